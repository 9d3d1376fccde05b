// CSV by RFC 4180, and what the RFC leaves open.
#include "csv_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::Cells;
using testing::read_table;
using Table = std::vector<Cells>;

struct Case {
  const char* text;
  Table table;
};

void expect_tables(std::initializer_list<Case> cases) {
  for (const auto& [text, table] : cases) EXPECT_EQ(read_table(text), table) << ::testing::PrintToString(text);
}

TEST(Csv, CutsLinesIntoCells) {
  expect_tables({{"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
                 {"a\n", {{"a"}}},
                 {",\n", {{"", ""}}},
                 {"a,,c\n", {{"a", "", "c"}}},
                 {"a, b ,c\n", {{"a", " b ", "c"}}}});
}

TEST(Csv, EndsLinesInThreeWays) {
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\r\n3,4\r"})
    EXPECT_EQ(read_table(text), (Table{{"a", "b"}, {"1", "2"}, {"3", "4"}})) << ::testing::PrintToString(text);
}

TEST(Csv, NeedsNoNewlineAtTheEnd) {
  expect_tables({{"a,b", {{"a", "b"}}},
                 {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
                 {"a,b\n1,", {{"a", "b"}, {"1", ""}}},
                 {"a,\"b\"", {{"a", "b"}}},
                 {"a,\"\"", {{"a", ""}}}});
}

TEST(Csv, KeepsATrailingDelimiterAsAnEmptyCell) {
  expect_tables({{"a,b,\n1,2,\n", {{"a", "b", ""}, {"1", "2", ""}}}, {"a,\"b\",\n", {{"a", "b", ""}}}});
}

TEST(Csv, TakesQuotesOff) {
  expect_tables({{"\"a\",\"b\"\n", {{"a", "b"}}},
                 {"\"a,b\",c\n", {{"a,b", "c"}}},
                 {"\"\",\"\"\n", {{"", ""}}},
                 {"\"say \"\"hi\"\"\",x\n", {{"say \"hi\"", "x"}}},
                 {"\"\"\"\"\n", {{"\""}}},
                 {"\"\"\"a\"\"\"\n", {{"\"a\""}}},
                 {"\"=\"\"3505\"\"\"\n", {{"3505"}}}});
}

TEST(Csv, TakesQuotesOffBehindABlank) {
  expect_tables({{"\"a\", \"b, c\", \"\"\n1,\t\"2\" , 3\n", {{"a", "b, c", ""}, {"1", "2", " 3"}}},
                 {"x, \"say \"\"hi\"\"\"\n", {{"x", "say \"hi\""}}},
                 {"a, \"b\"\n", {{"a", "b"}}}});
}

TEST(Csv, TakesOffWhatMakesACellAText) {
  for (const char* text : {"姓名,证件\n张三,3505\n", "=\"姓名\",=\"证件\"\n=\"张三\",=\"3505\"\n",
                           "\"=\"\"姓名\"\"\",证件\n\"=\"\"张三\"\"\",\"=\"\"3505\"\"\"\n",
                           "=\"\"姓名\"\",=\"\"证件\"\"\n=\"\"张三\"\", =\"3505\" \n", "'姓名,'证件\n'张三,'3505\n",
                           "'姓名','证件'\n'张三','3505'\n"})
    EXPECT_EQ(read_table(text), (Table{{"姓名", "证件"}, {"张三", "3505"}})) << text;
  expect_tables({{"=\"a,b\",c\n", {{"a,b", "c"}}},
                 {"=\"\",=\"\"\n", {{"", ""}}},
                 {"=1+1,'\n", {{"=1+1", "'"}}},
                 {"=\"a\"&\"b\", \"c\" \"d\"\n", {{"=\"a\"&\"b\"", " \"c\" \"d\""}}}});
}

TEST(Csv, KeepsNewlinesInsideQuotes) {
  expect_tables({{"a,\"1\n2\",c\nd\n", {{"a", "1\n2", "c"}, {"d"}}},
                 {"\"x\r\ny\"\r\nz\r\n", {{"x\r\ny"}, {"z"}}},
                 {"\"x\ry\"\rz\r", {{"x\ry"}, {"z"}}},
                 {"\"\n\n\"\n", {{"\n\n"}}}});
}

TEST(Csv, TakesAQuoteInsideAPlainCellAsItIs) {
  expect_tables(
      {{"a\"b,c\n", {{"a\"b", "c"}}}, {"5\" pipe,x\n", {{"5\" pipe", "x"}}}, {"a, \"b\"c\n", {{"a", " \"b\"c"}}}});
}

TEST(Csv, KeepsTextAfterAClosingQuote) {
  expect_tables({{"\"ab\"cd,e\n", {{"abcd", "e"}}}, {"\"ab\" ,e\n", {{"ab ", "e"}}}, {"\"a\"\"b\"c\n", {{"a\"bc"}}}});
}

TEST(Csv, CountsEmptyLines) {
  expect_tables({{"a\n\nb\n", {{"a"}, {""}, {"b"}}},
                 {"\n\na\n", {{""}, {""}, {"a"}}},
                 {"a\r\n\r\n", {{"a"}, {""}}},
                 {"\"\"\n", {{""}}}});
}

TEST(Csv, TakesOffTheByteOrderMark) {
  expect_tables({{"\xEF\xBB\xBF"
                  "a,b\n",
                  {{"a", "b"}}},
                 {"\xEF\xBB\xBF\"a,b\",c\n", {{"a,b", "c"}}},
                 {"a\n\xEF\xBB\xBF"
                  "b\n",
                  {{"a"},
                   {"\xEF\xBB\xBF"
                    "b"}}}});
}

TEST(Csv, ReadsCellsOfEveryLength) {
  for (std::size_t length = 0; length < 80; ++length) {
    const std::string cell(length, 'x');
    EXPECT_EQ(read_table(cell + "," + cell + "\n\"" + cell + "\"," + cell), (Table{{cell, cell}, {cell, cell}}))
        << length;
  }
}

TEST(Csv, LeavesBytesOfCellsAsTheyAre) {
  const auto gb = testing::gb18030("姓名,张三\n李\U00020BB7,\"惠安县\"\n");
  EXPECT_EQ(read_table(gb), (Table{{testing::gb18030("姓名"), testing::gb18030("张三")},
                                   {testing::gb18030("李\U00020BB7"), testing::gb18030("惠安县")}}));
}

TEST(Csv, EndsWhereCtrlZStands) {
  for (const char* end : {"\x1A", "\n\x1A", "\n\x1A\x1A"})
    EXPECT_EQ(read_table(std::string{"a,b\n1,2"} + end), (Table{{"a", "b"}, {"1", "2"}}))
        << ::testing::PrintToString(end);
  EXPECT_EQ(read_table("a\n1\n\x1A\r\n"), (Table{{"a"}, {"1"}, {""}}));
}

TEST(Csv, HasNoSheets) {
  MemorySource source{"a,b\n"};
  const auto reader = open_rows(source, {});
  EXPECT_EQ((*reader)->sheet(), "");
  EXPECT_EQ((*reader)->describe(), "CSV, utf-8, ','");
}

}  // namespace
}  // namespace yingbao::format
