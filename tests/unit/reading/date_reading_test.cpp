#include "reading/cells.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace yingbao::reading {
namespace {

std::string read(std::string_view cell, DateUse use = DateUse::event) {
  const auto date = read_date(cell, use);
  return date ? date->iso() : "";
}

TEST(DateReading, ReadsADayInEverySpelling) {
  for (const char* cell : {"2020-01-02", "2020-1-2", "2020/01/02", "2020/1/2", "2020.01.02", "2020.1.2", "20200102",
                           "2020年1月2日", "2020年01月02日", "2020年1月2", "２０２０年１月２日", "２０２０－０１－０２",
                           " 2020-01-02 ", "2020-01-02\t", "20200102.0"})
    EXPECT_EQ(read(cell), "2020-01-02") << cell;
}

TEST(DateReading, ReadsADayInChineseNumeralsAndInEnglish) {
  for (const char* cell : {"二〇二〇年一月二日", "二○二○年一月二日", "二零二零年元月二号", "贰零贰零年壹月贰日",
                           "2020年元月2日", "2020 年 1 月 2 日", "2020年1月2号", "2020。1。2", "2020—01—02",
                           "Jan 2, 2020", "02-JAN-2020", "2 January 2020"})
    EXPECT_EQ(read(cell), "2020-01-02") << cell;
  EXPECT_EQ(read("二〇二〇年十二月三十一日"), "2020-12-31");
  EXPECT_EQ(read("二〇二〇年十一月二十日"), "2020-11-20");
  EXPECT_EQ(read("二〇二〇年六月"), "2020-06-01");
}

TEST(DateReading, IsNotHinderedByTheWrappersOfExports) {
  for (const char* cell :
       {"'2020-01-02", "＇2020-01-02", "=\"2020-01-02\"", "\"20200102\"", "\t2020/1/2\t", "“2020.1.2”", "`2020-01-02"})
    EXPECT_EQ(read(cell), "2020-01-02") << cell;
}

TEST(DateReading, LeavesTheTimeOfDayOut) {
  for (const char* cell : {"2020-01-02 10:30:00",
                           "2020-01-02T10:30:00",
                           "2020-01-02T10:30:00+08:00",
                           "2020/1/2 9:05",
                           "2020年1月2日 10:30",
                           "2020年1月2日10:30",
                           "2020-01-02 00:00:00.0",
                           "2020.1.2 10时",
                           "2020年1月2日上午",
                           "2020年1月2日 上午8:30",
                           "2020-1-2 8时30分",
                           "2020-1-2 0:00",
                           "2020/1/2 星期四",
                           "2020年1月2日（星期四）",
                           "2020/1/2 周四 下午3点",
                           "2020/1/2 3:05:06 PM",
                           "2020-01-02 10",
                           "2020-01-02+08:00",
                           "Thu Jan 02 00:00:00 CST 2020",
                           "Jan 2, 2020 12:00:00 AM",
                           "Thu Jan 02 2020 00:00:00 GMT+0800 (中国标准时间)",
                           "2020-01-02T00:00:00+08:00[Asia/Shanghai]"})
    EXPECT_EQ(read(cell), "2020-01-02") << cell;
}

TEST(DateReading, BringsATimeWithAZoneToChinaStandardTime) {
  for (const auto& [cell, day] : {std::pair{"2019-12-31T16:00:00Z", "2020-01-01"},
                                  {"2019-12-31T15:59:59Z", "2019-12-31"},
                                  {"2019-12-31T16:00:00.000+0000", "2020-01-01"},
                                  {"2019-12-31 16:00:00+00:00", "2020-01-01"},
                                  {"2020-02-28T16:00:00Z", "2020-02-29"},
                                  {"2020-01-01T00:30:00+09:00", "2019-12-31"},
                                  {"2019-12-31T20:00:00-05:00", "2020-01-01"},
                                  {"2020-01-01T00:00:00+08:00", "2020-01-01"},
                                  {"2019-12-31T16:00:00", "2019-12-31"},
                                  {"Tue, 31 Dec 2019 16:00:00 GMT", "2020-01-01"},
                                  {"Tue Dec 31 16:00:00 UTC 2019", "2020-01-01"}})
    EXPECT_EQ(read(cell), day) << cell;
}

TEST(DateReading, ReadsTimestamps) {
  for (const char* cell :
       {"20210301083000", "202103010830", "2021030108", "20210301083000123", "1614556800000", "1614556800",
        "1.6145568E12", "2.0210301E7", "20210301083000.0", "44256", "44256.5", "44256.99999"})
    EXPECT_EQ(read(cell), "2021-03-01") << cell;
  for (const char* cell : {"20210301253000", "20210230083000", "202103012460", "9999999999", "99999999999999",
                           "123456789012345", "202103010830001", "0000000001"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, ReadsSixDigitsByWhatTheColumnHolds) {
  struct Six {
    const char* cell;
    DateUse use;
    const char* day;
  };
  for (const auto& [cell, use, day] : {Six{"200605", DateUse::event, ""},
                                       {"200605", DateUse::month, "2006-05-01"},
                                       {"200605", DateUse::end, "2006-05-01"},
                                       {"200605", DateUse::birth, ""},
                                       {"202006", DateUse::event, "2020-06-01"},
                                       {"199912", DateUse::event, "1999-12-01"},
                                       {"210405", DateUse::event, "2021-04-05"},
                                       {"210405", DateUse::month, "2021-04-05"},
                                       {"210405", DateUse::birth, ""},
                                       {"990405", DateUse::event, "1999-04-05"},
                                       {"650405", DateUse::event, ""},
                                       {"196504", DateUse::birth, "1965-04-01"},
                                       {"010405", DateUse::event, "2001-04-05"},
                                       {"210431", DateUse::event, ""},
                                       {"190512", DateUse::month, ""},
                                       {"999912", DateUse::event, ""}})
    EXPECT_EQ(read(cell, use), day) << cell;
}

TEST(DateReading, TellsNoMonthFromWhatASpreadsheetMayHaveCutShort) {
  for (const auto& [cell, day] : {std::pair{"2021.10", "2021-10-01"},
                                  {"2021.01", "2021-01-01"},
                                  {"2021.1", ""},
                                  {"2021.2", "2021-02-01"},
                                  {"2021-1", "2021-01-01"},
                                  {"2021.1月", "2021-01-01"},
                                  {"2021.13", ""},
                                  {"2021.0", ""},
                                  {"2021.100", ""}})
    EXPECT_EQ(read(cell), day) << cell;
}

TEST(DateReading, TellsStandInsFromWhatCannotBeRead) {
  for (const char* cell : {"1900-01-01",
                           "1900/1/1 0:00:00",
                           "1900-01-00",
                           "1899-12-30",
                           "1899-12-31T00:00:00",
                           "1753-01-01",
                           "1970-01-01",
                           "1970-01-01 08:00:00",
                           "1969-12-31T16:00:00Z",
                           "0001-01-01",
                           "0001-01-01T00:00:00",
                           "0000-00-00",
                           "0000-00-00 00:00:00",
                           "00000000",
                           "0",
                           "19000101",
                           "190001",
                           "9999-12-31",
                           "99991231",
                           "2099-12-31",
                           "1601-01-01"}) {
    EXPECT_EQ(judge_date(cell).kind, DateKind::stand_in) << cell;
    EXPECT_EQ(read(cell), "") << cell;
  }
  for (const char* cell : {"1899-06-01", "2104-04-05", "1900-02-30", "长期", "0000", "1"})
    EXPECT_EQ(judge_date(cell).kind, DateKind::unreadable) << cell;
}

TEST(DateReading, KeepsStandInsThatMayBeTrue) {
  EXPECT_EQ(read("1970-01-01", DateUse::birth), "1970-01-01");
  EXPECT_EQ(read("9999-12-31", DateUse::end), "9999-12-31");
  EXPECT_EQ(read("2031-06", DateUse::end), "2031-06-01");
  EXPECT_EQ(judge_date("长期", DateUse::end).kind, DateKind::stand_in) << "no end is no date";
  EXPECT_EQ(judge_date("长期", DateUse::event).kind, DateKind::unreadable);
  EXPECT_EQ(judge_date("1900-01-01", DateUse::birth).kind, DateKind::stand_in);
  EXPECT_EQ(judge_date("1970-01-01", DateUse::end).kind, DateKind::stand_in);
}

TEST(DateReading, BelievesNoYearAfterTheLatest) {
  EXPECT_EQ(judge_date("2022-12-31", DateUse::event, 2022).kind, DateKind::day);
  for (const char* cell : {"2023-01-01", "20350101", "203501", "60000"})
    EXPECT_EQ(judge_date(cell, DateUse::event, 2022).kind, DateKind::unreadable) << cell;
  EXPECT_EQ(judge_date("2035-01-01", DateUse::end, 2022).kind, DateKind::day);
}

TEST(DateReading, ReadsOldSerialDaysOfBirths) {
  EXPECT_EQ(read("19999", DateUse::birth), "1954-10-02");
  EXPECT_EQ(read("-157795200000", DateUse::birth), "1965-01-01");
}

TEST(DateReading, TakesTheFirstDayOfAMonthAlone) {
  for (const char* cell :
       {"202006", "2020-06", "2020-6", "2020/06", "2020.6", "2020年6月", "2020年06月", "２０２００６"})
    EXPECT_EQ(read(cell), "2020-06-01") << cell;
}

TEST(DateReading, ReadsTheSerialDayOfASpreadsheet) {
  EXPECT_EQ(read("43831"), "2020-01-01");
  EXPECT_EQ(read("43831.0"), "2020-01-01");
  EXPECT_EQ(read("43890"), "2020-02-29");
  EXPECT_EQ(read("20000"), "1954-10-03");
  EXPECT_EQ(read("60000"), "2064-04-08");
  for (const char* cell : {"19999", "60001", "99999", "00001", "1234", "1"}) EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, RefusesDaysThatDoNotExist) {
  for (const char* cell :
       {"2021-02-29", "2020-02-30", "20200230", "2020年2月30日", "2020/13/1", "2020-00-10", "2020-01-00", "2020.6.31",
        "202013", "202000", "0000-00-00", "00000000", "2020-13", "1900-02-29"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, RefusesWhatIsNoDay) {
  for (const char* cell : {"",
                           " ",
                           "-",
                           "无",
                           "长期",
                           "至今",
                           "2020",
                           "2020年",
                           "20-01-02",
                           "1/2/2020",
                           "2020-",
                           "2020-01-02x",
                           "2020--01-02",
                           "年月日",
                           "12345678901234567890",
                           "2020-123-1",
                           "2020-1-234",
                           "abc",
                           "21-3-1",
                           "21年3月1日",
                           "2020年1月上旬",
                           "2020-01-02 25:00",
                           "2020-01-02 10:61",
                           "2020-01-02T10:00:00X",
                           "二〇二〇年",
                           "十二月三日",
                           "Foo 2, 2020",
                           "Jan 2020",
                           "2020年1月2日起效"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, TakesNoPartOfARangeForItsWhole) {
  for (const char* cell :
       {"2020-01-02-2020-03-04", "2020.01.02.03", "2020-01-02-03", "2020-01-2020-06", "202001-202006"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, TakesNoDateThatBreaksOff) {
  for (const char* cell : {"2020-01-", "2020/1/", "2020.01."}) EXPECT_EQ(read(cell), "") << cell;
}

}  // namespace
}  // namespace yingbao::reading
