#include "format/plain_text.hpp"

#include "base/text.hpp"
#include "csv_rows.hpp"

#include <random>

namespace yingbao::format {
namespace {

using testing::gb18030;

TEST(PlainText, IsPrintableAsciiAndIdeographs) {
  PlainBuffer buffer;
  for (const std::string_view text :
       {"a", "12345678", "350521199001011239", "张三", "泉州市鲤城区1号, 2栋", "x张", "张x", "一二三四五六七八 九"}) {
    EXPECT_EQ(plain_text(text, Charset::utf8, buffer).data(), text.data()) << text;
    EXPECT_EQ(plain_text(gb18030(text), Charset::gb18030, buffer), text);
  }
  for (const std::string_view text : {"", " a", "a ", "a\tb", "a\x7F", "1234567\x1F", "é", "张，", "　", "\u3400",
                                      "\uA000", "\U00020BB7", "\uE815", "\u00B7"}) {
    EXPECT_EQ(plain_text(text, Charset::utf8, buffer), "") << text;
    EXPECT_EQ(plain_text(gb18030(text), Charset::gb18030, buffer), "") << text;
  }
  EXPECT_NE(plain_text(std::string(kLongestPlain, 'x'), Charset::utf8, buffer), "");
  EXPECT_EQ(plain_text(std::string(kLongestPlain + 1, 'x'), Charset::utf8, buffer), "");
  std::string longest;
  while (longest.size() < kLongestPlain) longest += "\xD5\xC5";
  EXPECT_EQ(plain_text(longest, Charset::gb18030, buffer).size(), kLongestPlain / 2 * 3);
}

TEST(PlainText, IsWhatTheDecoderAndTheFoldingArriveAt) {
  std::mt19937_64 random{11};
  std::string cell, decoded, wide;
  PlainBuffer buffer;
  std::size_t plain = 0;
  for (int round = 0; round < 200'000; ++round) {
    cell.clear();
    for (auto left = 1 + random() % 12; left > 0; --left) {
      if (random() % 4) cell += {static_cast<char>(0xB0 + random() % 0x48), static_cast<char>(0xA1 + random() % 0x5E)};
      else if (random() % 4) cell += static_cast<char>(random() % 128);
      else cell += static_cast<char>(random());
    }
    for (const auto charset : {Charset::gb18030, Charset::utf8}) {
      if (charset == Charset::utf8) {
        const auto text = decode_cell(cell, Charset::gb18030, decoded);
        if (!text) continue;
        cell = std::string{*text};
      }
      const auto text = plain_text(cell, charset, buffer);
      const auto careful = decode_cell(cell, charset, decoded);
      ASSERT_TRUE(text.empty() || (careful && *careful == text)) << ::testing::PrintToString(cell);
      ASSERT_TRUE(text.empty() || folded(text, wide) == text);
      ASSERT_TRUE(!begins_with_ideograph(cell, charset) || !careful || !trim(*careful).empty());
      plain += text.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(plain, 20'000u);
}

}  // namespace
}  // namespace yingbao::format
