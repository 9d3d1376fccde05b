#include "exchange/attention.hpp"

#include <gmock/gmock.h>

namespace yingbao::exchange {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

using deciding::Step;
using Kind = Attention::Kind;

std::vector<Attention> attention_for(const deciding::Tally& tally, std::span<const FeedState> feeds = {}) {
  config::Rules rules;
  rules.groups.resize(2);
  rules.groups[0].group = "G6";
  rules.groups[1].group = "G2";
  rules.groups[1].max_left_out_share = 0.9;
  return attention_of(tally, rules, feeds);
}

TEST(Attention, IsNotAskedForWhenNothingIsLeft) { EXPECT_THAT(attention_for({}), IsEmpty()); }

TEST(Attention, TellsOfAGroupThatCouldNotBeScreened) {
  deciding::Tally tally;
  tally.funnel.add({"G6", 0, {}, Step::not_screened, "no roster"}, 0);
  const auto all = attention_for(tally);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, Kind::not_screened);
  EXPECT_EQ(all[0].object, "G6");
  EXPECT_EQ(all[0].why, "no roster");
}

TEST(Attention, TellsOfAListOfWhichNobodyCounts) {
  deciding::Tally tally;
  tally.funnel.add({"G2", 7, {}, Step::not_member, "no bill since 2020"}, 100);
  tally.funnel.add({"G2", 7, "350582", Step::not_comparable, {}}, 20);
  const auto all = attention_for(tally);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, Kind::idle);
  EXPECT_EQ(all[0].object, "list-7") << "what revoke takes";
  EXPECT_THAT(all[0].why, HasSubstr("nobody of 120 rows counts"));
  EXPECT_THAT(all[0].why, HasSubstr("no bill since 2020，100行"));
}

TEST(Attention, CountsWhoIsToBeVerifiedOverAllUnitsAGroupALine) {
  deciding::Tally tally;
  tally.funnel.add({"G6", 1, "350502", Step::to_verify, "DIBAO"}, 2);
  tally.funnel.add({"G6", 1, "350582", Step::to_verify, "DIBAO"}, 3);
  tally.funnel.add({"G2", 2, "350582", Step::to_verify, "DIBAO"}, 1);
  tally.funnel.add({"G2", 2, "350582", Step::to_visit, {}}, 1);
  tally.funnel.add({"G6", 1, "350582", Step::to_visit, "resembling"}, 4);
  const auto all = attention_for(tally);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].object, "G2");
  EXPECT_EQ(all[1].object, "G6");
  EXPECT_TRUE(all[1].why.starts_with("5人"));
  EXPECT_TRUE(all[2].why.starts_with("4人"));
  for (const auto& each : all) EXPECT_EQ(each.kind, Kind::to_verify);
}

TEST(Attention, TellsOfAStepThatTakesMoreThanItsShareOfAGroupsRows) {
  struct Case {
    const char* group;
    Step step;
    std::uint64_t rows;  ///< of 100
    bool told;
  };
  const Case cases[] = {{"G6", Step::not_member, 20, false},  {"G6", Step::not_member, 21, true},
                        {"G6", Step::other_row, 99, false},   {"G6", Step::not_comparable, 21, true},
                        {"G6", Step::without_unit, 21, true}, {"G6", Step::excluded, 99, false},
                        {"G6", Step::of_another, 99, false},  {"G2", Step::not_member, 90, false},
                        {"G2", Step::not_member, 91, true},   {"G9", Step::not_member, 21, true}};
  for (const auto& each : cases) {
    deciding::Tally tally;
    // Shares are of the group, over its lists and units.
    tally.funnel.add({each.group, 1, "350582", each.step, "the detail"}, each.rows - 1);
    tally.funnel.add({each.group, 2, "350502", each.step, "the detail"}, 1);
    tally.funnel.add({each.group, 1, "350582", Step::to_visit, {}}, 99 - each.rows);
    tally.funnel.add({each.group, 2, "350582", Step::to_visit, {}}, 1);
    // and further rows of the same people dilute nothing.
    tally.funnel.add({each.group, 1, {}, Step::other_row, {}}, 1000);
    tally.funnel.add({"G4", 1, "350582", Step::to_visit, {}}, 1000);
    const auto all = attention_for(tally);
    const auto what = std::string{each.group} + " " + std::string{name_of(each.step)} + std::to_string(each.rows);
    ASSERT_EQ(all.size(), each.told ? 1u : 0u) << what;
    if (!each.told) continue;
    EXPECT_EQ(all[0].kind, Kind::left_out) << what;
    EXPECT_EQ(all[0].object, each.group);
    EXPECT_THAT(all[0].why, HasSubstr("% of 100 rows)"));
    EXPECT_THAT(all[0].why, HasSubstr("the detail，" + std::to_string(each.rows) + "行"));
  }
}

TEST(Attention, TellsOfAGroupOfWhichNobodyIsToVisitWhateverTheStep) {
  deciding::Tally tally;
  tally.funnel.add({"G6", 1, {}, Step::excluded, "DIBAO"}, 3);
  tally.funnel.add({"G6", 1, {}, Step::excluded, "TEKUN"}, 2);
  tally.funnel.add({"G6", 1, {}, Step::other_row, {}}, 5);
  const auto all = attention_for(tally);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, Kind::idle);
  EXPECT_EQ(all[0].object, "G6");
  EXPECT_THAT(all[0].why, HasSubstr("nobody of 5 rows counts"));
  EXPECT_THAT(all[0].why, HasSubstr("DIBAO，3行"));
}

TEST(Attention, IsNotAskedForWhoCountsInAnotherGroupAlone) {
  deciding::Tally tally;
  tally.funnel.add({"G9", 1, {}, Step::of_another, {}}, 3);
  EXPECT_THAT(attention_for(tally), IsEmpty());
}

TEST(Attention, SaysOnceThatAListCountsNobody) {
  deciding::Tally tally;
  tally.funnel.add({"G6", 1, {}, Step::not_member, "x"}, 40);
  tally.funnel.add({"G6", 2, "350582", Step::to_visit, {}}, 5);
  const auto all = attention_for(tally);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].object, "list-1");
}

TEST(Attention, LeavesGroupsThatARosterStopsToTheRoster) {
  deciding::Tally tally;
  tally.funnel.add({"G2", 0, {}, Step::not_screened, "no such group"}, 0);
  tally.funnel.add({"G6", 0, {}, Step::not_screened, "no roster"}, 0);
  FeedState roster{"assistance_rosters/DIBAO/all", "DIBAO"};
  roster.stops = {"G6"};
  const auto all = attention_for(tally, std::span{&roster, 1});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].object, "G2");
}

}  // namespace
}  // namespace yingbao::exchange
