#include "base/text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace yingbao {
namespace {

std::string utf8(char32_t code_point) {
  std::string out;
  append_utf8(out, code_point);
  return out;
}

TEST(Utf8, AcceptsWhatRfc3629Allows) {
  for (const std::string text : {"", "abc", "张三", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                                 "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(text)) << text;
}

TEST(Utf8, RefusesEveryOtherSequence) {
  for (const std::string text : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
                                 "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE5", "\xE5\xBC",
                                 "\xE5\xBC,", "\xF0\x9F\x98", "a\xE5\xBC\xA0\xA0"})
    EXPECT_FALSE(is_utf8(text)) << ::testing::PrintToString(text);
}

TEST(Utf8, IsJudgedAlikeWhereverItStands) {
  for (const std::string before : {"", "甲", "甲乙丙", "\xC2\xA9"})
    for (std::size_t letters = 0; letters < 10; ++letters)
      for (const std::string after : {"", "a", "甲", "abcdefgh"}) {
        const auto text = [&](std::string_view middle) {
          return before + std::string(letters, 'x') + std::string{middle} + after;
        };
        for (const auto* good : {"\xE1\x80\x80", "\xEC\xBF\xBF", "\xEE\x80\x80", "\xED\x9F\xBF", "\xE0\xA0\x80"})
          EXPECT_TRUE(is_utf8(text(good))) << ::testing::PrintToString(text(good));
        for (const auto* bad : {"\xE4\xB8", "\xE4\xB8\xC0", "\xE4\x78\xAD", "\xE0\x9F\xBF", "\xED\xA0\x80", "\x80"})
          EXPECT_FALSE(is_utf8(text(bad))) << ::testing::PrintToString(text(bad));
      }
}

TEST(Utf8, WritesAndReadsEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const auto text = utf8(c);
    std::size_t at = 0;
    ASSERT_TRUE(is_utf8(text)) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(next_code_point(text, at), c);
    ASSERT_EQ(at, text.size());
  }
}

TEST(Utf8, ReadsMalformedTextToItsEndWithoutLeavingIt) {
  for (int first = 0; first < 256; ++first)
    for (int second = 0; second < 256; second += 5) {
      const std::string text{static_cast<char>(first), static_cast<char>(second)};
      fold_width(text);
      fold_title(text);
      EXPECT_LE(trim(text).size(), text.size());
    }
}

TEST(Trim, TakesBlanksAndMarksFromBothEnds) {
  for (const char32_t c : {U' ', U'\t', U'\r', U'\n', U'\v', U'\f', U'\u00A0', U'\u3000', U'\u200B', U'\u200E',
                           U'\u200F', U'\u202A', U'\u202E', U'\u2060', U'\uFEFF'}) {
    const auto blank = utf8(c);
    EXPECT_EQ(trim(blank + "张 三" + blank), "张 三") << std::hex << static_cast<unsigned>(c);
    EXPECT_EQ(trim(blank + blank + "a"), "a");
    EXPECT_EQ(trim("三" + blank + " " + blank), "三");
    EXPECT_EQ(trim(blank), "");
  }
  EXPECT_EQ(trim(""), "");
}

TEST(Trim, KeepsEveryCharacterThatIsNoBlank) {
  for (char32_t c = '!'; c < 0x30000; c += 7) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const auto text = utf8(c);
    const bool blank = c == 0xA0 || c == 0x3000 || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                       c == 0x2060 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
    if (!blank) {
      ASSERT_EQ(trim(text), text) << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(FoldWidth, BringsFullWidthFormsToAscii) {
  EXPECT_EQ(fold_width("３５０５２１Ｘ"), "350521X");
  EXPECT_EQ(fold_width("（户主）"), "(户主)");
  EXPECT_EQ(fold_width("　张　三　"), "张 三");
  EXPECT_EQ(fold_width("\xE2\x80\x8B张\xEF\xBB\xBF三\xE2\x80\xAC"), "张三");
  EXPECT_EQ(fold_width("  a b  "), "a b");
}

TEST(FoldWidth, FoldsTheSameWithAndWithoutACopy) {
  std::string buffer;
  for (char32_t c = 0; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const auto inner = "张" + utf8(c) + "三", outer = utf8(c) + "三" + utf8(c);
    ASSERT_EQ(folded(inner, buffer), fold_width(inner)) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(folded(outer, buffer), fold_width(outer)) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(FoldWidth, CopiesNothingWhenNothingChanges) {
  const std::string cell = "  350521199001011239 ";
  std::string buffer;
  EXPECT_EQ(folded(cell, buffer).data(), cell.data() + 2);
}

TEST(FoldTitle, ComparesTitlesThatDifferInDress) {
  for (const auto& [left, right] : {std::pair{"县（市、区）", "县(市、区)"},
                                    {"身份证 号码", "身份证号码"},
                                    {"医疗总费用【元】", "医疗总费用(元)"},
                                    {"ＩＤ Card", "id card"},
                                    {"就业\n创业证号", "就业创业证号"},
                                    {"〔元〕", "（元）"}})
    EXPECT_EQ(fold_title(left), fold_title(right)) << left;
  EXPECT_NE(fold_title("自付金额"), fold_title("自费金额"));
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a,,b,", ',').size(), 4u);
  EXPECT_EQ(split("", ',').size(), 1u);
  EXPECT_EQ(split("a|b", '|')[1], "b");
}

TEST(Contains, FindsAPart) {
  EXPECT_TRUE(contains("惠安县洛阳镇", "洛阳镇"));
  EXPECT_FALSE(contains("河南省洛阳市", "洛阳镇"));
}

TEST(Printable, LeavesUtf8AndEscapesEverythingElse) {
  EXPECT_EQ(printable("名单_1.csv"), "名单_1.csv");
  EXPECT_EQ(printable("\xB1\xED_1.csv"), "%B1%ED_1.csv");
  EXPECT_TRUE(is_utf8(printable("\xFF\xFE")));
}

TEST(Text, PrintableShowsControlCharacters) {
  EXPECT_EQ(printable("a\x1B[31m\nlist-9"), "a\\x1B[31m\\x0Alist-9");
  EXPECT_EQ(printable("a\x7F\u009B\u202E\uFEFF"), "a\\u007F\\u009B\\u202E\\uFEFF");
  EXPECT_EQ(printable("\xFF\x1B"), "%FF\\x1B");
}

}  // namespace
}  // namespace yingbao
