#include "format/spreadsheetml/references.hpp"

#include "base/text.hpp"
#include "format/replacement.hpp"

#include <charconv>
#include <cstdint>

namespace yingbao::format::spreadsheetml {
namespace {

constexpr std::size_t kLongest = 12;  // "&#x0010FFFF;" and a little less

struct Reference {
  std::uint32_t code = 0;
  std::size_t length = 0;  ///< 0: there is none
};

Reference reference_at(std::string_view text) {
  if (!text.starts_with("&#")) return {};
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const auto digits = text.substr(hexadecimal ? 3 : 2);
  Reference found;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), found.code, hexadecimal ? 16 : 10);
  if (error != std::errc{} || end == digits.data() + digits.size() || *end != ';') return {};
  found.length = static_cast<std::size_t>(end - text.data()) + 1;
  return found;
}

bool is_half(std::uint32_t code, std::uint32_t first) { return code >= first && code < first + 0x400; }

bool is_allowed(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code <= 0x10FFFF);
}

}  // namespace

std::string_view References::mend(std::string_view piece, bool last) {
  if (waiting_.empty() && piece.find("&#") == std::string_view::npos && (last || !piece.ends_with('&'))) return piece;
  waiting_ += piece;
  text_.clear();
  std::string_view rest{waiting_};
  for (;;) {
    const auto at = rest.find('&');
    text_ += rest.substr(0, at);
    if (at == std::string_view::npos) {
      rest = {};
      break;
    }
    rest.remove_prefix(at);
    if (!last && rest.size() < 2 * kLongest) break;
    const auto first = reference_at(rest);
    const auto second = is_half(first.code, 0xD800) ? reference_at(rest.substr(first.length)) : Reference{};
    if (first.length == 0 || is_allowed(first.code)) {
      text_ += '&';
      rest.remove_prefix(1);
      continue;
    }
    rest.remove_prefix(first.length);
    if (first.code == '\v' || first.code == '\f') {
      text_ += '\n';
    } else if (second.length > 0 && is_half(second.code, 0xDC00)) {
      append_utf8(text_, 0x10000 + ((first.code - 0xD800) << 10) + (second.code - 0xDC00));
      rest.remove_prefix(second.length);
    } else {
      text_ += kReplacement;
    }
  }
  waiting_ = std::string{rest};
  return text_;
}

}  // namespace yingbao::format::spreadsheetml
