#include "csv_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::Cells;
using testing::gb18030;
using testing::read_table;
using Table = std::vector<Cells>;

std::string with(char delimiter, std::string text) {
  for (auto& c : text)
    if (c == '@') c = delimiter;
  return text;
}

TEST(Delimiter, IsFoundInTheFirstLines) {
  for (const char delimiter : {',', '\t', ';', '|'})
    EXPECT_EQ(read_table(with(delimiter, "姓名@身份证号码@备注\n张三@1@x\n李四@2@\n")),
              (Table{{"姓名", "身份证号码", "备注"}, {"张三", "1", "x"}, {"李四", "2", ""}}))
        << delimiter;
}

TEST(Delimiter, IsFoundInGb18030) {
  for (const char delimiter : {',', '\t', ';', '|'}) {
    const auto table = read_table(gb18030(with(delimiter, "姓名@备注\n张三@惠安县\n")));
    ASSERT_EQ(table.size(), 2u);
    EXPECT_EQ(table[1], (Cells{gb18030("张三"), gb18030("惠安县")})) << delimiter;
  }
}

TEST(Delimiter, DoesNotStandInsideQuotes) {
  EXPECT_EQ(read_table("a;\"1,2,3,4,5\";c\nd;\"6,7,8,9\";e\n"),
            (Table{{"a", "1,2,3,4,5", "c"}, {"d", "6,7,8,9", "e"}}));
}

TEST(Delimiter, IsACommaWhenNothingElseIsSeen) {
  EXPECT_EQ(read_table("a\nb\n"), (Table{{"a"}, {"b"}}));
  EXPECT_EQ(read_table("a,b\nc;d,e\n"), (Table{{"a", "b"}, {"c;d", "e"}}));
}

TEST(Delimiter, IsThatOfTheTitlesWhateverTheTextsHold) {
  EXPECT_EQ(read_table("姓名,证件,原因\n张三,1,a; b; c; d; e\n").at(1), (Cells{"张三", "1", "a; b; c; d; e"}));
  EXPECT_EQ(
      read_table("名单|2021\n姓名;证件;原因\n张三;350521199001011239;a,b,c,d\n李四;350521199001011247;e,f\n").at(2),
      (Cells{"张三", "350521199001011239", "a,b,c,d"}));
  EXPECT_EQ(read_table("姓名,证件,原因(病;残;灾;学;无业)\n张三,1,病\n李四,2,灾\n").at(0).size(), 3u);
  EXPECT_EQ(read_table("sep=;\na,b,c;d\n").at(1), (Cells{"a,b,c", "d"})) << "as Excel says it";
  for (const std::string no_delimiter : {"\x85", "\""})
    EXPECT_EQ(read_table("sep=" + no_delimiter + "\na,b\nc,d\n").at(1), (Cells{"a", "b"})) << "of no delimiter";
}

TEST(Delimiter, IsNotTheTabThatMakesACellAText) {
  for (const char* text : {"姓名\t,证件\t,日期\t\n张三\t,1\t,\t\n", "\t姓名,\t证件,\t日期\n\t张三,\t1,\t\n"}) {
    const auto table = read_table(text);
    EXPECT_EQ(table.at(0).size(), 3u) << text;
    EXPECT_EQ(table.at(1).size(), 3u) << text;
  }
}

TEST(Delimiter, IsBelievedWhenTheOperatorSaysIt) {
  EXPECT_EQ(read_table("a,b;c,d\n", {.charset = {}, .delimiter = ';'}), (Table{{"a,b", "c,d"}}));
  EXPECT_EQ(read_table("a^b^\"c^d\"\n", {.charset = {}, .delimiter = '^'}), (Table{{"a", "b", "c^d"}}));
}

TEST(Bar, InsideACharacterOfGb18030CutsNothing) {
  // Two-byte characters whose second byte is '|', and four-byte characters beside them.
  for (const std::string name :
       {"\x81\x7C", "\xD5\x7C", "\xFE\x7C\xD5\xC5", "\xD5\xC5\x81\x7C", "\x95\x34\xB2\x35\x81\x7C"}) {
    const auto text = gb18030("姓名|备注\n") + name + "|" + name + "\n\"" + name + "\"|\"" + name + "|x\"\n";
    EXPECT_EQ(read_table(text, {.charset = Charset::gb18030, .delimiter = '|'}),
              (Table{{gb18030("姓名"), gb18030("备注")}, {name, name}, {name, name + "|x"}}))
        << ::testing::PrintToString(name);
  }
}

TEST(Bar, InsideACharacterOfGb18030IsNotCountedAsADelimiter) {
  std::string text = gb18030("姓名,备注\n");
  for (int i = 0; i < 10; ++i) text += "\xD5\x7C\xD5\x7C\xD5\x7C,\x81\x7C\x81\x7C\n";
  const auto table = read_table(text);
  ASSERT_EQ(table.size(), 11u);
  EXPECT_EQ(table[1], (Cells{"\xD5\x7C\xD5\x7C\xD5\x7C", "\x81\x7C\x81\x7C"}));
}

TEST(Bar, EndsACellThatBreaksOffInsideACharacter) {
  EXPECT_EQ(read_table("a|\xD5\nb|c\n", {.charset = Charset::gb18030, .delimiter = '|'}),
            (Table{{"a", "\xD5"}, {"b", "c"}}));
  EXPECT_EQ(read_table("a|\x81\x30\nb|\x81\x30\x81", {.charset = Charset::gb18030, .delimiter = '|'}),
            (Table{{"a", "\x81\x30"}, {"b", "\x81\x30\x81"}}));
}

}  // namespace
}  // namespace yingbao::format
