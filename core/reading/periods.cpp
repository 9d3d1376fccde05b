#include "reading/periods.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace yingbao::reading {
namespace {

constexpr std::string_view kNumerals = "一|二|三|四|五|六|七|八|九|十|两|半", kUnits = "个月|个半月|年|月|天|日|周";
constexpr std::string_view kUntil = "至|到|~|截至|截止";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of the longest of the words that the text begins with.
std::size_t word_at(std::string_view text, std::string_view words) {
  std::size_t length = 0;
  for (const auto word : split(words, '|'))
    if (text.starts_with(word)) length = std::max(length, word.size());
  return length;
}

}  // namespace

std::size_t number_at(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && (is_digit(text[length]) || (length > 0 && text[length] == '.'))) ++length;
  return length;
}

std::size_t duration_at(std::string_view text) {
  constexpr std::size_t kLongest = 3;  // digits; four are a year of the calendar
  auto length = number_at(text);
  if (length > kLongest) return 0;
  if (length == 0)
    while (const auto numeral = word_at(text.substr(length), kNumerals)) length += numeral;
  const auto unit = length > 0 ? word_at(text.substr(length), kUnits) : 0;
  return unit > 0 ? length + unit : 0;
}

bool until_at(std::string_view text, bool behind_day) {
  constexpr std::size_t kYear = 4;
  const auto until = word_at(text, kUntil);
  if (until > 0) return number_at(text.substr(until)) > 0;
  return behind_day && text.starts_with('-') && number_at(text.substr(1)) >= kYear;
}

}  // namespace yingbao::reading
