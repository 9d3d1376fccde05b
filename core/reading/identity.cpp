#include "reading/identity.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/disability_certificate.hpp"
#include "reading/numerals.hpp"
#include "reading/reference_data.hpp"

#include <algorithm>
#include <bitset>
#include <memory>
#include <vector>

namespace yingbao::reading {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

int two(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

bool is_eighteen(std::string_view text) {
  return text.size() == 18 && all_digits(text.substr(0, 17)) && (is_digit(text[17]) || text[17] == 'X');
}

/// Date and check character of a number that has the shape of 18 characters.
IdStatus judge_eighteen(std::string_view number) {
  const int year = two(number, 6) * 100 + two(number, 8);
  if (!Date::of(year, two(number, 10), two(number, 12))) return IdStatus::bad_date;
  if (check_character(number.substr(0, 17)) != number[17]) return IdStatus::bad_check;
  return number[0] == '9' ? IdStatus::foreign_ok : IdStatus::ok;
}

/// What clerks type in front of the number they were asked for.
std::string_view without_label(std::string_view text) {
  constexpr std::string_view kLabels[] = {"居民身份证号码", "居民身份证号", "公民身份号码", "公民身份证号码",
                                          "身份证号码",     "身份证件号码", "身份证号",     "身份证",
                                          "证件号码",       "证件号",       "身份号码"};
  for (const auto label : kLabels)
    if (text.starts_with(label)) {
      text = trim(text.substr(label.size()));
      if (text.starts_with(':') || text.starts_with('=')) text = trim(text.substr(1));
      return unwrapped(text);
    }
  return text;
}

/// 3.50521E+17, 3.5052119900101E17, 3.50521e+17: what programs show of a number they hold as a floating-point one. A
/// number of 15 digits that shows them all is exact and comes back written out; any other is lost.
bool is_exponent_form(std::string_view text, std::string& exact) {
  const auto e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0) return false;
  std::string form;
  for (const char c : text)
    if (c != ' ') form.push_back(c == ',' ? '.' : c);
  const auto at = form.find_first_of("Ee");
  auto power = std::string_view{form}.substr(at + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  const auto mantissa = std::string_view{form}.substr(0, at);
  const bool number = mantissa.find_first_not_of("0123456789.") == std::string_view::npos && is_digit(mantissa[0]);
  if (!number || power.empty() || power.size() > 2 || !all_digits(power)) return false;
  constexpr std::size_t kExactDigits = 15;
  const auto digits = static_cast<std::size_t>(std::count_if(mantissa.begin(), mantissa.end(), is_digit));
  if (const auto written = written_out(form); digits == kExactDigits && written && written->size() == kExactDigits)
    exact = *written;
  return true;
}

/// Separators and the look-alikes of X at the end; everything else stays.
std::string canonical_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool separator = c == ' ' || c == '-' || c == 0x2014 || c == 0x2013 || c == '.' || (c >= '\t' && c <= '\r');
    const bool quote = c == '\'' || c == '"' || c == '`' || (c >= 0x2018 && c <= 0x201D);
    if (separator || quote) continue;
    const bool like_x = c == 'x' || c == 0xD7 || c == 0x2715 || c == 0x445 || c == 0x425 || c == 0x3C7 || c == 0x3A7 ||
                        c == 0x2169 || c == 0x2179;
    if (like_x && out.size() == 17) out.push_back('X');
    else if (c == '*' && out.size() == 17 && at == text.size() && all_digits(out)) out.push_back('X');
    else append_utf8(out, c);
  }
  return out;
}

/// O for 0 and l or I for 1, kept only when the result passes.
std::optional<std::string> with_look_alike_digits(std::string_view text) {
  std::string out{text};
  for (auto& c : out) {
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'l' || c == 'I') c = '1';
  }
  if (out == text || !is_eighteen(out)) return {};
  const auto status = judge_eighteen(out);
  if (status != IdStatus::ok && status != IdStatus::foreign_ok) return {};
  return out;
}

Identity judge_fifteen(std::string_view digits) {
  if (digits.substr(12) >= "996") return {IdStatus::bad_date, {}};
  std::string number = std::string{digits.substr(0, 6)} + "19" + std::string{digits.substr(6)};
  if (!Date::of(1900 + two(digits, 6), two(digits, 8), two(digits, 10))) return {IdStatus::bad_date, {}};
  number.push_back(check_character(number));
  return {IdStatus::upgraded_15, number};
}

bool is_other_document(std::string_view text) {
  const auto tail_digits = [&](std::size_t letters) { return all_digits(text.substr(letters)); };
  if ((text.size() == 9 || text.size() == 11) && (text[0] == 'H' || text[0] == 'M' || text[0] == 'h' || text[0] == 'm'))
    return tail_digits(1);
  if (text.size() == 8 || text.size() == 10) return tail_digits(0);
  return text.size() == 15 && is_letter(text[0]) && is_letter(text[1]) && is_letter(text[2]) && tail_digits(3);
}

Identity judge_marked(std::string_view text) {
  if (text.find('*') != std::string_view::npos) return {IdStatus::masked, {}};
  if (is_eighteen(text)) {
    const auto status = judge_eighteen(text);
    // A spreadsheet keeps 15 significant digits and fills up with zeros.
    if (status != IdStatus::ok && status != IdStatus::foreign_ok && text.ends_with("000"))
      return {IdStatus::precision_lost, {}};
    const bool good = status == IdStatus::ok || status == IdStatus::foreign_ok;
    return {status, good ? std::string{text} : std::string{}};
  }
  if (auto corrected = with_look_alike_digits(text)) return {IdStatus::auto_corrected, *corrected};
  if (text.size() == 15 && all_digits(text)) return judge_fifteen(text);
  if (is_other_document(text)) return {IdStatus::non_id_doc, {}};
  if (text.size() >= 20) {
    if (const auto certificate = parse_disability_certificate(text)) {
      auto identity = judge_marked(certificate->id_number);
      identity.certificate_category = certificate->category;
      identity.certificate_grade = certificate->grade;
      return identity;
    }
  }
  return {IdStatus::bad_length, {}};
}

/// The whole numbers that one cell holds; a number set in groups (350521 19900101 1239) has no part that is one.
std::vector<std::string> numbers_in(std::string_view text) {
  std::string parts;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    constexpr std::u32string_view kBetween = U" \t\v\f\r\n/,;|\\+&、和及与";
    if (kBetween.find(c) != kBetween.npos) parts.push_back('|');
    else append_utf8(parts, c);
  }
  std::vector<std::string> numbers;
  for (const auto part : split(parts, '|')) {
    const auto number = canonical_marks(unwrapped(part));
    const bool certificate = number.size() >= 20 && parse_disability_certificate(number);
    if (is_eighteen(number) || (number.size() == 15 && all_digits(number)) || certificate) numbers.push_back(number);
  }
  // Two numbers without anything between them.
  const auto whole = canonical_marks(text);
  if (numbers.empty() && whole.size() == 36 && is_eighteen(whole.substr(0, 18)) && is_eighteen(whole.substr(18)))
    numbers = {whole.substr(0, 18), whole.substr(18)};
  return numbers;
}

/// Several numbers in one cell are one person's only when all of them say the same (an old and a new number).
std::optional<Identity> judge_several(std::string_view text) {
  constexpr std::size_t kShortestPair = 30;
  if (text.size() < kShortestPair) return {};
  const auto numbers = numbers_in(text);
  if (numbers.size() < 2) return {};
  const auto first = judge_marked(numbers.front());
  const bool same = first.usable() && std::all_of(numbers.begin(), numbers.end(), [&](const auto& number) {
                      return judge_marked(number).number == first.number;
                    });
  return same ? first : Identity{IdStatus::several, {}};
}

}  // namespace

std::string_view name_of(IdStatus status) {
  constexpr std::string_view kNames[] = {"OK",         "UPGRADED_15", "AUTO_CORRECTED", "BAD_LENGTH",
                                         "BAD_DATE",   "BAD_CHECK",   "PRECISION_LOST", "MASKED",
                                         "FOREIGN_OK", "NON_ID_DOC",  "MISSING",        "SEVERAL"};
  return kNames[static_cast<std::size_t>(status)];
}

char check_character(std::string_view digits) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits[i] - '0') * kWeights[i];
  return "10X98765432"[sum % 11];
}

bool is_plain_number(std::string_view cell) {
  if (!is_eighteen(cell)) return false;
  const auto status = judge_eighteen(cell);
  return status == IdStatus::ok || status == IdStatus::foreign_ok;
}

Identity judge_identity(std::string_view cell, CellKind kind) {
  if (says_nothing(cell)) return {IdStatus::missing, {}};
  const auto bare = unwrapped(cell);
  if (kind == CellKind::text && is_plain_number(bare))
    return {bare[0] == '9' ? IdStatus::foreign_ok : IdStatus::ok, std::string{bare}};
  const auto folded = fold_width(bare);
  std::string text{without_label(unwrapped(folded))};
  if (text.empty()) return {IdStatus::missing, {}};
  if (auto several = judge_several(text)) return *several;
  if (std::string exact; is_exponent_form(text, exact)) {
    if (exact.empty()) return {IdStatus::precision_lost, {}};
    text = exact;
  }
  // 350,521,670,401,001: a number with the separators of thousands is one that a spreadsheet holds as such.
  bool numeric = kind == CellKind::numeric;
  if (contains(text, ","))
    if (const auto plain = ungrouped(text); plain && !contains(*plain, ",")) text = *plain, numeric = true;
  const auto dot = text.find('.');
  if (dot != std::string::npos && dot + 1 < text.size() && all_digits(text.substr(0, dot)) &&
      text.find_first_not_of('0', dot + 1) == std::string::npos) {
    if (dot > 15) return {IdStatus::precision_lost, {}};
    text.resize(dot);
  }
  if (numeric && std::count_if(text.begin(), text.end(), is_digit) > 15) return {IdStatus::precision_lost, {}};
  return judge_marked(canonical_marks(text));
}

Date birth_date_of(std::string_view number) {
  return Date::of(two(number, 6) * 100 + two(number, 8), two(number, 10), two(number, 12)).value_or(Date{});
}

char sex_of(std::string_view number) { return (number[16] - '0') % 2 ? '1' : '2'; }

bool is_known_prefix(std::string_view number) {
  if (number[0] == '9') return true;
  static const auto known = [] {
    auto table = std::make_unique<std::bitset<1000000>>();
    for (const auto line : split(number_prefixes_csv, '\n'))
      if (line.size() == 6 && all_digits(line))
        table->set(static_cast<std::size_t>(two(line, 0) * 10000 + two(line, 2) * 100 + two(line, 4)));
    return table;
  }();
  return known->test(static_cast<std::size_t>(two(number, 0) * 10000 + two(number, 2) * 100 + two(number, 4)));
}

}  // namespace yingbao::reading
