#include "schema/reading.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>

namespace yingbao::schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int digits_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  for (std::size_t i = at; i < at + length; ++i) {
    if (i >= text.size() || !is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Date> read_plain_digits(std::string_view text) {
  if (text.size() == 8) return Date::of(digits_at(text, 0, 4), digits_at(text, 4, 2), digits_at(text, 6, 2));
  if (text.size() == 6) return Date::of(digits_at(text, 0, 4), digits_at(text, 4, 2), 1);
  if (text.size() == 5) {
    const int serial = digits_at(text, 0, 5);
    if (serial < 20000 || serial > 60000) return {};
    const auto day = std::chrono::sys_days{std::chrono::days{serial - 25569}};
    const std::chrono::year_month_day ymd{day};
    return Date::of(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                    static_cast<int>(static_cast<unsigned>(ymd.day())));
  }
  return {};
}

/// Year, month and day as runs of digits between separators; a time of day may follow a blank or T.
std::optional<Date> read_separated(std::string_view text) {
  std::array<int, 3> parts{0, 0, 1};
  std::size_t count = 0, at = 0;
  while (at < text.size() && count < 3) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t length = end - at;
    if (length == 0 || length > 4 || (count == 0 && length != 4) || (count > 0 && length > 2)) return {};
    parts[count++] = digits_at(text, at, length);
    if (end == text.size()) return count < 2 ? std::nullopt : Date::of(parts[0], parts[1], parts[2]);
    const auto rest = text.substr(end);
    std::size_t step = 0;
    for (const std::string_view mark : {"-", "/", ".", "年", "月", "日"})
      if (rest.starts_with(mark)) step = mark.size();
    const bool time_follows = count == 3 && (rest[0] == ' ' || rest[0] == 'T');
    if (time_follows) return Date::of(parts[0], parts[1], parts[2]);
    if (step == 0) return {};
    const bool closed = rest.starts_with("年") || rest.starts_with("月") || rest.starts_with("日");
    at = end + step;
    if (at == text.size()) return count >= 2 && closed ? Date::of(parts[0], parts[1], parts[2]) : std::nullopt;
    if (count == 3) {
      const bool time_of_day = closed && (text[at] == ' ' || text[at] == 'T' || is_digit(text[at]));
      return time_of_day ? Date::of(parts[0], parts[1], parts[2]) : std::nullopt;
    }
  }
  return {};
}

}  // namespace

std::optional<Date> read_date(std::string_view cell) {
  if (cell.size() == 10 && cell[4] == '-')
    if (const auto date = Date::parse_iso(cell)) return date;
  const auto text = fold_width(cell);
  if (text.empty()) return {};
  std::string_view view{text};
  if (view.size() > 2 && view.ends_with(".0")) view.remove_suffix(2);
  if (view.find_first_not_of("0123456789") == std::string_view::npos) return read_plain_digits(view);
  return read_separated(view);
}

std::optional<std::int64_t> read_money(std::string_view cell, bool in_ten_thousands) {
  auto text = fold_width(cell);
  std::string_view view{text};
  for (const std::string_view mark : {"¥", "￥", "RMB", "人民币"})
    if (view.starts_with(mark)) view.remove_prefix(mark.size());
  // What the cell itself says of its unit goes before what the column's title says.
  if (view.ends_with("元")) view.remove_suffix(std::string_view{"元"}.size()), in_ten_thousands = false;
  if (view.ends_with("万")) view.remove_suffix(std::string_view{"万"}.size()), in_ten_thousands = true;
  view = trim(view);
  const bool negative = view.starts_with('-');
  if (negative || view.starts_with('+')) view.remove_prefix(1);
  // Scaled by 10^6 so that 万元 with several decimals stay exact; the seventh decimal rounds.
  std::int64_t whole = 0, fraction = 0, scale = 10000000;
  bool any = false, dot = false;
  for (const char c : view) {
    if (c == ',' && !dot && any) continue;
    if (c == '.' && !dot) {
      dot = true;
      continue;
    }
    if (!is_digit(c)) return {};
    any = true;
    if (!dot) whole = whole * 10 + (c - '0');
    else if (scale > 1) scale /= 10, fraction += (c - '0') * scale;
    if (whole > 100000000000) return {};
  }
  if (!any) return {};
  const std::int64_t tenths = whole * 10000000 + fraction;  // of a millionth of a yuan, or of a fen of 万元
  const std::int64_t fen = in_ten_thousands ? (tenths + 5) / 10 : (tenths + 50000) / 100000;
  return negative ? -fen : fen;
}

std::optional<std::int64_t> read_integer(std::string_view cell) {
  const auto text = fold_width(cell);
  std::string digits;
  std::string_view view{text};
  for (const std::string_view measure : {"人", "次", "户", "岁", "年", "间", "件"})
    if (view.ends_with(measure)) view.remove_suffix(measure.size());
  if (const auto dot = view.find('.'); dot != std::string_view::npos) {
    if (view.find_first_not_of('0', dot + 1) != std::string_view::npos) return {};
    view = view.substr(0, dot);
  }
  for (const char c : view)
    if (c != ',') digits.push_back(c);
  std::int64_t value = 0;
  const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (ec != std::errc{} || end != digits.data() + digits.size()) return {};
  return value;
}

std::vector<std::string> read_list(std::string_view cell) {
  std::string text = fold_width(cell);
  for (const std::string_view mark : {"、", ",", ";", "/", "\r", "\n"})
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) text.replace(at, mark.size(), "|");
  std::vector<std::string> parts;
  for (const auto part : split(text, '|'))
    if (const auto word = trim(part); !word.empty()) parts.emplace_back(word);
  return parts;
}

bool says_nothing(std::string_view cell) {
  if (cell.empty()) return true;
  // A blank, a dash, a stroke, 无 and — are all that may begin such a cell.
  const auto first = static_cast<unsigned char>(cell[0]);
  const bool may = first <= ' ' || first == '-' || first == '/' || first == 0xC2 || first == 0xE2 || first == 0xE3 ||
                   first == 0xEF || (first == 0xE6 && cell.starts_with("无"));
  if (!may) return false;
  const auto text = trim(cell);
  return text.empty() || text == "-" || text == "/" || text == "—" || text == "--" || text == "无";
}

}  // namespace yingbao::schema
