#include "ingest/gates.hpp"

#include <gmock/gmock.h>

namespace yingbao::ingest {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Date day(int month, int date) { return Date::of(2021, month, date).value(); }

/// A list that nothing speaks against: 100 people of today against 100 people of yesterday.
struct Night {
  config::FeedGates gates;
  store::Delivery delivery;
  store::List made, in_force;
  bool first = false;
  Date business_date = day(6, 15);
  std::string accepted_titles;
  double unclear_share = 0;
  std::vector<plugin_host::ControlTotal> wrong_totals;

  Night() {
    delivery.rows = delivery.used = 100;
    made.records = made.keys = in_force.records = in_force.keys = 100;
    made.as_of = business_date;
    in_force.as_of = day(6, 14);
  }
  double reject_share() const {
    const auto counted = delivery.rows - delivery.skipped;
    return counted ? static_cast<double>(delivery.rejected) / static_cast<double>(counted) : 0;
  }
  std::string why() const {
    return why_held({gates, delivery, made, first ? nullptr : &in_force, business_date, reject_share(), accepted_titles,
                     &wrong_totals, unclear_share});
  }
};

TEST(Gates, HoldARosterOfWhichTooManyRowsAreUnclear) {
  Night night;
  night.unclear_share = 0.01;
  EXPECT_THAT(night.why(), IsEmpty()) << "one in a hundred";
  night.unclear_share = 0.011;
  EXPECT_THAT(night.why(), HasSubstr("rows whose cover is unclear are 1.1%, more than 1.0%"));
  night.gates.max_unclear_share = 0.02;
  EXPECT_THAT(night.why(), IsEmpty());
}

TEST(Gates, LetAnOrdinaryListPass) {
  EXPECT_THAT(Night{}.why(), IsEmpty());
  Night first;
  first.first = true;
  EXPECT_THAT(first.why(), IsEmpty());
}

TEST(Gates, HoldAnEmptyList) {
  Night night;
  night.first = true;
  night.delivery.rows = night.delivery.used = 0;
  night.made.records = night.made.keys = 0;
  EXPECT_THAT(night.why(), HasSubstr("too few records: 0"));
  night.gates.min_records = 0;
  EXPECT_THAT(night.why(), IsEmpty()) << "unless the feed may be empty";
}

TEST(Gates, HoldLessThanTheFewestRecords) {
  Night night;
  night.gates.min_records = 100;
  EXPECT_THAT(night.why(), IsEmpty());
  night.gates.min_records = 101;
  EXPECT_THAT(night.why(), HasSubstr("too few records: 100"));
}

TEST(Gates, HoldAShareOfRejectsAboveTheLimit) {
  const struct {
    std::uint64_t rows, skipped, rejected;
    bool held;
  } cases[] = {{100, 0, 0, false},  {100, 0, 5, false},  {100, 0, 6, true},  {1000, 0, 50, false},
               {1000, 0, 51, true}, {120, 20, 5, false}, {120, 20, 6, true}, {10, 10, 0, false},
               {20, 0, 1, false},   {60, 0, 3, false},   {1, 0, 1, true},    {0, 0, 0, false}};
  for (const auto& each : cases) {
    Night night;
    night.delivery.rows = each.rows;
    night.delivery.skipped = each.skipped;
    night.delivery.rejected = each.rejected;
    EXPECT_EQ(!night.why().empty(), each.held) << each.rejected << " of " << each.rows << " less " << each.skipped;
  }
}

TEST(Gates, HoldPeopleWhoShrankByMoreThanTheLimit) {
  const struct {
    std::uint64_t before, after;
    double limit;
    bool held;
  } cases[] = {
      {100, 100, 0.3, false},
      {100, 71, 0.3, false},
      {100, 69, 0.3, true},
      {100, 0, 0.3, true},
      {100, 200, 0.3, false},
      {0, 0, 0.3, false},
      {0, 100, 0.3, false},
      // Exactly the limit is not more than the limit.
      {100, 70, 0.3, false},
      {10, 7, 0.3, false},
      {1000, 700, 0.3, false},
      {100, 90, 0.1, false},
      {100, 80, 0.2, false},
      {4, 3, 0.25, false},
      {2, 1, 0.5, false},
      {100, 60, 0.4, false},
      {100, 99, 0.0, true},
      {100, 100, 0.0, false},
      {100, 0, 1.0, false},
  };
  for (const auto& each : cases) {
    Night night;
    night.gates.max_shrink = each.limit;
    night.in_force.keys = each.before;
    night.made.keys = each.after;
    EXPECT_EQ(!night.why().empty(), each.held)
        << each.before << " to " << each.after << " at " << each.limit << ": " << night.why();
  }
}

TEST(Gates, HoldDataThatIsTooOldOrFromTheFuture) {
  Night night;
  night.first = true;
  night.gates.max_age = std::chrono::hours{24 * 45};
  const struct {
    Date as_of;
    const char* says;
  } cases[] = {{day(6, 15), ""},
               {day(5, 1), ""},  // 45 days
               {day(4, 30), "older than 45 days"},
               {day(6, 16), "from the future"}};
  for (const auto& each : cases) {
    night.made.as_of = each.as_of;
    EXPECT_THAT(night.why(), HasSubstr(each.says));
    EXPECT_EQ(night.why().empty(), *each.says == '\0') << each.as_of.iso() << ": " << night.why();
  }
}

TEST(Gates, NeverLetAnOlderDateReplaceANewerOne) {
  Night night;
  night.made.as_of = day(6, 13);
  EXPECT_THAT(night.why(), HasSubstr("older than the list in force, of 2021-06-14"));
  night.made.as_of = day(6, 14);
  EXPECT_THAT(night.why(), IsEmpty()) << "the same date corrects";
}

TEST(Gates, HoldAHeaderThatDiffersFromTheAcceptedOneAndShowBoth) {
  Night night;
  night.accepted_titles = "姓名\t身份证号\t登记日期\n";
  night.delivery.header = "登记日期\t姓名\t身份证号\n";
  EXPECT_THAT(night.why(), IsEmpty()) << "columns are read by title, in any order";
  night.delivery.header = "姓名\t身份证号\t登记时间\n";
  for (const auto* part : {"新增[登记时间]", "缺少[登记日期]", "上次", "本次", "new [登记时间], missing [登记日期]"})
    EXPECT_THAT(night.why(), HasSubstr(part));
}

TEST(Gates, CompareNoHeaderWhereAnEmptyListHasNone) {
  Night night;
  night.accepted_titles = "姓名\t身份证号\n";
  night.delivery.header = "";
  EXPECT_THAT(night.why(), Not(HasSubstr("header")));
}

TEST(Gates, CompareNoHeaderWhereNoneWasAccepted) {
  Night night;
  night.delivery.header = "姓名\n";
  EXPECT_THAT(night.why(), IsEmpty());
}

TEST(Gates, HoldATotalThatItsRowsContradict) {
  Night night;
  night.wrong_totals = {{"鲤城区", 12, 11, 10}};
  EXPECT_THAT(night.why(), HasSubstr("合计11，实有10"));
  EXPECT_THAT(night.why(), HasSubstr("鲤城区 12 states 11, there are 10"));
}

TEST(Gates, SayEveryReasonInBothLanguages) {
  Night night;
  night.delivery.rejected = 50;
  night.made.records = night.made.keys = 0;
  night.made.as_of = day(1, 1);
  const auto why = night.why();
  for (const auto* part :
       {"too few records", "rejected rows 50.0% exceed 5.0%", "older than 45 days", "older than the list in force",
        "people shrank by 100.0%", "名单为空", "退回行比例50.0%", "人数比在用名单减少100.0%"})
    EXPECT_THAT(why, HasSubstr(part));
}

TEST(Gates, AreToldInSharesOfATenthOfAPercent) {
  Night night;
  night.delivery.rows = 1000;
  night.delivery.rejected = 56;
  EXPECT_THAT(night.why(), HasSubstr("5.6%"));
  EXPECT_THAT(night.why(), Not(HasSubstr("people")));
}

}  // namespace
}  // namespace yingbao::ingest
