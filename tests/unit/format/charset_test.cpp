#include "format/charset.hpp"
#include "csv_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::gb18030;

const std::string kTable = [] {
  std::string text = "序号,姓名,身份证号码,户籍地址\n";
  for (const char* name :
       {"张三", "李四", "王小五", "欧阳明", "陈美丽", "林阿水", "黄大山", "吴一", "赵六六", "买买提·吐尔逊"})
    text += std::string{"1,"} + name + ",350521199001011239,泉州市惠安县螺城镇某某路1号\n";
  return text;
}();

TEST(GuessCharset, TellsUtf8FromGb18030) {
  EXPECT_EQ(guess_charset(kTable), Charset::utf8);
  EXPECT_EQ(guess_charset(gb18030(kTable)), Charset::gb18030);
  EXPECT_EQ(guess_charset("姓名"), Charset::utf8);
  EXPECT_EQ(guess_charset(gb18030("姓名,备注\n")), Charset::gb18030);
  EXPECT_EQ(guess_charset(gb18030("李\u4DAE,\U00020BB7\n")), Charset::gb18030);
}

TEST(GuessCharset, SurvivesOneDamagedByteAnywhere) {
  for (const auto charset : {Charset::utf8, Charset::gb18030}) {
    const auto whole = charset == Charset::utf8 ? kTable : gb18030(kTable);
    for (std::size_t at = 0; at < whole.size(); ++at)
      for (const char damage : {'\xFF', '\x80', '?', '\xE5'}) {
        auto damaged = whole;
        damaged[at] = damage;
        ASSERT_EQ(guess_charset(damaged), charset) << at;
      }
  }
}

TEST(GuessCharset, BlamesNobodyForACharacterCutAtTheEndOfTheWindow) {
  const auto gb = gb18030(kTable);
  const auto header = kTable.find('\n') + 1, gb_header = gb.find('\n') + 1;
  for (auto length = header; length < kTable.size(); ++length)
    ASSERT_EQ(guess_charset(std::string_view{kTable}.substr(0, length)), Charset::utf8) << length;
  for (auto length = gb_header; length < gb.size(); ++length)
    ASSERT_EQ(guess_charset(std::string_view{gb}.substr(0, length)), Charset::gb18030) << length;
}

TEST(GuessCharset, TellsASingleCharacterAtTheEnd) {
  EXPECT_EQ(guess_charset("name\n" + gb18030("张") + "\n"), Charset::gb18030);
  EXPECT_EQ(guess_charset("name\n张\n"), Charset::utf8);
}

TEST(GuessCharset, WaitsWhileNothingCanBeTold) {
  EXPECT_FALSE(tells_charset(""));
  EXPECT_FALSE(tells_charset("id,name\n1,a long line of plain ASCII\n"));
  EXPECT_TRUE(tells_charset("id,name\n1,a long line of plain ASCII\n\xD5"));
  for (std::size_t at = 0; at < 24; ++at) {
    std::string text(24, 'x');
    text[at] = '\x80';
    EXPECT_TRUE(tells_charset(text)) << at;
  }
}

TEST(CharsetName, IsReadInEverySpelling) {
  for (const char* name : {"utf-8", "UTF-8", "utf8", " Utf8 "}) EXPECT_EQ(charset_named(name), Charset::utf8) << name;
  for (const char* name : {"gb18030", "GBK", "gb2312"}) EXPECT_EQ(charset_named(name), Charset::gb18030) << name;
  for (const char* name : {"", "big5", "latin1"}) EXPECT_FALSE(charset_named(name)) << name;
  for (const char* name : {"utf-16", "UTF16"}) EXPECT_EQ(charset_named(name), Charset::utf16) << name;
  for (const auto charset : {Charset::utf8, Charset::gb18030, Charset::utf16})
    EXPECT_EQ(charset_named(name_of(charset)), charset);
}

TEST(DecodeCell, CopiesOnlyWhatChanges) {
  std::string buffer;
  const std::string ascii = "350521199001011239", utf8 = "张三", gb = gb18030("张三");
  EXPECT_EQ(decode_cell(ascii, Charset::gb18030, buffer)->data(), ascii.data());
  EXPECT_EQ(decode_cell(utf8, Charset::utf8, buffer)->data(), utf8.data());
  EXPECT_EQ(decode_cell(gb, Charset::gb18030, buffer), "张三");
  EXPECT_EQ(decode_cell("", Charset::gb18030, buffer), "");
}

TEST(DecodeCell, BringsARareNameToTheSameCodePointsFromEveryEncoding) {
  std::string buffer;
  for (const auto& [cell, charset] : {std::pair{std::string{"\uE863小明"}, Charset::utf8},
                                      {"\u4DAE小明", Charset::utf8},
                                      {"\uE863小明", Charset::utf16},
                                      {"\xFE\x9F\xD0\xA1\xC3\xF7", Charset::gb18030},
                                      {"\x83\x36\xCF\x39\xD0\xA1\xC3\xF7", Charset::gb18030}})
    EXPECT_EQ(decode_cell(cell, charset, buffer), "\u4DAE小明") << ::testing::PrintToString(cell);
  EXPECT_EQ(decode_cell("李\uE800（大）", Charset::utf8, buffer), "李\uE800（大）") << "nobody standardised that one";
}

TEST(DecodeCell, HasNoNoncharacterThatCouldNotBeWrittenBack) {
  std::string buffer;
  EXPECT_EQ(decode_cell("甲\uFFFE乙\uFFFF丙\uFDD0\U0001FFFE", Charset::utf8, buffer), "甲\uFFFD乙\uFFFD丙\uFFFD\uFFFD");
  EXPECT_EQ(decode_cell("\x84\x31\xA4\x38", Charset::gb18030, buffer), "\uFFFD");
}

TEST(DecodeCell, RefusesACellThatIsNoText) {
  std::string buffer;
  EXPECT_FALSE(decode_cell("\xD5\xC5", Charset::utf8, buffer));
  EXPECT_FALSE(decode_cell("张\xFF", Charset::utf8, buffer));
  EXPECT_FALSE(decode_cell("\xD5", Charset::gb18030, buffer));
  EXPECT_FALSE(decode_cell("\xFF\xFF", Charset::gb18030, buffer));
  EXPECT_EQ(decode_cell(gb18030("李四"), Charset::gb18030, buffer), "李四") << "the next cell is read all the same";
}

TEST(Delivery, SaysItsCharset) {
  for (const auto& [text, charset] : {std::pair{kTable, Charset::utf8},
                                      {gb18030(kTable), Charset::gb18030},
                                      {"\xEF\xBB\xBF" + kTable, Charset::utf8},
                                      {std::string{"a,b\n"}, Charset::utf8}}) {
    MemorySource source{text};
    EXPECT_EQ((*open_rows(source, {}))->charset(), charset);
  }
}

TEST(Delivery, SettlesItsCharsetWhereTheFirstCharacterStands) {
  std::string text = "id,name\n";
  while (text.size() < 600'000) text += "1,plain ascii for a long while\n";
  const auto ascii_rows = testing::read_rows(text).size();
  text += gb18030("2,张三|李四\n");
  MemorySource source{text};
  const auto reader = open_rows(source, {});
  const auto rows = testing::drain(**reader);
  EXPECT_EQ(rows.size(), ascii_rows + 1);
  EXPECT_EQ((*reader)->charset(), Charset::gb18030);
}

TEST(Delivery, BelievesTheOperator) {
  const auto text = gb18030("姓名\n张三\n");
  MemorySource source{text};
  EXPECT_EQ((*open_rows(source, {.charset = Charset::utf8, .delimiter = 0}))->charset(), Charset::utf8);
}

}  // namespace
}  // namespace yingbao::format
