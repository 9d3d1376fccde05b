#include "support/data_folders.hpp"

namespace yingbao::store {
namespace {

using schema::Reason;

TEST(IngestCommit, ShowsTheDeliveryItsListsAndCountsTogether) {
  OpenData open;
  auto delivery = landed();
  delivery.id = open.store.add_delivery(delivery);
  delivery.state = DeliveryState::listed;
  delivery.as_of = day(2021, 6, 10);
  delivery.layout = "registered";
  delivery.format = "CSV, GB18030";
  delivery.header_row = 3;
  delivery.rows = 100, delivery.used = 90, delivery.rejected = 4, delivery.duplicate = 3, delivery.skipped = 3;
  delivery.unkeyed = 2;
  auto list = list_of("human_resources/G6/all");
  list.delivery = delivery.id;
  list.unkeyed = 2, list.bytes = 4096, list.added = 5, list.changed = 6, list.gone = 7;
  IngestCommit commit{delivery,
                      {list, list_of("human_resources/G9/all", ListState::held)},
                      {{Reason::name_missing, 4}, {Reason::total_row, 3}}};
  open.store.commit_ingest(commit);

  const auto back = *open.store.delivery(delivery.id);
  EXPECT_EQ(back.state, DeliveryState::listed);
  EXPECT_EQ(back.as_of, delivery.as_of);
  EXPECT_EQ(back.layout, "registered");
  EXPECT_EQ(back.format, "CSV, GB18030");
  EXPECT_EQ(back.header_row, 3u);
  EXPECT_EQ(back.rows, back.used + back.rejected + back.duplicate + back.skipped);
  EXPECT_EQ(back.unkeyed, 2u);

  ASSERT_NE(commit.lists[0].id, 0);
  ASSERT_NE(commit.lists[1].id, commit.lists[0].id);
  const auto made = open.store.current_list("human_resources/G6/all");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->id, commit.lists[0].id);
  EXPECT_EQ(made->uid, list.uid);
  EXPECT_EQ(made->key.bytes, list.key.bytes);
  EXPECT_EQ(made->delivery, delivery.id);
  EXPECT_EQ(made->as_of, day(2021, 6, 10));
  EXPECT_EQ(made->records, 10u);
  EXPECT_EQ(made->keys, 9u);
  EXPECT_EQ(made->unkeyed, 2u);
  EXPECT_EQ(made->bytes, 4096u);
  EXPECT_EQ(made->added, 5u);
  EXPECT_EQ(made->changed, 6u);
  EXPECT_EQ(made->gone, 7u);
  EXPECT_EQ(made->created_at, list.created_at);
  EXPECT_FALSE(open.store.current_list("human_resources/G9/all")) << "a held list is not in force";

  const auto tallies = open.store.tallies(delivery.id);
  ASSERT_EQ(tallies.size(), 2u);
  EXPECT_EQ(tallies[0].reason, Reason::name_missing);
  EXPECT_EQ(tallies[0].rows, 4u);
}

TEST(IngestCommit, ShowsNothingWhenAPartOfItFails) {
  OpenData open;
  auto delivery = landed();
  delivery.id = open.store.add_delivery(delivery);
  delivery.state = DeliveryState::listed;
  std::vector<List> before{list_of("a/G6/all")};
  ingested(open.store, before);
  auto good = list_of("a/G6/all"), clash = list_of("a/G9/all");
  clash.uid = before[0].uid;  // a list's name is never used twice
  IngestCommit commit{delivery, {good, clash}, {{Reason::name_missing, 1}}};
  EXPECT_THROW(open.store.commit_ingest(commit), Failure);
  EXPECT_EQ(open.store.delivery(delivery.id)->state, DeliveryState::landed);
  EXPECT_EQ(open.store.current_list("a/G6/all")->id, before[0].id);
  EXPECT_EQ(open.store.lists(ListRole::feed).size(), 1u);
  EXPECT_TRUE(open.store.tallies(delivery.id).empty());
}

TEST(IngestCommit, SupersedesTheListInForceOfItsFeedAlone) {
  OpenData open;
  std::vector<List> first{list_of("a/G6/all"), list_of("a/DIBAO/all"), list_of("b/G6/all"), list_of("a/G6/350582")};
  ingested(open.store, first);
  std::vector<List> second{list_of("a/G6/all")};
  ingested(open.store, second);
  EXPECT_EQ(open.store.current_list("a/G6/all")->id, second[0].id);
  EXPECT_EQ(open.store.list(first[0].id)->state, ListState::superseded);
  for (std::size_t i = 1; i < first.size(); ++i)
    EXPECT_EQ(open.store.list(first[i].id)->state, ListState::current) << i;
}

TEST(IngestCommit, LeavesTheListInForceWhenTheNewOneIsHeld) {
  OpenData open;
  std::vector<List> first{list_of("a/G6/all")}, second{list_of("a/G6/all", ListState::held)};
  second[0].reason = "人数比在用名单减少40.0%";
  ingested(open.store, first);
  ingested(open.store, second);
  EXPECT_EQ(open.store.current_list("a/G6/all")->id, first[0].id);
  EXPECT_EQ(open.store.list(second[0].id)->reason, "人数比在用名单减少40.0%");
}

}  // namespace
}  // namespace yingbao::store
