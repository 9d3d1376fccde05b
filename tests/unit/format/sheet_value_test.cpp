// Numbers and dates of spreadsheets as text.
#include "format/sheet_value.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace yingbao::format {
namespace {

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

std::string date(double serial, bool from_1904 = false) {
  std::string out;
  append_date(out, serial, from_1904);
  return out;
}

TEST(SheetNumber, HasAtMostFifteenDigits) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(999'999'999'999'999), "999999999999999");
  EXPECT_EQ(number(1e15), "1E+15");
  EXPECT_EQ(number(3.50521199001011239e17), "3.50521199001011E+17");
  EXPECT_EQ(number(1.0 / 3), "0.333333333333333");
  EXPECT_EQ(number(1234.10), "1234.1");
  EXPECT_EQ(number(-0.00001), "-1E-05");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "#NUM!");
}

TEST(SheetDate, CountsFrom1900WithADayThatNeverWasOrFrom1904) {
  EXPECT_EQ(date(1), "1900-01-01");
  EXPECT_EQ(date(59), "1900-02-28");
  EXPECT_EQ(date(60), "60");
  EXPECT_EQ(date(61), "1900-03-01");
  EXPECT_EQ(date(44357), "2021-06-10");
  EXPECT_EQ(date(42895, true), "2021-06-10");
  EXPECT_EQ(date(2'958'465), "9999-12-31");
}

TEST(SheetDate, HasATimeUnlessItIsMidnight) {
  EXPECT_EQ(date(44357.354166666664), "2021-06-10 08:30:00");
  EXPECT_EQ(date(44356.99999999999), "2021-06-10");
  EXPECT_EQ(date(0.5), "12:00:00");
}

TEST(SheetDate, OutOfTheCalendarIsANumber) {
  EXPECT_EQ(date(0), "0");
  EXPECT_EQ(date(-1), "-1");
  EXPECT_EQ(date(1e-9), "1E-09");
  EXPECT_EQ(date(2'958'465.9999999), "2958465.9999999");
  EXPECT_EQ(date(1e300), "1E+300");
}

TEST(NumberFormat, ShowsADateOrDoesNot) {
  for (const std::string_view format : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "yyyy年m月", "d",
                                        "[DBNum1][$-804]yyyy\"年\"m\"月\"", "h:mm AM/PM", "\\ m/d"})
    EXPECT_TRUE(shows_date(format)) << format;
  for (const std::string_view format : {"General", "0.00E+00", "#,##0\"days\"", "[Red]0.00", "0_d", "\\d0", "@", "[h]:mm",
                                        "G/通用格式", "", "\"yyyy", "[yyyy"})
    EXPECT_FALSE(shows_date(format)) << format;
  for (const unsigned format : {14u, 22u, 31u, 57u}) EXPECT_TRUE(shows_date(format)) << format;
  for (const unsigned format : {0u, 1u, 2u, 46u, 49u, 164u}) EXPECT_FALSE(shows_date(format)) << format;
}

}  // namespace
}  // namespace yingbao::format
