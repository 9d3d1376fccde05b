// UTF-8 text as clerks type it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao {

/// True when `text` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool is_utf8(std::string_view text);

/// UTF-8 with control characters visible as \x1B or \u202E, and what is no UTF-8 as %XX: for names from outside.
std::string printable(std::string_view text);

/// Every byte but letters, digits and -._~ as %XX: one value inside an address or a form.
std::string percent_encoded(std::string_view text);

/// Decodes the code point at `at` of well-formed UTF-8 and moves `at` behind it.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

/// trim, of a text that may need it.
std::string_view without_blanks(std::string_view text);
/// False, at once, for bytes under which no blank begins.
constexpr bool may_begin_blank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}
/// The same for the character that ends a text.
constexpr bool may_end_blank(std::string_view text) {
  const auto last = static_cast<unsigned char>(text.back());
  if (last < 0x80) return last <= ' ';
  return text.size() < 3 || may_begin_blank(text[text.size() - 3]) || may_begin_blank(text[text.size() - 2]);
}
/// Without blanks at both ends: ASCII white space, U+3000, U+00A0, zero-width and direction marks, BOM.
inline std::string_view trim(std::string_view text) {
  if (text.empty() || (!may_begin_blank(text.front()) && !may_end_blank(text))) return text;
  return without_blanks(text);
}

/// Full-width ASCII to ASCII, U+3000 to space, radicals to the ideographs they look like, invisible marks removed, outer
/// blanks trimmed.
std::string fold_width(std::string_view text);

/// fold_width without a copy where nothing changes; otherwise the text stands in `buffer`.
std::string_view folded(std::string_view text, std::string& buffer);

/// fold_width without any blanks and with （）【】〔〕[] as plain brackets, lower-cased: for comparing titles and words.
std::string fold_title(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);
bool contains(std::string_view text, std::string_view part);
/// `*` and `?` over bytes; ASCII letters match in either case.
bool matches_pattern(std::string_view pattern, std::string_view name);

/// Words that stand in tables are joined by '|'.
bool is_one_of(std::string_view word, std::string_view words);
bool contains_any(std::string_view text, std::string_view words);

}  // namespace yingbao
