#include "schema/reading.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingbao::schema {
namespace {

std::string read(std::string_view cell) {
  const auto date = read_date(cell);
  return date ? date->iso() : "";
}

TEST(DateReading, ReadsADayInEverySpelling) {
  for (const char* cell : {"2020-01-02", "2020-1-2", "2020/01/02", "2020/1/2", "2020.01.02", "2020.1.2", "20200102",
                           "2020年1月2日", "2020年01月02日", "2020年1月2", "２０２０年１月２日", "２０２０－０１－０２", " 2020-01-02 ",
                           "2020-01-02\t", "20200102.0"})
    EXPECT_EQ(read(cell), "2020-01-02") << cell;
}

TEST(DateReading, LeavesTheTimeOfDayOut) {
  for (const char* cell : {"2020-01-02 10:30:00", "2020-01-02T10:30:00", "2020-01-02T10:30:00+08:00", "2020/1/2 9:05",
                           "2020年1月2日 10:30", "2020年1月2日10:30", "2020-01-02 00:00:00.0", "2020.1.2 10时"})
    EXPECT_EQ(read(cell), "2020-01-02") << cell;
}

TEST(DateReading, TakesTheFirstDayOfAMonthAlone) {
  for (const char* cell : {"202006", "2020-06", "2020-6", "2020/06", "2020.6", "2020年6月", "2020年06月", "２０２００６"})
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
  for (const char* cell : {"2021-02-29", "2020-02-30", "20200230", "2020年2月30日", "2020/13/1", "2020-00-10", "2020-01-00",
                           "2020.6.31", "202013", "202000", "0000-00-00", "00000000", "2020-13", "1900-02-29"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, RefusesWhatIsNoDay) {
  for (const char* cell : {"", " ", "-", "无", "长期", "至今", "2020", "2020年", "20-01-02", "1/2/2020", "2020-", "2020-01-02x",
                           "2020--01-02", "年月日", "12345678901234567890", "2020-123-1", "2020-1-234", "abc"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, TakesNoPartOfARangeForItsWhole) {
  for (const char* cell : {"2020-01-02-2020-03-04", "2020.01.02.03", "2020-01-02-03", "2020-01-2020-06", "202001-202006"})
    EXPECT_EQ(read(cell), "") << cell;
}

TEST(DateReading, TakesNoDateThatBreaksOff) {
  for (const char* cell : {"2020-01-", "2020/1/", "2020.01."}) EXPECT_EQ(read(cell), "") << cell;
}

}  // namespace
}  // namespace yingbao::schema
