#include "exchange/manifest.hpp"
#include "hubs.hpp"

#include <gmock/gmock.h>

namespace yingbao::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Pinned : public ::testing::Test {
 protected:
  /// A list of the feed comes into force, its data of the tenth of June.
  store::Id delivered() {
    std::vector lists{store::list_of("human_resources/" + hub_.feed().kind + "/all")};
    store::ingested(hub_.store(), lists);
    return lists[0].id;
  }
  Manifest on(int month, int day) { return pin_manifest(hub_.hub, store::day(2021, month, day)); }

  testing::OpenHub hub_;
};

TEST_F(Pinned, IsTheListInForce) {
  delivered();
  const auto list = delivered();
  const auto manifest = on(6, 10);
  ASSERT_EQ(manifest.groups.size(), 1u);
  EXPECT_EQ(manifest.groups[0].list.id, list);
  EXPECT_THAT(manifest.frozen_groups, IsEmpty());
}

TEST_F(Pinned, ChangesWithAListAndWithNothingElse) {
  delivered();
  const auto first = on(6, 10).text;
  EXPECT_EQ(on(6, 10).text, first);
  delivered();
  EXPECT_NE(on(6, 10).text, first);
}

TEST_F(Pinned, AFeedWithoutAListLetsNobodyLeave) {
  EXPECT_THAT(on(6, 10).frozen_groups, ElementsAre("G6"));
  hub_.feed().kind = "DIBAO";
  EXPECT_THAT(on(6, 10).missing_rosters, ElementsAre("DIBAO"));
}

TEST_F(Pinned, ADisabledFeedLetsNobodyLeaveAndIsNotRead) {
  hub_.feed().enabled = false;
  EXPECT_THAT(on(6, 10).frozen_groups, IsEmpty()) << "there was never anybody";
  hub_.feed().enabled = true;
  delivered();
  hub_.feed().enabled = false;
  EXPECT_THAT(on(6, 10).frozen_groups, ElementsAre("G6"));
  EXPECT_THAT(on(6, 10).groups, IsEmpty());
}

TEST_F(Pinned, ABaselineThatWasNeverHandedOverIsNotMissed) {
  hub_.feed().baseline = true;
  EXPECT_THAT(on(6, 10).frozen_groups, IsEmpty());
}

TEST_F(Pinned, AListOfAGroupThatIsTooOldCountsAllTheSame) {
  delivered();
  EXPECT_THAT(on(7, 25).text, Not(HasSubstr("stale"))) << "45 days";
  EXPECT_THAT(on(7, 26).text, HasSubstr("stale"));
  EXPECT_EQ(on(7, 26).groups.size(), 1u);
}

TEST_F(Pinned, ARosterThatIsTooOldCountsOnlyUntilTheDayThatAPersonNamed) {
  hub_.feed().kind = "DIBAO";
  const auto list = delivered();
  EXPECT_THAT(on(8, 1).stale_rosters.at("DIBAO"), HasSubstr("older than 45 days"));
  hub_.store().set_setting(stale_setting(list), "2021-08-01");
  EXPECT_THAT(on(8, 1).stale_rosters, IsEmpty());
  EXPECT_EQ(on(8, 2).stale_rosters.size(), 1u);
}

}  // namespace
}  // namespace yingbao::exchange
