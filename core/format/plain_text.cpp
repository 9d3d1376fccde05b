#include "format/plain_text.hpp"

#include "format/gb18030.hpp"

#include <cstdint>
#include <cstring>

namespace yingbao::format {
namespace {

bool is_printable(unsigned char c) { return c >= ' ' && c < 0x7F; }

/// Of UTF-8: U+4000 to U+9FFF begin with E4 to E9, and nothing else does.
bool begins_ideograph(std::uint32_t lead) { return lead - 0xE4 <= 0xE9 - 0xE4; }

/// Of eight bytes.
bool are_printable(const char* bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101u, kHigh = 0x80 * kEach;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return ((word | (word - ' ' * kEach) | (word + kEach)) & kHigh) == 0;
}

/// Bytes at the front that are printable ASCII.
std::size_t printable_run(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8)
    if (!are_printable(text.data() + at)) break;
  if (at > 0 && at + 8 > text.size() && are_printable(text.data() + text.size() - 8)) return text.size();
  while (at < text.size() && is_printable(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

bool is_plain_utf8(std::string_view text) {
  for (std::size_t at = printable_run(text); at < text.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (is_printable(byte(0))) {
      ++at;
      continue;
    }
    const bool ideograph =
        begins_ideograph(byte(0)) && text.size() - at >= 3 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80;
    if (!ideograph) return false;
    at += 3;
  }
  return true;
}

}  // namespace

bool begins_with_ideograph(std::string_view cell, Charset charset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(cell[i]); };
  if (cell.size() < 2 || byte(0) < 0x80) return false;
  if (charset != Charset::gb18030) return begins_ideograph(byte(0));
  return begins_ideograph(gb18030_pairs()[gb18030_pair(byte(0), byte(1))] & 0xFF);
}

std::string_view plain_text(std::string_view cell, Charset charset, PlainBuffer& buffer) {
  if (cell.empty() || cell.size() > kLongestPlain || cell.front() == ' ' || cell.back() == ' ') return {};
  if (charset != Charset::gb18030) return is_plain_utf8(cell) ? cell : std::string_view{};
  const auto ascii = printable_run(cell);
  if (ascii == cell.size()) return cell;
  const auto* const pairs = gb18030_pairs();
  const auto* p = reinterpret_cast<const unsigned char*>(cell.data()) + ascii;
  const auto* const end = p + (cell.size() - ascii);
  char* to = buffer.data() + cell.copy(buffer.data(), ascii);
  while (p < end) {
    if (*p < 0x80) {
      if (!is_printable(*p)) return {};
      *to++ = static_cast<char>(*p++);
      continue;
    }
    const auto character = end - p >= 2 ? pairs[gb18030_pair(p[0], p[1])] : 0;
    if (!begins_ideograph(character & 0xFF)) return {};
    std::memcpy(to, &character, sizeof character);  // the fourth byte is written over, or behind the end
    to += 3;
    p += 2;
  }
  return {buffer.data(), static_cast<std::size_t>(to - buffer.data())};
}

}  // namespace yingbao::format
