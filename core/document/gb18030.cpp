#include "document/gb18030.hpp"

#include "base/text.hpp"

#include <iconv.h>

namespace yingbao::document {
namespace {

bool has_unstable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
      return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> to_gb18030(std::string_view utf8) {
  if (has_unstable(utf8)) return {};
  const iconv_t converter = ::iconv_open("GB18030", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  std::string out(utf8.size() * 2 + 16, '\0');  // no character takes more than 4 bytes, none of 2 or 3 grows beyond
  char *from = const_cast<char *>(utf8.data()), *to = out.data();  // iconv reads only
  std::size_t left = utf8.size(), room = out.size();
  const bool done = ::iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  if (!done) return {};
  out.resize(out.size() - room);
  return out;
}

}  // namespace yingbao::document
