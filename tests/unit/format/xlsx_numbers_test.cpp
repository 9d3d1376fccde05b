// Numbers, dates and times as whoever opens the workbook sees them.
#include "reading/cells.hpp"
#include "reading/identity.hpp"
#include "workbooks.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

std::string number(const std::string& stored) { return read_cell("", "<v>" + stored + "</v>"); }

/// A number under a format of its own, or under a built-in one.
std::string under(const std::string& code, const std::string& stored, const std::string& properties = {}) {
  const std::string styles = "<numFmts><numFmt numFmtId=\"176\" formatCode=\"" + code +
                             "\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs>";
  return read_cell(R"(s="1")", "<v>" + stored + "</v>", {}, styles, properties);
}
std::string built_in(int id, const std::string& stored, const std::string& properties = {}) {
  const auto styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"" + std::to_string(id) + "\"/></cellXfs>";
  return read_cell(R"(s="1")", "<v>" + stored + "</v>", {}, styles, properties);
}

TEST(XlsxNumber, HasFifteenDigitsAndNoExponent) {
  for (const auto& [stored, shown] :
       std::initializer_list<std::pair<const char*, const char*>>{{"0", "0"},
                                                                  {"7", "7"},
                                                                  {"-7", "-7"},
                                                                  {"100.1", "100.1"},
                                                                  {"100.09999999999999", "100.1"},
                                                                  {"0.30000000000000004", "0.3"},
                                                                  {"1E3", "1000"},
                                                                  {"1.5E-3", "0.0015"},
                                                                  {"123456789012345", "123456789012345"},
                                                                  {"3.505211990010112E+5", "350521.199001011"},
                                                                  {"12.50", "12.5"},
                                                                  {"007", "7"},
                                                                  {"-0", "0"},
                                                                  {" 12 ", "12"},
                                                                  {"1.23E-5", "0.0000123"},
                                                                  {"1E-12", "1E-12"},
                                                                  {"999999999999999.9", "1E+15"},
                                                                  {"not a number", "not a number"}})
    EXPECT_EQ(number(stored), shown);
}

TEST(XlsxNumber, OfMoreThanFifteenDigitsIsSeenToBeDamaged) {
  for (const auto* stored : {"350521199001011234", "3.5052119900101101E+17", "350521199001011000"}) {
    EXPECT_EQ(number(stored), "3.50521199001011E+17");
    EXPECT_EQ(reading::judge_identity(number(stored)).status, reading::IdStatus::precision_lost);
  }
  EXPECT_EQ(reading::judge_identity(number("6222021402001234567")).status, reading::IdStatus::precision_lost);
  EXPECT_EQ(reading::judge_identity(number("350521900101123")).status, reading::IdStatus::upgraded_15);
}

TEST(XlsxDate, IsToldByTheStyleAlone) {
  EXPECT_EQ(number("44357"), "44357");
  for (const int id : {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58})
    EXPECT_EQ(built_in(id, "44357"), "2021-06-10") << id;
  for (const int id : {0, 1, 2, 3, 4, 11, 12, 13, 37, 38, 39, 40, 41, 44, 48, 49})
    EXPECT_EQ(built_in(id, "44357"), "44357") << id;
  for (const int id : {18, 19, 20, 21, 32, 33, 45, 46, 47}) EXPECT_EQ(built_in(id, "0.5"), "12:00:00") << id;
}

TEST(XlsxDate, IsToldByAnyCodeWithDaysInIt) {
  for (const auto* code : {"yyyy-mm-dd", "yyyy/m/d;@", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
                           "yyyy年m月d日", "[$-804]yyyy\\-mm\\-dd", "[Red]YYYYMMDD", "mmm",
                           "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;", "d-mmm-yy"})
    EXPECT_EQ(under(code, "44357"), "2021-06-10") << code;
  for (const auto* code : {"General", "0.00", "#,##0.00_);[Red](#,##0.00)", "[Magenta]0", "_d0", "0.00E+00",
                           "¥#,##0.00;yyyy", "@", "[>100]0"})
    EXPECT_EQ(under(code, "44357"), "44357") << code;
}

TEST(XlsxDate, HasATimeOnlyAwayFromMidnight) {
  EXPECT_EQ(built_in(22, "44357.354166666664"), "2021-06-10 08:30:00");
  EXPECT_EQ(built_in(14, "44357.999999999"), "2021-06-11");
  EXPECT_EQ(under("yyyy-mm-dd hh:mm", "44357.75"), "2021-06-10 18:00:00");
}

TEST(XlsxTime, StaysATime) {
  EXPECT_EQ(built_in(14, "0.354166666666667"), "08:30:00");
  EXPECT_EQ(under("[h]:mm:ss", "1.5"), "36:00:00");
  EXPECT_EQ(under("h:mm AM/PM", "0.75"), "18:00:00");
  EXPECT_EQ(under("h:mm", "44357.354166666664"), "08:30:00") << "a day in the style of a time shows none";
  EXPECT_EQ(under("[h]:mm", "44357.354166666664"), "44357.3541666667") << "no duration of a century";
}

TEST(XlsxDate, KeepsTheDayThatNeverWas) {
  EXPECT_EQ(built_in(14, "1"), "1900-01-01");
  EXPECT_EQ(built_in(14, "59"), "1900-02-28");
  EXPECT_EQ(built_in(14, "60"), "1900-02-29");
  EXPECT_EQ(built_in(14, "61"), "1900-03-01");
  EXPECT_EQ(built_in(14, "2958465"), "9999-12-31");
}

TEST(XlsxDate, CountsFrom1904WhereTheWorkbookSaysSo) {
  for (const auto* properties : {"date1904=\"1\"", "date1904=\"true\""})
    EXPECT_EQ(built_in(14, "42895", properties), "2021-06-10");
  EXPECT_EQ(built_in(14, "44357", "date1904=\"0\""), "2021-06-10");
}

TEST(XlsxDate, IsNotGuessedFromABareNumberThatCountsFrom1904) {
  const auto bare = [](const std::string& stored) {
    return read_cell("", "<v>" + stored + "</v>", {}, {}, "date1904=\"1\"");
  };
  EXPECT_FALSE(reading::read_date(bare("42794"))) << "a day of 1900 is another one";
  EXPECT_FALSE(reading::read_date(bare("42794.5")));
  EXPECT_EQ(reading::read_money(bare("42794.5")), 4'279'450);
  EXPECT_EQ(reading::read_integer(bare("42794")), 42'794);
  EXPECT_FALSE(reading::read_date(under("0.00", "42794", "date1904=\"1\"")));
  EXPECT_EQ(bare("350502"), "350502");
  EXPECT_EQ(bare("7"), "7");
}

TEST(XlsxDate, OutsideOfTheCalendarIsANumber) {
  EXPECT_EQ(built_in(14, "-1"), "-1");
  EXPECT_EQ(built_in(14, "2958466"), "2958466");
  EXPECT_EQ(built_in(14, "20210610"), "20210610");
  EXPECT_EQ(built_in(14, "2958465.9999999"), "2958465.9999999");
  EXPECT_EQ(built_in(14, "2958000", "date1904=\"1\""), "2958000");
  EXPECT_EQ(built_in(14, "1E300"), "1E+300");
}

TEST(XlsxDate, MayBeWrittenOut) {
  EXPECT_EQ(read_cell(R"(t="d")", "<v>2021-06-10T00:00:00Z</v>"), "2021-06-10");
  EXPECT_EQ(read_cell(R"(t="d")", "<v>2021-06-10T08:30:00.000</v>"), "2021-06-10 08:30:00");
  EXPECT_EQ(read_cell(R"(t="d")", "<v>2021-06-10</v>"), "2021-06-10");
}

}  // namespace
}  // namespace yingbao::format::testing
