#include "town.hpp"

#include <gmock/gmock.h>

namespace yingbao::deciding {
namespace {

using testing::HasSubstr;
using Idle = Town;

TEST_F(Idle, IsAListOfWhichNobodyCountsWithTheTestThatFailedMostOften) {
  const auto ticket = [](int who, const char* type) {
    return Person{who, {{Field::unit, "350582"}, {Field::case_date, day(2021, 1, 1)}, {Field::case_type, type}}};
  };
  group("G5", list_of({ticket(1, "咨询"), ticket(2, "投诉"), ticket(3, "求助")}));
  group("G6", list_of({1, 2}));
  empty_rosters();
  const auto idle = screened().tally.idle;
  ASSERT_EQ(idle.size(), 1u);
  EXPECT_EQ(idle[0].list, 1);
  EXPECT_EQ(idle[0].group, "G5");
  EXPECT_EQ(idle[0].rows, 3u);
  EXPECT_THAT(idle[0].why, HasSubstr("诉求类别/诉求标题含求助"));
  EXPECT_THAT(idle[0].why, HasSubstr("2 rows fail"));
}

TEST_F(Idle, IsByTheSumByTheNumberOrByTheUnitAsWell) {
  group("G2", list_of({{1, {{Field::unit, "350582"}}}}));
  group("G6", list_of({-1, -2}));
  group("G1A", list_of({{3, {{Field::monitor_type, "脱贫不稳定户"}}}}));
  empty_rosters();
  const auto idle = screened().tally.idle;
  ASSERT_EQ(idle.size(), 3u);
  EXPECT_THAT(idle[0].why, HasSubstr("no reporting unit")) << "in the order of the groups";
  EXPECT_THAT(idle[1].why, HasSubstr("个人自费金额合计超过40000.00元"));
  EXPECT_THAT(idle[2].why, HasSubstr("no usable identity number"));
}

TEST_F(Idle, IsNoListWhoseMembersAreAllCoveredNorOneThatWasNotScreened) {
  group("G6", list_of({1}));
  group("G8", list_of({1}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  EXPECT_TRUE(screened().tally.idle.empty());
}

TEST_F(Idle, TravelsWithTheOtherCounts) {
  group("G6", list_of({-1}));
  empty_rosters();
  const auto tally = screened().tally;
  const auto read = Tally::parse(tally.json()).value();
  ASSERT_EQ(read.idle.size(), 1u);
  EXPECT_EQ(read.idle[0].why, tally.idle[0].why);
  EXPECT_EQ(read.json(), tally.json());
}

}  // namespace
}  // namespace yingbao::deciding
