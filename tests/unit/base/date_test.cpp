#include "base/date.hpp"

#include <gtest/gtest.h>

namespace yingbao {
namespace {

TEST(Date, KnowsTheDaysOfTheCalendar) {
  for (const int number : {18800101, 19000228, 20000229, 20200229, 20210131, 20210430, 20211231, 99991231})
    EXPECT_EQ(Date::from_number(number).value_or(Date{}).number(), number);
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-20200101}, std::int64_t{19000229}, std::int64_t{20210229},
        std::int64_t{20200230}, std::int64_t{20200231}, std::int64_t{20200431}, std::int64_t{20200001},
        std::int64_t{20201301}, std::int64_t{20200100}, std::int64_t{20200132}, std::int64_t{9990101},
        std::int64_t{99991232}, std::int64_t{1} << 40})
    EXPECT_FALSE(Date::from_number(number)) << number;
  EXPECT_FALSE(Date{});
}

TEST(Date, ReadsExactlyOneIsoForm) {
  EXPECT_EQ(Date::parse_iso("2020-02-29")->number(), 20200229);
  for (const auto text : {"", "2020-2-29", "2020/02/29", "20200229", "2020-02-29 ", "2021-02-29", "-020-01-01",
                          "2020--1-01", "2020-01- 1", "abcd-ef-gh", "+020-01-01"})
    EXPECT_FALSE(Date::parse_iso(text)) << text;
}

TEST(Date, WritesWhatItReads) {
  EXPECT_EQ(Date::of(2021, 6, 5)->iso(), "2021-06-05");
  EXPECT_EQ(Date{}.iso(), "");
}

TEST(Date, CountsDaysFromTheEpoch) {
  EXPECT_EQ(Date::of(1970, 1, 1)->days(), 0);
  EXPECT_EQ(Date::of(1969, 12, 31)->days(), -1);
  EXPECT_EQ(Date::of(2021, 6, 15)->days(), 18793);
}

TEST(Date, OrdersByDay) {
  EXPECT_LT(*Date::of(2020, 12, 31), *Date::of(2021, 1, 1));
  EXPECT_LT(Date{}, *Date::of(1000, 1, 1));
}

constexpr Instant kMidnight = 1623686400;  // 2021-06-15T00:00:00+08:00

TEST(BusinessDate, ChangesAtMidnightInChina) {
  EXPECT_EQ(business_date(kMidnight - 1).iso(), "2021-06-14");
  EXPECT_EQ(business_date(kMidnight).iso(), "2021-06-15");
  EXPECT_EQ(business_date(kMidnight + 86399).iso(), "2021-06-15");
}

TEST(BusinessDate, TellsInstantsInChinaStandardTime) {
  EXPECT_EQ(iso_local(kMidnight + 9000), "2021-06-15T02:30:00+08:00");
  EXPECT_EQ(iso_local(0), "1970-01-01T08:00:00+08:00");
}

}  // namespace
}  // namespace yingbao
