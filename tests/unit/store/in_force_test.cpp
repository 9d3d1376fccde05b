// Which list of a feed is in force, decided without a database.
#include "store/in_force.hpp"

#include <gtest/gtest.h>

namespace yingbao::store {
namespace {

List list_with(Id id, ListState state, int date = 10, std::uint64_t replaced = 0) {
  List list;
  list.id = id;
  list.state = state;
  list.as_of = Date::of(2021, 6, date).value();
  list.replaced = replaced;
  list.reason = "before";
  return list;
}

using enum ListState;

TEST(InForce, MakesTheListInForceGiveWayAndCountsOn) {
  const std::vector lists{list_with(1, superseded, 8, 3), list_with(2, current)};
  const auto changes = giving_way(lists, list_with(0, current));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].list, 2);
  EXPECT_EQ(changes[0].state, superseded);
  EXPECT_EQ(changes[0].replaced, 4u);
}

TEST(InForce, LeavesAListWaitingThatIsAboutALaterDay) {
  const std::vector lists{list_with(1, held, 12), list_with(2, held, 10), list_with(3, held, 9)};
  const auto changes = giving_way(lists, list_with(0, current, 10));
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].list, 2);
  EXPECT_EQ(changes[1].list, 3);
  for (const auto& change : changes) {
    EXPECT_EQ(change.state, superseded);
    EXPECT_EQ(change.replaced, 0u) << "it was never in force, and revoking does not bring it";
  }
}

TEST(InForce, LeavesAListWaitingThatCameAfterTheReleasedOne) {
  const std::vector lists{list_with(1, held), list_with(2, held)};
  const auto changes = releasing(lists, lists[0]);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].list, 1);
  EXPECT_EQ(changes[0].state, current);
  EXPECT_EQ(changes[0].reason, "") << "nothing holds it any more";
}

TEST(InForce, ComesBackToTheListThatGaveWayLast) {
  const std::vector lists{list_with(1, superseded, 10, 2), list_with(2, superseded, 10, 1), list_with(3, superseded),
                          list_with(4, revoked, 10, 3), list_with(5, current)};
  const auto changes = revoking(lists, lists[4], "wrong file");
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].list, 5);
  EXPECT_EQ(changes[0].state, revoked);
  EXPECT_EQ(changes[0].reason, "wrong file");
  EXPECT_EQ(changes[1].list, 1);
  EXPECT_EQ(changes[1].state, current);
}

TEST(InForce, StaysAsItIsWhenAListIsRevokedThatIsNot) {
  const std::vector lists{list_with(1, superseded, 10, 1), list_with(2, held), list_with(3, current)};
  EXPECT_EQ(revoking(lists, lists[1], "r").size(), 1u);
  EXPECT_EQ(revoking(lists, lists[0], "r").size(), 1u);
}

}  // namespace
}  // namespace yingbao::store
