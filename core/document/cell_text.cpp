#include "document/cell_text.hpp"

#include "base/guarded_text.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace yingbao::document {
namespace {

constexpr std::string_view kVisibleNul = "\xE2\x90\x80";  // U+2400

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/// "_x0041_" is how a workbook writes A: text that looks so is written so that it reads as it is.
bool looks_escaped(std::string_view text) {
  constexpr std::size_t kLength = 7;
  return text.size() >= kLength && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

void append_escape(std::string& out, char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += "_x";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[c >> shift & 15];
  out += '_';
}

}  // namespace

std::string with_visible_nul(std::string text) {
  for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) text.replace(at, 1, kVisibleNul);
  return text;
}

std::string workbook_text(std::string_view text) {
  constexpr std::size_t kMostCharacters = 32'767, kRoomForMark = 32;
  std::string out;
  std::size_t characters = 0, fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool literal = text[at] == '_' && looks_escaped(text.substr(at));
    const auto c = next_code_point(text, at);
    const bool control = (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
    characters += literal || control ? 7 : c > 0xFFFF ? 2 : 1;
    if (characters > kMostCharacters) {
      out.resize(fits);
      return out.append(kCut);
    }
    if (c == 0) out += kVisibleNul;
    else if (literal || control) append_escape(out, c);
    else append_utf8(out, c);
    if (characters <= kMostCharacters - kRoomForMark) fits = out.size();
  }
  return out;
}

}  // namespace yingbao::document
