#include "support/data_folders.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace yingbao::store {
namespace {

TEST(Lists, ComeIntoForceByReleaseWithAnAuditEntry) {
  OpenData open;
  std::vector<List> first{list_of("a/G6/all")}, held{list_of("a/G6/all", ListState::held)};
  held[0].reason = "人数减少";
  ingested(open.store, first);
  ingested(open.store, held);
  open.store.release_list(held[0].id, audit_of("release"));
  EXPECT_EQ(open.store.current_list("a/G6/all")->id, held[0].id);
  EXPECT_EQ(open.store.current_list("a/G6/all")->reason, "");
  EXPECT_EQ(open.store.list(first[0].id)->state, ListState::superseded);
  const auto audit = open.store.audit();
  ASSERT_EQ(audit.size(), 1u);
  EXPECT_EQ(audit[0].action, "release");
  EXPECT_EQ(audit[0].actor, "operator");
  EXPECT_EQ(audit[0].reason, "核对无误 \"checked\"");
}

TEST(Lists, GoOutOfForceByRevokeWithAnAuditEntry) {
  OpenData open;
  std::vector<List> lists{list_of("a/G6/all")};
  ingested(open.store, lists);
  open.store.revoke_list(lists[0].id, audit_of("revoke"));
  EXPECT_FALSE(open.store.current_list("a/G6/all"));
  EXPECT_EQ(open.store.list(lists[0].id)->state, ListState::revoked);
  EXPECT_EQ(open.store.audit().size(), 1u);
  EXPECT_EQ(open.store.broken_audit_entry(), 0);
}

TEST(Lists, ReleasedTwiceAreInForceOnce) {
  OpenData open;
  std::vector<List> lists{list_of("a/G6/all", ListState::held)};
  ingested(open.store, lists);
  open.store.release_list(lists[0].id, audit_of("release"));
  open.store.release_list(lists[0].id, audit_of("release"));
  EXPECT_EQ(open.store.current_list("a/G6/all")->id, lists[0].id);
}

TEST(Lists, OfOneFeedAreInForceOneAtATime) {
  OpenData open;
  std::vector<List> lists;
  for (int i = 0; i < 5; ++i) lists.push_back(list_of("a/G6/all", i % 2 ? ListState::held : ListState::current));
  ingested(open.store, lists);
  for (const auto& list : lists) {
    open.store.release_list(list.id, audit_of("release"));
    const auto all = open.store.lists(ListRole::feed);
    const auto current = [](const auto& each) { return each.state == ListState::current; };
    EXPECT_EQ(std::count_if(all.begin(), all.end(), current), 1);
    EXPECT_EQ(open.store.current_list("a/G6/all")->id, list.id);
  }
}

TEST(Lists, OfOneFeedAreInForceOneAtATimeEvenAgainstTheTables) {
  test::TempFolder folder;
  {
    const auto store = open_sqlite_store(folder / "control.db");
    std::vector<List> lists{list_of("a/G6/all"), list_of("a/G6/all")};
    ingested(*store, lists);
  }
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "control.db").c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "UPDATE lists SET state = 'current'", nullptr, nullptr, nullptr), SQLITE_CONSTRAINT);
  sqlite3_close(database);
}

TEST(Lists, ThatDoNotExistAreNotFound) {
  OpenData open;
  EXPECT_FALSE(open.store.list(7));
  EXPECT_FALSE(open.store.current_list("a/G6/all"));
  EXPECT_TRUE(open.store.lists(ListRole::decisions).empty());
}

TEST(Lists, NeverGetAnIdAgain) {
  OpenData open;
  std::vector<List> first{list_of("a/G6/all")};
  ingested(open.store, first);
  auto failing = list_of("a/G9/all"), clash = list_of("a/G9/all");
  clash.uid = first[0].uid;
  IngestCommit commit{*open.store.delivery(first[0].delivery), {failing, clash}, {}};
  EXPECT_THROW(open.store.commit_ingest(commit), Failure);
  std::vector<List> second{list_of("a/G6/all")};
  ingested(open.store, second);
  EXPECT_GT(second[0].id, first[0].id);
}

TEST(NamedFiles, AreThoseOfListsOfEveryStateAndOfDeliveries) {
  OpenData open;
  std::vector<List> lists{list_of("a/G6/all"), list_of("a/G6/all"), list_of("a/G9/all", ListState::held)};
  const auto delivery = ingested(open.store, lists);
  open.store.revoke_list(lists[1].id, audit_of("revoke"));
  auto named = open.store.named_files();
  std::vector<std::string> expected{delivery.uid};
  for (const auto& list : lists) expected.push_back(list.uid);
  std::sort(named.begin(), named.end());
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(named, expected);
}

TEST(Lists, OfDecisionsKeepTheVersionThatMadeThemAndAreInNobodysPlace) {
  OpenData open;
  Exchange exchange;
  exchange.date = day(2021, 6, 15);
  for (const int version : {3, 4}) {
    exchange.id = open.store.begin_exchange(exchange);
    auto list = list_of({});
    list.role = ListRole::decisions;
    list.exchange = exchange.id;
    list.version = version;
    DecisionsCommit commit{exchange, list};
    open.store.commit_decisions(commit);
  }
  const auto all = open.store.lists(ListRole::decisions);
  ASSERT_EQ(all.size(), 2u);
  for (const int i : {0, 1}) {
    const auto& list = all[static_cast<std::size_t>(i)];
    EXPECT_EQ(list.version, 3 + i);
    EXPECT_EQ(list.exchange, i + 1);
    EXPECT_EQ(list.state, ListState::current) << "one night's do not give way to another's";
  }
  EXPECT_TRUE(open.store.lists(ListRole::feed).empty());
  EXPECT_FALSE(open.store.current_list(""));
}

TEST(Names, ThatNobodyGaveAreDamage) {
  EXPECT_EQ(named<ListState>("revoked"), ListState::revoked);
  EXPECT_EQ(named<SubmissionState>("open"), SubmissionState::open);
  EXPECT_THROW(named<ListRole>("candidates"), Failure) << "of a build before";
  EXPECT_THROW(named<ListState>("3"), Failure);
  EXPECT_THROW(named<ListState>(""), Failure);
}

TEST(Names, ThatSomebodyWroteByHandAreToldAsDamage) {
  test::TempFolder folder;
  {
    const auto store = open_sqlite_store(folder / "control.db");
    std::vector<List> lists{list_of("a/G6/all")};
    ingested(*store, lists);
  }
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((folder / "control.db").c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "UPDATE lists SET state = 'in force'", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
  const auto store = open_sqlite_store(folder / "control.db");
  EXPECT_THROW(store->lists(ListRole::feed), Failure);
}

}  // namespace
}  // namespace yingbao::store
