#include "reading/cells.hpp"

#include "base/text.hpp"
#include "reading/numerals.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace yingbao::reading {
namespace {

struct Quote {
  std::string_view opens, closes;
  std::string_view mistyped = {};  ///< ends the whole as well, where no closing mark stands anywhere
};
// Input methods type the closing mark in front as readily as the opening one, and the opening one twice.
constexpr Quote kQuotes[] = {{"'", "'"},      {"\"", "\""}, {"`", "`", "'"}, {"‘", "’", "‘"}, {"’", "’"},
                             {"“", "”", "“"}, {"”", "”"},   {"＇", "＇"},    {"＂", "＂"}};
constexpr int kMostWrappers = 4;  // nobody wraps a value oftener, and a long cell of quotes costs no more than another

/// What a text may be that begins with a byte: a wrapped one, or one that says nothing. Most begin with neither's.
enum Begins : std::uint8_t { plain = 0, wrapper = 1, nothing = 2, perhaps = 4 };
constexpr auto kBegins = [] {
  std::array<std::uint8_t, 256> table{};
  for (unsigned c = 0; c < '0'; ++c) table[c] = nothing;
  for (const unsigned char c : {'N', 'n', 'U', 'u', '\\', '[', '_', '`', '<', '='}) table[c] = nothing;
  for (const unsigned c : {0xC2, 0xE2, 0xE3, 0xEF}) table[c] = nothing;
  for (const unsigned c : {0xE6, 0xE7}) table[c] = perhaps;  // 无, 暂 and 空 do, and a good part of all characters
  for (const unsigned c : {0x27, 0x22, 0x60, 0x3D, 0xE2, 0xEF}) table[c] |= wrapper;  // ASCII: ' " ` =
  return table;
}();

bool may_be_wrapped(std::string_view text) { return (kBegins[static_cast<unsigned char>(text[0])] & wrapper) != 0; }

/// Takes off one wrapper; false when there is none. A quote that opens a part of the text only is no wrapper.
bool take_off_wrapper(std::string_view& text) {
  for (const std::string_view formula : {"=\"", "＝＂"})
    if (text.size() > formula.size() && text.starts_with(formula)) {
      text.remove_prefix(text.starts_with('=') ? 1 : std::string_view{"＝"}.size());
      return true;
    }
  for (const auto& [opens, closes, mistyped] : kQuotes) {
    if (!text.starts_with(opens)) continue;
    auto inner = text.substr(opens.size());
    const auto mate = inner.find(closes);
    if (mate != std::string_view::npos && mate + closes.size() == inner.size()) inner.remove_suffix(closes.size());
    else if (mate != std::string_view::npos && opens != "'") return false;
    else if (!mistyped.empty() && inner.ends_with(mistyped)) inner.remove_suffix(mistyped.size());
    text = inner;
    return true;
  }
  return false;
}

constexpr std::string_view kNothing =
    "无|空|暂无|null|(null)|<null>|[null]|\\n|none|nan|n/a|nil|undefined|#null|(空)|(无)|<空>";

/// False, at once, for most cells: they begin with a digit or a character under which nothing of the kind begins.
bool may_say_nothing(std::string_view cell) {
  const auto begins = kBegins[static_cast<unsigned char>(cell[0])];
  if ((begins & perhaps) == 0) return (begins & nothing) != 0;
  return cell.starts_with("无") || cell.starts_with("空") || cell.starts_with("暂");
}

/// Nothing but dashes, strokes, points and blanks.
bool is_strokes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    constexpr std::u32string_view kStrokes =
        U" -/\\_.\u2010\u2011\u2012\u2013\u2014\u2015\u2026\u2212\u2500\u3002\uFE63\uFF0D\uFF0E\uFF0F\uFF3C\uFF3F";
    if (kStrokes.find(c) == kStrokes.npos) return false;
  }
  return true;
}

}  // namespace

std::string_view unwrapped(std::string_view cell) {
  auto text = trim(cell);
  for (int i = 0; i < kMostWrappers && !text.empty() && may_be_wrapped(text) && take_off_wrapper(text); ++i)
    text = trim(text);
  return text;
}

bool says_nothing(std::string_view cell) {
  if (cell.empty()) return true;
  if (!may_say_nothing(cell)) return false;
  const auto text = unwrapped(cell);
  if (text.empty() || is_strokes(text)) return true;
  constexpr std::size_t kLongest = 16;
  if (text.size() > kLongest) return false;
  return text == "NA" || is_one_of(fold_title(text), kNothing);
}

bool begins_plainly(std::string_view text) {
  if (text.empty()) return false;
  const auto begins = kBegins[static_cast<unsigned char>(text[0])];
  return begins == plain || (begins == perhaps && !may_say_nothing(text));
}

std::optional<std::int64_t> read_integer(std::string_view cell) {
  if (const auto plain = plain_digits(cell)) return plain;  // what most cells hold
  std::string buffer;
  auto view = folded(unwrapped(cell), buffer);
  const auto take_measure = [&] {
    for (const std::string_view measure :
         {"人", "次", "户", "岁", "年度", "年", "间", "件", "口", "个", "名", "位", "周"})
      if (view.size() > measure.size() && view.ends_with(measure)) return view.remove_suffix(measure.size()), true;
    return false;
  };
  while (take_measure()) view = trim(view);
  bool negative = false;
  for (const std::string_view sign : {"-", "−", "+"})
    if (view.starts_with(sign)) {
      negative = sign != "+";
      view = trim(view.substr(sign.size()));
      break;
    }
  std::string digits;
  if (const auto number = read_chinese_number(view)) digits = std::to_string(*number);
  else if (const auto written = written_out(view)) digits = *written;
  else if (const auto plain = ungrouped(view)) digits = *plain;
  if (const auto dot = digits.find('.'); dot != std::string::npos) {
    if (digits.find_first_not_of('0', dot + 1) != std::string::npos) return {};
    digits.resize(dot);
  }
  std::int64_t value = 0;
  const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (ec != std::errc{} || end != digits.data() + digits.size() || value < 0) return {};
  return negative ? -value : value;
}

std::vector<std::string> read_list(std::string_view cell) {
  constexpr std::string_view kMark = "、", kMarks = ",;/|\r\n";
  const std::string text = fold_width(unwrapped(cell));
  const std::string_view whole{text};
  std::vector<std::string> parts;
  std::size_t from = 0;
  const auto end_part = [&](std::size_t end) {
    if (const auto word = trim(whole.substr(from, end - from)); !word.empty()) parts.emplace_back(word);
  };
  for (std::size_t at = 0; at < whole.size();) {
    const auto length = whole.substr(at).starts_with(kMark)   ? kMark.size()
                      : kMarks.find(whole[at]) != kMarks.npos ? 1u
                                                              : 0u;
    if (length > 0) end_part(at), from = at + length;
    at += std::max<std::size_t>(length, 1);
  }
  end_part(whole.size());
  return parts;
}

}  // namespace yingbao::reading
