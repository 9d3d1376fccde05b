#include "format/gb18030.hpp"

#include "base/text.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace yingbao::format {
namespace {

constexpr std::size_t kFourByteBmp = 39420;      // four-byte codes of the basic plane, in linear order
constexpr std::size_t kFourBytePlanes = 189000;  // linear position of U+10000

/// Runs of code points that were private and what Unicode has for them now (GBK, GB18030-2000, -2005 and -2022).
struct PrivateUse {
  char32_t first;
  std::u32string_view now;
};
constexpr PrivateUse kStandardised[] = {
    {0xE5E5, U"\u3000"},
    {0xE76C, U"\u20AC"},
    {0xE78D, U"\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19"},
    {0xE7C7, U"\u1E3F\u01F9"},
    {0xE7E7, U"\u303E\u2FF0\u2FF1\u2FF2\u2FF3\u2FF4\u2FF5\u2FF6\u2FF7\u2FF8\u2FF9\u2FFA\u2FFB"},
    {0xE815,
     U"\u2E81\U00020087\U00020089\U000200CC\u2E84\u3473\u3447\u2E88\u2E8B\u9FB4\u359E\u361A\u360E\u2E8C"
     U"\u2E97\u396E\u3918\u9FB5\u39CF\u39DF\u3A73\u39D0\u9FB6\u9FB7\u3B4E\u3C6E\u3CE0\u2EA7"
     U"\U000215D7\u9FB8\u2EAA\u4056\u415F\u2EAE\u4337\u2EB3\u2EB6\u2EB7\U0002298F\u43B1\u43AC\u2EBB"
     U"\u43DD\u44D6\u4661\u464C\u9FB9\u4723\u4729\u477C\u478D\u2ECA\u4947\u497A\u497D\u4982"
     U"\u4983\u4985\u4986\u499F\u499B\u49B7\u49B6\u9FBA\U000241FE\u4CA3\u4C9F\u4CA0\u4CA1\u4C77"
     U"\u4CA2\u4D13\u4D14\u4D15\u4D16\u4D17\u4D18\u4D19\u4DAE\u9FBB"}};

/// UTF-8 of one character in the order of its bytes, ready to be stored; 0 is none.
using Utf8 = std::uint32_t;

struct Table {
  std::vector<Utf8> pairs = std::vector<Utf8>(std::size_t{128} << 8);
  std::vector<Utf8> four = std::vector<Utf8>(kFourByteBmp);
  bool ready = false;
};

Utf8 utf8_of(char32_t c) {
  std::string text;
  append_utf8(text, standard_code_point(c));
  Utf8 out = 0;
  std::memcpy(&out, text.data(), text.size());
  return out;
}

/// Of a character beyond ASCII.
std::ptrdiff_t length_of(Utf8 character) {
  const auto lead = character & 0xFF;
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/// Of codes of one length, one behind the other, as many as stand there. All at once: the converter takes longer to be
/// asked than to convert.
void convert(iconv_t converter, std::string codes, std::size_t length, Utf8* to) {
  std::vector<char32_t> points(codes.size() / length);
  char *from = codes.data(), *out = reinterpret_cast<char*>(points.data());
  std::size_t left = codes.size(), room = points.size() * sizeof points[0];
  while (left > 0) {
    ::iconv(converter, &from, &left, &out, &room);
    if (left == 0) break;
    from += length;  // no character: its code point stays 0
    left -= length;
    out += sizeof points[0];
    room -= sizeof points[0];
  }
  for (const auto point : points) *to++ = point == 0 ? Utf8{} : utf8_of(point);
}

Table build() {
  Table table;
  const iconv_t converter = ::iconv_open("UTF-32LE", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return table;
  constexpr unsigned kFirstTrail = 0x40, kTrails = 0xFF - kFirstTrail;
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    std::string codes;
    for (unsigned i = 0; i < kTrails; ++i) codes += {static_cast<char>(lead), static_cast<char>(kFirstTrail + i)};
    convert(converter, std::move(codes), 2, &table.pairs[gb18030_pair(lead, kFirstTrail)]);
  }
  std::string codes;
  for (std::size_t i = 0; i < kFourByteBmp; ++i)
    codes += {static_cast<char>(0x81 + i / 12600), static_cast<char>(0x30 + i / 1260 % 10),
              static_cast<char>(0x81 + i / 10 % 126), static_cast<char>(0x30 + i % 10)};
  convert(converter, std::move(codes), 4, table.four.data());
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

char32_t standard_code_point(char32_t c) {
  for (const auto& run : kStandardised)
    if (c >= run.first && c - run.first < run.now.size()) return run.now[c - run.first];
  const bool none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return none ? U'\uFFFD' : c;
}

bool prepare_gb18030() { return table().ready; }

const std::uint32_t* gb18030_pairs() { return table().pairs.data(); }

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
    std::size_t length = 2;
    auto character = end - p >= 2 ? tables.pairs[gb18030_pair(p[0], p[1])] : Utf8{};
    if (character == 0) {
      length = gb18030_length({reinterpret_cast<const char*>(p), static_cast<std::size_t>(end - p)});
      if (length != 4) return finish(false);
      const std::size_t linear = static_cast<std::size_t>(p[0] - 0x81) * 12600 + (p[1] - 0x30u) * std::size_t{1260} +
                                 (p[2] - 0x81u) * std::size_t{10} + (p[3] - 0x30u);
      if (linear < kFourByteBmp) character = tables.four[linear];
      else if (linear >= kFourBytePlanes && linear - kFourBytePlanes <= 0xFFFFF)
        character = utf8_of(static_cast<char32_t>(0x10000 + (linear - kFourBytePlanes)));
      if (character == 0) return finish(false);
    }
    std::memcpy(to, &character, sizeof character);
    to += length_of(character);
    p += length;
  }
  return finish(true);
}

}  // namespace yingbao::format
