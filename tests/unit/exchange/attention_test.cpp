#include "exchange/attention.hpp"

#include <gmock/gmock.h>

namespace yingbao::exchange {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

using Kind = Attention::Kind;

TEST(Attention, IsNotAskedForWhenNothingIsLeft) { EXPECT_THAT(attention_of({}, {}), IsEmpty()); }

TEST(Attention, TellsOfAGroupThatCouldNotBeScreened) {
  deciding::Tally tally;
  tally.not_screened["G6"] = "no roster";
  const auto all = attention_of(tally, {});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, Kind::not_screened);
  EXPECT_EQ(all[0].object, "G6");
  EXPECT_EQ(all[0].why, "no roster");
}

TEST(Attention, TellsOfAListOfWhichNobodyCounts) {
  deciding::Tally tally;
  tally.idle.push_back({7, "G2", 120, "no bill since 2020"});
  const auto all = attention_of(tally, {});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, Kind::idle);
  EXPECT_EQ(all[0].object, "list-7") << "what revoke takes";
  EXPECT_THAT(all[0].why, HasSubstr("nobody of 120 rows counts"));
}

TEST(Attention, CountsWhoIsToBeVerifiedOverAllUnitsAGroupALine) {
  deciding::Tally tally;
  tally.to_verify["350502"] = {{"G6", 2}};
  tally.to_verify["350582"] = {{"G6", 3}, {"G2", 1}};
  tally.resembling["350582"] = {{"G6", 4}};
  const auto all = attention_of(tally, {});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].object, "G2");
  EXPECT_EQ(all[1].object, "G6");
  EXPECT_TRUE(all[1].why.starts_with("5人"));
  EXPECT_TRUE(all[2].why.starts_with("4人"));
  for (const auto& each : all) EXPECT_EQ(each.kind, Kind::to_verify);
}

TEST(Attention, LeavesGroupsThatARosterStopsToTheRoster) {
  deciding::Tally tally;
  tally.not_screened = {{"G2", "no such group"}, {"G6", "no roster"}};
  FeedState roster{"assistance_rosters/DIBAO/all", "DIBAO"};
  roster.stops = {"G6"};
  const auto all = attention_of(tally, std::span{&roster, 1});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].object, "G2");
}

}  // namespace
}  // namespace yingbao::exchange
