// Numbers, days and times of spreadsheets as text.
#include "format/spreadsheet/sheet_value.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace yingbao::format {
namespace {

std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

std::string moment(double serial, bool from_1904 = false) {
  std::string out;
  return append_moment(out, serial, from_1904) ? out : "outside of the calendar";
}

TEST(SheetNumber, HasAtMostFifteenDigits) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(999'999'999'999'999), "999999999999999");
  EXPECT_EQ(number(1e15), "1E+15");
  EXPECT_EQ(number(3.50521199001011239e17), "3.50521199001011E+17");
  EXPECT_EQ(number(1.0 / 3), "0.333333333333333");
  EXPECT_EQ(number(1234.10), "1234.1");
  EXPECT_EQ(number(0.1 + 0.2), "0.3");
  EXPECT_EQ(number(-0.00001), "-0.00001");
  EXPECT_EQ(number(1e-12), "1E-12");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "#NUM!");
}

TEST(SheetMoment, CountsFrom1900WithADayThatNeverWasOrFrom1904) {
  EXPECT_EQ(moment(1), "1900-01-01");
  EXPECT_EQ(moment(59), "1900-02-28");
  EXPECT_EQ(moment(60), "1900-02-29");
  EXPECT_EQ(moment(61), "1900-03-01");
  EXPECT_EQ(moment(44357), "2021-06-10");
  EXPECT_EQ(moment(42895, true), "2021-06-10");
  EXPECT_EQ(moment(0, true), "1904-01-01");
  EXPECT_EQ(moment(2'958'465), "9999-12-31");
}

TEST(SheetMoment, HasATimeUnlessItIsMidnight) {
  EXPECT_EQ(moment(44357.354166666664), "2021-06-10 08:30:00");
  EXPECT_EQ(moment(44356.99999999999), "2021-06-10");
  EXPECT_EQ(moment(0.5), "12:00:00");
}

TEST(SheetMoment, OutOfTheCalendarIsNone) {
  for (const double serial : {-1.0, 2'958'465.9999999, 2'958'466.0, 1e300})
    EXPECT_EQ(moment(serial), "outside of the calendar");
  EXPECT_EQ(moment(2'958'000, true), "outside of the calendar");
}

TEST(SheetDuration, OfYearsIsNone) {
  std::string out;
  EXPECT_TRUE(append_duration(out, 1.5));
  EXPECT_EQ(out, "36:00:00");
  EXPECT_FALSE(append_duration(out, 44357.35));
}

}  // namespace
}  // namespace yingbao::format
