#include "format/gb18030.hpp"

#include "base/text.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace yingbao::format {
namespace {

constexpr std::size_t kTwoByteLeads = 126, kTwoByteTrails = 191;
constexpr std::size_t kFourByteBmp = 39420;          // four-byte codes of the basic plane, in linear order
constexpr std::size_t kFourBytePlanes = 189000;      // linear position of U+10000

struct PrivateUse {
  std::uint32_t was, now;
};
// Characters whose code points were private until Unicode had them (GB18030-2005 and -2022, annex of changes).
constexpr PrivateUse kStandardised[] = {
    {0xE78D, 0xFE10}, {0xE78E, 0xFE12}, {0xE78F, 0xFE11}, {0xE790, 0xFE13}, {0xE791, 0xFE14}, {0xE792, 0xFE15},
    {0xE793, 0xFE16}, {0xE794, 0xFE17}, {0xE795, 0xFE18}, {0xE796, 0xFE19}, {0xE816, 0x20087}, {0xE817, 0x20089},
    {0xE818, 0x200CC}, {0xE81E, 0x9FB4}, {0xE826, 0x9FB5}, {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7}, {0xE831, 0x215D7},
    {0xE832, 0x9FB8}, {0xE83B, 0x2298F}, {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE855, 0x241FE}, {0xE864, 0x9FBB}};

/// UTF-8 of one character, ready to be appended.
struct Utf8 {
  char bytes[4];
  std::uint8_t length = 0;
};

struct Table {
  std::vector<Utf8> two = std::vector<Utf8>(kTwoByteLeads * kTwoByteTrails);
  std::vector<Utf8> four = std::vector<Utf8>(kFourByteBmp);
  bool ready = false;
};

Utf8 utf8_of(std::uint32_t c) {
  for (const auto& change : kStandardised)
    if (change.was == c) c = change.now;
  std::string text;
  append_utf8(text, c);
  Utf8 out{};
  std::copy(text.begin(), text.end(), out.bytes);
  out.length = static_cast<std::uint8_t>(text.size());
  return out;
}

Utf8 convert(iconv_t converter, const char* bytes, std::size_t length) {
  char in[4], out[4];
  std::copy_n(bytes, length, in);
  char *from = in, *to = out;
  std::size_t left = length, room = sizeof out;
  if (::iconv(converter, &from, &left, &to, &room) != 0 || left != 0 || room != 0) {
    ::iconv(converter, nullptr, nullptr, nullptr, nullptr);
    return {};
  }
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(out[i])); };
  return utf8_of(byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3));
}

Table build() {
  Table table;
  const iconv_t converter = ::iconv_open("UTF-32BE", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return table;
  for (std::size_t i = 0; i < table.two.size(); ++i) {
    const char bytes[2] = {static_cast<char>(0x81 + i / kTwoByteTrails), static_cast<char>(0x40 + i % kTwoByteTrails)};
    table.two[i] = convert(converter, bytes, 2);
  }
  for (std::size_t i = 0; i < kFourByteBmp; ++i) {
    const char bytes[4] = {static_cast<char>(0x81 + i / 12600), static_cast<char>(0x30 + i / 1260 % 10),
                           static_cast<char>(0x81 + i / 10 % 126), static_cast<char>(0x30 + i % 10)};
    table.four[i] = convert(converter, bytes, 4);
  }
  ::iconv_close(converter);
  table.ready = true;
  return table;
}

const Table& table() {
  static const Table kTable = build();
  return kTable;
}

bool is_digit(unsigned char c) { return c >= 0x30 && c <= 0x39; }

}  // namespace

bool prepare_gb18030() { return table().ready; }

std::size_t gb18030_length(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  if (byte(0) < 0x80) return 1;
  if (byte(0) == 0x80 || byte(0) == 0xFF) return 0;
  if (byte(1) >= 0x40 && byte(1) != 0x7F && byte(1) != 0xFF) return 2;
  const bool four = is_digit(static_cast<unsigned char>(byte(1))) && byte(2) >= 0x81 && byte(2) <= 0xFE &&
                    is_digit(static_cast<unsigned char>(byte(3)));
  return four ? 4 : 0;
}

bool decode_gb18030(std::string_view in, std::string& out) {
  const auto& tables = table();
  const auto* p = reinterpret_cast<const unsigned char*>(in.data());
  const auto* const end = p + in.size();
  const auto start = out.size();
  out.resize(start + in.size() * 2);  // no character grows by more than a half
  char* to = out.data() + start;
  const auto finish = [&](bool good) {
    out.resize(static_cast<std::size_t>(to - out.data()));
    return good;
  };
  while (p < end) {
    if (*p < 0x80) {
      *to++ = static_cast<char>(*p++);
      continue;
    }
    const auto length = gb18030_length({reinterpret_cast<const char*>(p), static_cast<std::size_t>(end - p)});
    Utf8 character{};
    if (length == 2) {
      character = tables.two[static_cast<std::size_t>(p[0] - 0x81) * kTwoByteTrails + (p[1] - 0x40u)];
    } else if (length == 4) {
      const std::size_t linear = static_cast<std::size_t>(p[0] - 0x81) * 12600 + (p[1] - 0x30u) * std::size_t{1260} +
                                 (p[2] - 0x81u) * std::size_t{10} + (p[3] - 0x30u);
      if (linear < kFourByteBmp) character = tables.four[linear];
      else if (linear >= kFourBytePlanes && linear - kFourBytePlanes <= 0xFFFFF)
        character = utf8_of(static_cast<std::uint32_t>(0x10000 + (linear - kFourBytePlanes)));
    }
    if (character.length == 0) return finish(false);
    std::copy_n(character.bytes, 4, to);
    to += character.length;
    p += length;
  }
  return finish(true);
}

}  // namespace yingbao::format
