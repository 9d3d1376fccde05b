#include "format/charset.hpp"

#include "base/text.hpp"
#include "format/gb18030.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

namespace yingbao::format {
namespace {

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080u) return false;
  }
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
  return true;
}

/// Bytes above which a character of UTF-8 may be private or none: U+E000 and above.
bool has_high_lead(std::string_view text) {
  constexpr unsigned char kLowest = 0xEE;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (((word & 0x7F7F7F7F7F7F7F7Fu) + 0x1212121212121212u) & word & 0x8080808080808080u) return true;
  }
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= kLowest) return true;
  return false;
}

/// The text with every code point at its standard place: itself, unless one is not.
std::string_view standardised(std::string_view text, std::string& buffer) {
  if (!has_high_lead(text)) return text;
  std::size_t plain = 0;  // up to here it stands in the buffer
  bool changed = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    const auto c = next_code_point(text, at), standard = standard_code_point(c);
    if (c == standard) continue;
    if (!std::exchange(changed, true)) buffer.clear();
    buffer.append(text, plain, from - plain);
    append_utf8(buffer, standard);
    plain = at;
  }
  if (!changed) return text;
  return buffer.append(text, plain);
}

std::size_t utf8_length(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const std::size_t length = lead < 0x80 ? 1
                           : lead < 0xC2 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (length == 0 || length > bytes.size()) return length > bytes.size() ? length : 0;
  return is_utf8(bytes.substr(0, length)) ? length : 0;
}

template <class Length>
std::size_t count_bad(std::string_view window, const Length& length_of) {
  std::size_t bad = 0;
  while (!window.empty()) {
    const auto length = length_of(window);
    if (length > window.size()) break;
    if (length == 0) ++bad;
    window.remove_prefix(length == 0 ? 1 : length);
  }
  return bad;
}

}  // namespace

std::string_view name_of(Charset charset) {
  constexpr std::string_view kNames[] = {"utf-8", "gb18030", "utf-16"};
  return kNames[static_cast<std::size_t>(charset)];
}

std::optional<Charset> charset_named(std::string_view name) {
  const auto word = fold_title(name);
  if (word == "utf-8" || word == "utf8") return Charset::utf8;
  if (word == "gb18030" || word == "gbk" || word == "gb2312") return Charset::gb18030;
  if (word.starts_with("utf-16") || word == "utf16") return Charset::utf16;
  return {};
}

bool tells_charset(std::string_view window) { return !is_ascii(window); }

Charset guess_charset(std::string_view window) {
  const auto bad_utf8 = count_bad(window, utf8_length);
  if (bad_utf8 == 0) return Charset::utf8;
  return count_bad(window, gb18030_length) < bad_utf8 ? Charset::gb18030 : Charset::utf8;
}

std::size_t character_length(std::string_view bytes, Charset charset) {
  return charset == Charset::gb18030 ? gb18030_length(bytes) : utf8_length(bytes);
}

std::optional<std::string_view> decode_cell(std::string_view cell, Charset charset, std::string& buffer) {
  if (is_ascii(cell)) return cell;
  if (charset != Charset::gb18030) {
    if (!is_utf8(cell)) return {};
    return standardised(cell, buffer);
  }
  buffer.clear();
  if (!decode_gb18030(cell, buffer)) return {};
  return std::string_view{buffer};
}

}  // namespace yingbao::format
