#include "reading/numerals.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <span>

namespace yingbao::reading {
namespace {

constexpr std::int64_t kLargest = 10'000'000'000'000;

struct Numeral {
  std::string_view spellings;
  std::int64_t value;
};
constexpr Numeral kDigits[] = {{"零〇○", 0}, {"一壹", 1},   {"二贰两貳", 2}, {"三叁參", 3}, {"四肆", 4},
                               {"五伍", 5},  {"六陆陸", 6}, {"七柒", 7},     {"八捌", 8},   {"九玖", 9}};
constexpr Numeral kUnits[] = {{"十拾", 10}, {"百佰", 100}, {"千仟", 1000}, {"万萬", 10'000}, {"亿億", 100'000'000}};

std::int64_t value_among(std::span<const Numeral> table, std::string_view character) {
  for (const auto& numeral : table)
    if (contains(numeral.spellings, character)) return numeral.value;
  return -1;
}

std::string_view character_at(std::string_view text, std::size_t at) {
  auto end = at;
  next_code_point(text, end);
  return text.substr(at, end - at);
}

bool is_numeral(std::string_view character) {
  constexpr std::string_view kAll = "零〇○一壹二贰两貳三叁參四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億";
  return character.size() == 3 && contains(kAll, character);
}

/// 二〇二〇: digit after digit.
std::optional<std::int64_t> read_digit_by_digit(std::string_view text) {
  constexpr std::size_t kMost = 12 * 3;
  if (text.size() > kMost) return {};
  std::int64_t value = 0;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const auto digit = value_among(kDigits, text.substr(at, 3));
    if (digit < 0) return {};
    value = value * 10 + digit;
  }
  return value;
}

/// The state of reading 三亿四千万零五百: what is closed by 亿 or 万, the section of four places at hand, its last digit.
struct Sections {
  std::int64_t closed = 0, section = 0, digit = -1, last_unit = 0;
  bool zero = false;

  bool take_digit(std::int64_t value) {
    if (digit > 0 || (digit == 0 && value == 0)) return false;
    digit = value;
    zero = zero || value == 0;
    return true;
  }
  bool take_small_unit(std::int64_t unit) {
    if (last_unit > 0 && last_unit <= unit && last_unit < 10'000) return false;
    if (digit == 0 || (digit < 0 && (unit != 10 || section != 0))) return false;
    section += (digit < 0 ? 1 : digit) * unit;
    close(unit);
    return true;
  }
  bool take_large_unit(std::int64_t unit) {
    section += std::max<std::int64_t>(digit, 0);
    const bool in_order =
        section > 0 && section < 10'000 && (closed == 0 || closed % unit == 0) && (closed == 0 || closed > unit * 1000);
    if (!in_order) return false;
    closed += section * unit;
    section = 0;
    close(unit);
    return true;
  }
  void close(std::int64_t unit) {
    last_unit = unit;
    digit = -1;
    zero = false;
  }
};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<std::int64_t> plain_digits(std::string_view text) {
  constexpr std::size_t kMost = 18;
  if (text.empty() || text.size() > kMost || !all_digits(text)) return {};
  std::int64_t value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::optional<std::int64_t> read_chinese_number(std::string_view text) {
  if (text.empty() || text.size() % 3 != 0) return {};
  if (text.size() > 3)
    if (const auto value = read_digit_by_digit(text)) return value;
  Sections read;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const auto character = text.substr(at, 3);
    bool good = false;
    if (const auto digit = value_among(kDigits, character); digit >= 0) good = read.take_digit(digit);
    else if (const auto unit = value_among(kUnits, character); unit >= 10'000) good = read.take_large_unit(unit);
    else if (unit > 0) good = read.take_small_unit(unit);
    if (!good || read.closed > kLargest) return {};
  }
  const bool open = read.digit > 0 && read.last_unit > 10 && !read.zero;
  if (open) return {};
  return read.closed + read.section + std::max<std::int64_t>(read.digit, 0);
}

std::string with_arabic_numerals(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && is_numeral(character_at(text, end))) end += 3;
    if (end == at) {
      const auto character = character_at(text, at);
      out += character;
      at += character.size();
      continue;
    }
    const auto run = text.substr(at, end - at);
    const auto value = read_chinese_number(run);
    out += value ? std::to_string(*value) : std::string{run};
    at = end;
  }
  return out;
}

std::optional<std::string> written_out(std::string_view text) {
  const auto e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0) return {};
  auto power_text = text.substr(e + 1);
  const bool below = power_text.starts_with('-');
  if (below || power_text.starts_with('+')) power_text.remove_prefix(1);
  if (power_text.empty() || power_text.size() > 2 || !all_digits(power_text)) return {};
  int power = 0;
  std::from_chars(power_text.data(), power_text.data() + power_text.size(), power);
  const auto mantissa = text.substr(0, e);
  const auto dot = std::min(mantissa.find('.'), mantissa.size());
  std::string digits{mantissa.substr(0, dot)};
  if (dot < mantissa.size()) digits += mantissa.substr(dot + 1);
  constexpr int kMostDigits = 17;
  if (dot == 0 || digits.size() > kMostDigits || power > kMostDigits || !all_digits(digits)) return {};
  const auto point = static_cast<int>(dot) + (below ? -power : power);
  if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  const auto whole = static_cast<std::size_t>(point);
  if (whole > digits.size()) digits.append(whole - digits.size(), '0');
  if (whole < digits.size()) digits.insert(whole, 1, '.');
  return digits;
}

std::optional<std::string> ungrouped(std::string_view digits) {
  const auto first = digits.find_first_of(", ");
  if (first == std::string_view::npos) return std::string{digits};
  const char separator = digits[first];
  const auto whole = digits.substr(0, digits.find('.'));
  if (first == 0 || first > 3 || digits.find(separator, whole.size()) != std::string_view::npos) return {};
  std::string out;
  out.reserve(digits.size());
  for (std::size_t at = 0; at < whole.size();) {
    const auto end = std::min(whole.find(separator, at), whole.size());
    const auto group = whole.substr(at, end - at);
    if (!all_digits(group) || (at > 0 && group.size() != 3)) return {};
    out += group;
    at = end + 1;
  }
  return whole.back() == separator ? std::optional<std::string>{} : out.append(digits.substr(whole.size()));
}

}  // namespace yingbao::reading
