#include "format/utf16_source.hpp"

#include "base/text.hpp"

namespace yingbao::format {
namespace {

constexpr char32_t kMark = 0xFEFF;
constexpr char kNoCharacter = '\xFF';

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
  return order == ByteOrder::little ? char32_t{first} | char32_t{second} << 8 : char32_t{second} | char32_t{first} << 8;
}

bool is_high(char32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low(char32_t unit) { return (unit & 0xFC00) == 0xDC00; }

bool looks_like(std::string_view start, ByteOrder order) {
  constexpr std::size_t kFewest = 8;  // of fewer, nothing can be told
  const auto units = start.size() / 2;
  if (units < kFewest || start.starts_with("PK")) return false;
  std::size_t ascii = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const auto unit = unit_at(start, 2 * i, order);
    const bool control = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
    if (control || unit == 0x7F || unit >= 0xFFFE) return false;
    if (unit < 0x7F) ++ascii;
  }
  return ascii > 0 && ascii * 4 >= units;
}

}  // namespace

std::optional<ByteOrder> utf16_order(std::string_view start) {
  if (start.starts_with("\xFF\xFE")) return ByteOrder::little;
  if (start.starts_with("\xFE\xFF")) return ByteOrder::big;
  const auto window = start.substr(0, 4096);
  if (window.find('\0') == std::string_view::npos) return {};
  for (const auto order : {ByteOrder::little, ByteOrder::big})
    if (looks_like(window, order)) return order;
  return {};
}

Status Utf16Source::convert(std::string& raw, bool at_end, std::string& out) {
  std::size_t at = 0;
  while (at + 2 <= raw.size()) {
    const auto unit = unit_at(raw, at, order_);
    if (is_high(unit) && at + 4 > raw.size() && !at_end) break;
    const auto next = is_high(unit) && at + 4 <= raw.size() ? unit_at(raw, at + 2, order_) : 0;
    const bool pair = is_low(next);
    if (pair) append_utf8(out, 0x10000 + ((unit & 0x3FF) << 10 | (next & 0x3FF)));
    else if (is_high(unit) || is_low(unit)) out.push_back(kNoCharacter);
    else if (unit != kMark || begun_) append_utf8(out, unit);
    begun_ = true;
    at += pair ? 4 : 2;
  }
  if (at_end && at < raw.size()) {
    out.push_back(kNoCharacter);
    at = raw.size();
  }
  raw.erase(0, at);
  return {};
}

}  // namespace yingbao::format
