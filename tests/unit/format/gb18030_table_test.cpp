// The whole table against the C library, and random bytes against well-formedness.
#include "base/text.hpp"
#include "csv_rows.hpp"
#include "format/gb18030.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::format {
namespace {

using testing::converted;

void expect_like_the_converter(const std::string& bytes) {
  const auto expected = converted(bytes, "GB18030", "UTF-8");
  std::string out;
  const bool good = decode_gb18030(bytes, out);
  ASSERT_EQ(good, !expected.empty()) << ::testing::PrintToString(bytes);
  if (!good) return;
  std::size_t at = 0;
  std::string standard;
  append_utf8(standard, standard_code_point(next_code_point(expected, at)));
  ASSERT_EQ(out, standard) << ::testing::PrintToString(bytes);
}

TEST(Gb18030Table, KnowsWhatThePrivateCodePointsOfGbkBecame) {
  // GBK put its codes FE50 to FEA0 at U+E815 and on; the converter has the standard ones of most of them.
  char32_t was_private = 0xE815;
  for (int trail = 0x50; trail <= 0xA0; ++trail) {
    if (trail == 0x7F) continue;
    std::string out, standard;
    ASSERT_TRUE(decode_gb18030(std::string{'\xFE', static_cast<char>(trail)}, out));
    append_utf8(standard, standard_code_point(was_private++));
    EXPECT_EQ(standard, out) << trail;
  }
}

TEST(Gb18030Table, AgreesWithTheConverterOnEveryCodeOfTwoBytes) {
  for (int lead = 0x80; lead <= 0xFF; ++lead)
    for (int trail = 0; trail <= 0xFF; ++trail) {
      if (trail >= 0x30 && trail <= 0x39) continue;  // the second of four bytes
      const std::string bytes{static_cast<char>(lead), static_cast<char>(trail)};
      if (trail < 0x80 && trail < 0x40) {
        std::string out;
        ASSERT_FALSE(decode_gb18030(bytes, out));
        continue;
      }
      expect_like_the_converter(bytes);
    }
}

TEST(Gb18030Table, AgreesWithTheConverterOnSamplesOfFourBytes) {
  for (int first = 0x81; first <= 0xFE; ++first)
    for (int second = 0x30; second <= 0x39; ++second)
      for (int third = 0x81; third <= 0xFE; third += 11) {
        const int fourth = 0x30 + (first + second + third) % 10;
        expect_like_the_converter(
            {static_cast<char>(first), static_cast<char>(second), static_cast<char>(third), static_cast<char>(fourth)});
      }
}

TEST(Gb18030Table, ReadsBackEveryCharacterOfTheBasicPlane) {
  std::string text;
  for (char32_t c = 1; c < 0xE000; ++c)
    if (c < 0xD800) append_utf8(text, c);
  std::string out;
  ASSERT_TRUE(decode_gb18030(testing::gb18030(text), out));
  EXPECT_TRUE(out == text);
}

TEST(Gb18030Table, TurnsRandomBytesIntoUtf8OrRefusesThem) {
  std::mt19937_64 random{7};
  std::string bytes, out;
  for (int round = 0; round < 100'000; ++round) {
    bytes.resize(random() % 24);
    for (auto& byte : bytes) byte = static_cast<char>(random() % 3 == 0 ? 0x30 + random() % 16 : 0x80 + random() % 128);
    out.clear();
    if (decode_gb18030(bytes, out)) {
      ASSERT_TRUE(is_utf8(out)) << ::testing::PrintToString(bytes);
      std::size_t length = 0;
      for (std::string_view rest{bytes}; !rest.empty(); rest.remove_prefix(length)) {
        length = gb18030_length(rest);
        ASSERT_NE(length, 0u) << ::testing::PrintToString(bytes);
      }
    }
  }
}

}  // namespace
}  // namespace yingbao::format
