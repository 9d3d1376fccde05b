#include "config/expectation.hpp"

#include <gmock/gmock.h>

#include <string>

namespace yingbao::config {
namespace {

using ::testing::HasSubstr;

Expectation expect(std::string_view text) { return Expectation::parse(text).value(); }
Date day(std::string_view iso) { return Date::parse_iso(iso).value(); }

struct Due {
  const char* expect;
  const char* on;
  const char* due;
};

TEST(Expectation, IsDueOnTheLastDeadlineBeforeTheBusinessDate) {
  for (const auto& [text, on, due] : {
           Due{"daily", "2021-06-15", "2021-06-14"},
           {"daily", "2021-01-01", "2020-12-31"},
           {"weekly by Tue", "2021-06-16", "2021-06-15"},
           {"weekly by Tue", "2021-06-15", "2021-06-08"},  // the deadline is not over
           {"weekly by Tue", "2021-01-01", "2020-12-29"},
           {"weekly by Sun", "2021-06-14", "2021-06-13"},
           {"half-monthly by 13, 28", "2021-06-13", "2021-05-28"},
           {"half-monthly by 13, 28", "2021-06-14", "2021-06-13"},
           {"half-monthly by 13, 28", "2021-06-30", "2021-06-28"},
           {"monthly by 10", "2021-06-11", "2021-06-10"},
           {"monthly by 10", "2021-06-10", "2021-05-10"},
           {"monthly by 10", "2021-01-05", "2020-12-10"},
           {"monthly by 31", "2021-05-01", "2021-04-30"},
           {"monthly by 31", "2021-03-01", "2021-02-28"},
           {"monthly by 29", "2020-03-01", "2020-02-29"},
           {"monthly by 29", "2100-03-01", "2100-02-28"},
           {"half-monthly by 15, 31", "2021-07-01", "2021-06-30"},
           {"quarterly by 10", "2021-06-15", "2021-04-10"},
           {"quarterly by 10", "2021-01-10", "2020-10-10"},
           {"yearly by 03-31", "2021-03-31", "2020-03-31"},
           {"yearly by 02-29", "2021-06-15", "2021-02-28"},
           {"yearly by 02-28, 09-30", "2021-06-15", "2021-02-28"},
           {"yearly by 02-28, 09-30", "2021-01-01", "2020-09-30"},
       })
    EXPECT_EQ(expect(text).due(day(on)).iso(), due) << text << " on " << on;
}

struct Missed {
  const char* expect;
  const char* newest;
  const char* on;
  const char* missed;
};

TEST(Expectation, IsAnsweredByWhateverComesAfterTheDeadlineBefore) {
  for (const auto& [text, newest, on, missed] : {
           Missed{"monthly by 10", "2021-05-11", "2021-06-11", ""},
           {"monthly by 10", "2021-05-10", "2021-06-11", "2021-06-10"},
           {"monthly by 10", "2021-05-10", "2021-06-10", ""},  // it may still come
           {"monthly by 10", "2021-02-01", "2021-06-11", "2021-03-10"},
           {"monthly by 10", "2021-06-11", "2021-06-11", ""},
           {"weekly by Tue", "2020-12-22", "2020-12-30", "2020-12-29"},
           {"weekly by Tue", "2020-12-23", "2021-01-05", ""},
           {"weekly by Tue", "2020-12-29", "2021-01-06", "2021-01-05"},
           {"daily", "2021-06-13", "2021-06-15", "2021-06-14"},
           {"daily", "2021-06-14", "2021-06-15", ""},
           {"quarterly by 10", "2021-01-11", "2021-06-15", ""},
           {"quarterly by 10", "2020-10-11", "2021-06-15", "2021-04-10"},
       })
    EXPECT_EQ(expect(text).missed(day(newest), day(on)).iso(), missed) << text << ", " << newest << ", on " << on;
}

TEST(Expectation, OfAFeedThatNeverCameIsMissedSinceTheLastDeadline) {
  EXPECT_EQ(expect("monthly by 10").missed({}, day("2021-06-11")), day("2021-06-10"));
}

TEST(Expectation, EndsWhereTheCalendarOfDatesBegins) {
  EXPECT_EQ(expect("yearly by 03-31").missed(day("1000-01-01"), day("1000-01-02")), Date{});
  EXPECT_EQ(expect("daily").due({}), Date{});
}

TEST(Expectation, IsWrittenInOneWay) {
  for (const std::string text : {"daily", "weekly by Sat", "half-monthly by 13, 28", "monthly by 10", "quarterly by 5",
                                 "yearly by 02-28, 09-30"})
    EXPECT_EQ(expect(text).text(), text);
  EXPECT_EQ(expect("half-monthly by 13,28 ").text(), "half-monthly by 13, 28");
}

TEST(Expectation, IsNotGuessed) {
  for (const std::string text : {"",
                                 "often",
                                 "Daily",
                                 "daily by 10",
                                 "weekly",
                                 "weekly by",
                                 "weekly by ",
                                 "weekly by Tuesday",
                                 "weekly by tue",
                                 "weekly by Mon, Tue",
                                 "monthly",
                                 "monthly by 0",
                                 "monthly by 32",
                                 "monthly by -1",
                                 "monthly by 1.5",
                                 "monthly by 10, 20",
                                 "monthly by 010",
                                 "monthly by 10 ,",
                                 "half-monthly by 13",
                                 "half-monthly by 28, 13",
                                 "half-monthly by 13, 13",
                                 "half-monthly by 1, 2, 3",
                                 "quarterly by 1, 2",
                                 "quarterly by 03-31",
                                 "yearly by 10",
                                 "yearly by 13-01",
                                 "yearly by 02-30",
                                 "yearly by 3-31",
                                 "yearly by 00-10",
                                 "yearly by 09-30, 02-28",
                                 "monthly  by 10 by 12",
                                 "monthlyby 10"}) {
    const auto parsed = Expectation::parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_THAT(parsed.error().detail(), HasSubstr("'" + text + "': must be \"daily\", \"weekly by Tue\""));
  }
}

}  // namespace
}  // namespace yingbao::config
