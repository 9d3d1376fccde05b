#include "ingest/as_of.hpp"

#include <gtest/gtest.h>

namespace yingbao::ingest {
namespace {

struct Name {
  const char* name;
  const char* date;  ///< empty: none
};

void expect_dates(std::span<const Name> names) {
  for (const auto& each : names) {
    const auto found = date_in_name(each.name);
    EXPECT_EQ(found ? found->iso() : std::string{}, each.date) << each.name;
  }
}

TEST(DateInName, IsReadInEverySpelling) {
  const Name names[] = {
      {"登记失业人员20210610.csv", "2021-06-10"},
      {"20210610登记失业人员.csv", "2021-06-10"},
      {"list-20210610.csv", "2021-06-10"},
      {"list_20210610.csv", "2021-06-10"},
      {"名单（20210610）.xlsx", "2021-06-10"},
      {"名单2021-06-10.csv", "2021-06-10"},
      {"名单2021-6-1.csv", "2021-06-01"},
      {"名单2021_06_10.csv", "2021-06-10"},
      {"名单2021.6.10.csv", "2021-06-10"},
      {"名单2021.06.10.csv", "2021-06-10"},
      {"名单2021.6.1.csv", "2021-06-01"},
      {"名单2021年6月10日.csv", "2021-06-10"},
      {"名单2021年06月10日.csv", "2021-06-10"},
      {"截至2021年6月10.csv", "2021-06-10"},
      {"20210610", "2021-06-10"},
      {"名单20200229.csv", "2020-02-29"},
  };
  expect_dates(names);
}

TEST(DateInName, IsTheLastOneOfSeveral) {
  const Name names[] = {
      {"20210601-20210630.csv", "2021-06-30"},           {"20210601_20210630.csv", "2021-06-30"},
      {"2021-06-01至2021-06-30.csv", "2021-06-30"},      {"2021-06-01_2021-06-30.csv", "2021-06-30"},
      {"2021年6月1日至2021年6月30日.csv", "2021-06-30"}, {"20210630补20210601.csv", "2021-06-01"},
      {"20210610 v20219999.csv", "2021-06-10"},
  };
  expect_dates(names);
}

TEST(DateInName, IsFoundBeforeANumberOfTheCopy) {
  const Name names[] = {
      {"名单2021-06-10_2.csv", "2021-06-10"},  {"名单20210610(2).csv", "2021-06-10"},
      {"名单20210610 2.csv", "2021-06-10"},    {"名单20210610_2.csv", "2021-06-10"},
      {"名单20210610-2.csv", "2021-06-10"},    {"名单20210610.2.csv", "2021-06-10"},
      {"名单_20210610_001.csv", "2021-06-10"}, {"名单_20210610_083000.csv", "2021-06-10"},
  };
  expect_dates(names);
}

TEST(DateInName, IsFoundBehindACodeOfTheCounty) {
  const Name names[] = {
      {"350582_20210610.csv", "2021-06-10"},
      {"3505-20210610.csv", "2021-06-10"},
      {"G6_20210610.csv", "2021-06-10"},
  };
  expect_dates(names);
}

TEST(DateInName, IsNotMadeOfAMonthAlone) {
  const Name names[] = {
      {"名单202106.csv", ""},    {"名单2021-06.csv", ""},    {"名单2021.6.csv", ""},
      {"名单2021年6月.csv", ""}, {"名单2021年06月.csv", ""}, {"名单2021年6月份.csv", ""},
  };
  expect_dates(names);
}

TEST(DateInName, IsNotMadeOfOtherNumbers) {
  const Name names[] = {
      {"", ""},
      {"名单.csv", ""},
      {"名单2021.csv", ""},
      {"名单20211310.csv", ""},
      {"名单20210631.csv", ""},
      {"名单20210229.csv", ""},
      {"名单19990610.csv", ""},   // a birth date, or nothing of use
      {"名单120210610.csv", ""},  // one number of nine digits
      {"名单202106101.csv", ""},
      {"文号〔2021〕61号.csv", ""},
      {"44357.csv", ""},  // a spreadsheet's serial day
      {"电话0595-22281234.csv", ""},
  };
  expect_dates(names);
}

}  // namespace
}  // namespace yingbao::ingest
