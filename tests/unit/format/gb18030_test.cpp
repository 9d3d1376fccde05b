#include "format/gb18030.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingbao::format {
namespace {

struct Code {
  std::string bytes;
  const char* text;
};

void expect_decoded(std::initializer_list<Code> codes) {
  ASSERT_TRUE(prepare_gb18030());
  for (const auto& [bytes, text] : codes) {
    std::string out;
    EXPECT_TRUE(decode_gb18030(bytes, out)) << ::testing::PrintToString(bytes);
    EXPECT_EQ(out, text) << ::testing::PrintToString(bytes);
    EXPECT_EQ(gb18030_length(bytes), bytes.size());
  }
}

TEST(Gb18030, DecodesRareCharactersOfNames) {
  expect_decoded({{"\xFE\x9F", "\u4DAE"}, {"\x95\x34\xB2\x35", "\U00020BB7"}, {"\xFE\x59", "\u9FB4"}});
}

TEST(Gb18030, DecodesCodesOfOneTwoAndFourBytes) {
  expect_decoded({{"A", "A"},
                  {"\xD5\xC5", "张"},
                  {"\xC8\xFD", "三"},
                  {"\xB0\xA1", "啊"},
                  {"\x81\x40", "\u4E02"},
                  {"\xA3\xB0", "０"},
                  {"\xA1\xA1", "\u3000"},
                  {"\xA1\xA4", "·"},
                  {"\x81\x30\x81\x30", "\u0080"},
                  {"\x81\x30\x84\x36", "\u00A5"},
                  {"\x81\x39\xEE\x39", "\u3400"},
                  {"\x84\x31\xA4\x37", "\uFFFD"},
                  {"\x84\x31\xA4\x39", "\uFFFD"},
                  {"\x90\x30\x81\x30", "\U00010000"},
                  {"\xE3\x32\x9A\x33", "\U0010FFFD"}});
}

TEST(Gb18030, BringsPrivateUseCharactersToTheirStandardCodePoints) {
  expect_decoded(
      {{"\xA6\xD9", "\uFE10"},     {"\xA6\xDA", "\uFE12"},     {"\xA6\xDB", "\uFE11"},     {"\xA6\xDC", "\uFE13"},
       {"\xA6\xDD", "\uFE14"},     {"\xA6\xDE", "\uFE15"},     {"\xA6\xDF", "\uFE16"},     {"\xA6\xEC", "\uFE17"},
       {"\xA6\xED", "\uFE18"},     {"\xA6\xF3", "\uFE19"},     {"\xFE\x51", "\U00020087"}, {"\xFE\x52", "\U00020089"},
       {"\xFE\x53", "\U000200CC"}, {"\xFE\x61", "\u9FB5"},     {"\xFE\x66", "\u9FB6"},     {"\xFE\x67", "\u9FB7"},
       {"\xFE\x6C", "\U000215D7"}, {"\xFE\x6D", "\u9FB8"},     {"\xFE\x76", "\U0002298F"}, {"\xFE\x7E", "\u9FB9"},
       {"\xFE\x90", "\u9FBA"},     {"\xFE\x91", "\U000241FE"}, {"\xFE\xA0", "\u9FBB"}});
}

TEST(Gb18030, KeepsThePrivateUseThatNobodyStandardised) {
  expect_decoded({{"\xAA\xA1", "\uE000"}, {"\xF8\xA1", "\uE234"}, {"\xA1\x40", "\uE4C6"}});
}

TEST(Gb18030, AppendsToWhatIsThere) {
  std::string out = "姓名: ";
  EXPECT_TRUE(
      decode_gb18030("\xD5\xC5"
                     "A"
                     "\xC8\xFD",
                     out));
  EXPECT_EQ(out, "姓名: 张A三");
  EXPECT_TRUE(decode_gb18030("", out));
  EXPECT_EQ(out, "姓名: 张A三");
}

TEST(Gb18030, RefusesWhatIsNoCharacter) {
  for (const std::string bytes :
       {"\x80", "\xFF", "\xD5", "\xD5\x20", "\xD5\x7F", "\xD5\xFF", "\xD5,", "\xD5\n", "\x81\x30", "\x81\x30\x81",
        "\x81\x30\x81\x40", "\x81\x30\x7F\x30", "\x81\x30\xFF\x30", "\x84\x31\xA5\x30", "\x8F\x39\xFE\x39",
        "\xE3\x32\x9A\x36", "\xFE\x39\xFE\x39", "\xFF\x30\x81\x30"}) {
    std::string out;
    EXPECT_FALSE(decode_gb18030(bytes, out)) << ::testing::PrintToString(bytes);
    EXPECT_FALSE(decode_gb18030("\xD5\xC5" + bytes, out)) << ::testing::PrintToString(bytes);
  }
}

TEST(Gb18030, MeasuresCharactersByTheirBytes) {
  EXPECT_EQ(gb18030_length("a\xD5"), 1u);
  EXPECT_EQ(gb18030_length("\xD5\xC5\xC8"), 2u);
  EXPECT_EQ(gb18030_length("\x81\x30\x81\x30"
                           "a"),
            4u);
  for (const std::string bytes : {"\xD5", "\x81\x30\x81", "\x80", "\xFF\xC5", "\xD5\n"})
    EXPECT_EQ(gb18030_length(bytes), 0u) << ::testing::PrintToString(bytes);
}

}  // namespace
}  // namespace yingbao::format
