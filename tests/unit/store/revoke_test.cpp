#include "support/data_folders.hpp"

namespace yingbao::store {
namespace {

class Revoke : public testing::Test {
 protected:
  Id arrive(ListState state = ListState::current, const char* feed = "a/G6/all") {
    std::vector<List> lists{list_of(feed, state)};
    ingested(store_, lists);
    return lists[0].id;
  }
  Id in_force() {
    const auto list = store_.current_list("a/G6/all");
    return list ? list->id : 0;
  }
  void revoke(Id id) { store_.revoke_list(id, audit_of("revoke")); }
  void release(Id id) { store_.release_list(id, audit_of("release")); }

  OpenData open_;
  Store& store_ = open_.store;
};

TEST_F(Revoke, BringsBackTheListThatWasReplaced) {
  const auto first = arrive(), second = arrive(), third = arrive();
  revoke(third);
  EXPECT_EQ(in_force(), second);
  revoke(second);
  EXPECT_EQ(in_force(), first);
  revoke(first);
  EXPECT_EQ(in_force(), 0);
  EXPECT_EQ(store_.list(third)->state, ListState::revoked);
  EXPECT_EQ(store_.list(third)->reason, audit_of("revoke").reason);
  EXPECT_EQ(store_.audit().size(), 3u);
}

TEST_F(Revoke, OfAHeldOrSupersededListChangesNothingInForce) {
  const auto first = arrive(), second = arrive(), held = arrive(ListState::held);
  revoke(held);
  EXPECT_EQ(in_force(), second);
  revoke(first);
  EXPECT_EQ(in_force(), second);
  revoke(second);
  EXPECT_EQ(in_force(), 0) << "a revoked list does not come back";
}

TEST_F(Revoke, OfAReleasedListBringsBackWhatItReplaced) {
  const auto held = arrive(ListState::held), current = arrive();
  release(held);
  EXPECT_EQ(in_force(), held);
  revoke(held);
  EXPECT_EQ(in_force(), current);
}

TEST_F(Revoke, BringsBackTheListReplacedLastNotTheOneThatArrivedLast) {
  arrive();
  const auto held = arrive(ListState::held);
  arrive();
  release(held);
  const auto newest = arrive();  // replaces the released list
  revoke(newest);
  EXPECT_EQ(in_force(), held);
}

TEST_F(Revoke, LeavesOtherFeedsAlone) {
  const auto first = arrive(), other = arrive(ListState::current, "b/G6/all");
  arrive(ListState::current, "b/G6/all");
  revoke(first);
  EXPECT_EQ(in_force(), 0);
  EXPECT_EQ(store_.list(other)->state, ListState::superseded);
}

TEST_F(Revoke, TwiceIsRevokedOnce) {
  arrive();
  const auto first = arrive(), second = arrive();
  revoke(second);
  revoke(second);
  EXPECT_EQ(in_force(), first);
}

}  // namespace
}  // namespace yingbao::store
