#include "format/charset.hpp"

#include "base/text.hpp"
#include "format/gb18030.hpp"

#include <cstdint>
#include <cstring>

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

std::size_t utf8_length(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
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
  if (word == "utf-16" || word == "utf16") return Charset::utf16;
  return {};
}

bool tells_charset(std::string_view window) { return !is_ascii(window); }

Charset guess_charset(std::string_view window) {
  const auto bad_utf8 = count_bad(window, utf8_length);
  if (bad_utf8 == 0) return Charset::utf8;
  return count_bad(window, gb18030_length) < bad_utf8 ? Charset::gb18030 : Charset::utf8;
}

std::size_t character_length(std::string_view bytes, Charset charset) {
  return charset == Charset::utf8 ? utf8_length(bytes) : gb18030_length(bytes);
}

std::optional<std::string_view> decode_cell(std::string_view cell, Charset charset, std::string& buffer) {
  if (is_ascii(cell)) return cell;
  if (charset != Charset::gb18030) {
    if (!is_utf8(cell)) return {};
    return cell;
  }
  buffer.clear();
  if (!decode_gb18030(cell, buffer)) return {};
  return std::string_view{buffer};
}

}  // namespace yingbao::format
