#include "town.hpp"

#include <gmock/gmock.h>

namespace yingbao::deciding {
namespace {

using testing::HasSubstr;
using Idle = Town;

TEST_F(Idle, IsAListOfWhichNobodyCountsWithTheTestThatFailedMostOften) {
  group("G7", list_of({{1, {{Field::disaster_date, day(2019, 1, 1)}}},
                       {2, {{Field::disaster_date, day(2018, 1, 1)}}},
                       {3, {{Field::disaster_date, day(2021, 1, 1)}}}}));
  group("G6", list_of({1, 2}));
  empty_rosters();
  const auto idle = screened().tally.funnel.idle();
  ASSERT_EQ(idle.size(), 1u);
  EXPECT_EQ(idle[0].list, 1);
  EXPECT_EQ(idle[0].group, "G7");
  EXPECT_EQ(idle[0].rows, 3u);
  EXPECT_THAT(idle[0].most.in_words(), HasSubstr("不早于2020-01-01"));
  EXPECT_THAT(idle[0].most.in_words(), HasSubstr("(2 rows)"));
}

TEST_F(Idle, IsByTheSumByTheNumberOrByTheUnitAsWell) {
  group("G2", list_of({{1, {{Field::unit, "350582"}}}}));
  group("G6", list_of({-1, -2}));
  group("G1A", list_of({{3, {{Field::monitor_type, "脱贫不稳定户"}}}}));
  empty_rosters();
  const auto idle = screened().tally.funnel.idle();
  ASSERT_EQ(idle.size(), 3u);
  EXPECT_THAT(idle[0].most.in_words(), HasSubstr("no reporting unit")) << "in the order of the groups";
  EXPECT_THAT(idle[1].most.in_words(), HasSubstr("个人自费金额合计超过40000.00元"));
  EXPECT_THAT(idle[2].most.in_words(), HasSubstr("no usable identity number"));
}

TEST_F(Idle, IsNoListWhoseMembersAreAllCoveredNorOneThatWasNotScreened) {
  group("G6", list_of({1}));
  group("G8", list_of({1}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  EXPECT_TRUE(screened().tally.funnel.idle().empty());
}

TEST_F(Idle, TravelsWithTheOtherCounts) {
  group("G6", list_of({-1}));
  empty_rosters();
  const auto tally = screened().tally;
  const auto read = Tally::parse(tally.json()).value();
  ASSERT_EQ(read.funnel.idle().size(), 1u);
  EXPECT_EQ(read.funnel.idle()[0].most.in_words(), tally.funnel.idle()[0].most.in_words());
  EXPECT_EQ(read.json(), tally.json());
}

}  // namespace
}  // namespace yingbao::deciding
