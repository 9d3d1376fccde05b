#include "support/data_folders.hpp"

#include <sqlite3.h>

namespace yingbao::store {
namespace {

/// Five entries, then whatever a stranger does to the closed database.
class Audit : public testing::Test {
 protected:
  void SetUp() override {
    const auto store = open_sqlite_store(file_);
    for (int i = 1; i <= 5; ++i) store->add_audit(audit_of("release", "list " + std::to_string(i)));
    EXPECT_EQ(store->broken_audit_entry(), 0);
  }
  void tamper(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    EXPECT_GT(sqlite3_changes(database), 0) << sql;
    sqlite3_close(database);
  }
  Id broken() { return open_sqlite_store(file_)->broken_audit_entry(); }

  test::TempFolder folder_;
  std::filesystem::path file_ = folder_ / "control.db";
};

TEST_F(Audit, IsAChainThatHoldsOverRuns) {
  EXPECT_EQ(broken(), 0);
  {
    const auto store = open_sqlite_store(file_);
    store->add_audit(audit_of("revoke"));
    const auto entries = store->audit();
    ASSERT_EQ(entries.size(), 6u);
    EXPECT_EQ(entries[0].id, 1);
    EXPECT_EQ(entries[0].at, 1623283400);
    EXPECT_EQ(entries[0].object, "list 1");
    EXPECT_EQ(entries[5].action, "revoke");
  }
  EXPECT_EQ(broken(), 0);
}

TEST_F(Audit, ThatIsEmptyHolds) {
  OpenData open;
  EXPECT_EQ(open.store.broken_audit_entry(), 0);
  EXPECT_TRUE(open.store.audit().empty());
}

class ChangedAudit : public Audit, public testing::WithParamInterface<const char*> {};

TEST_P(ChangedAudit, IsNoticedAtTheEntry) {
  tamper("UPDATE audit SET " + std::string{GetParam()} + " WHERE id = 3");
  EXPECT_EQ(broken(), 3);
}

INSTANTIATE_TEST_SUITE_P(Columns, ChangedAudit,
                         testing::Values("at = at + 1", "actor = 'somebody else'", "action = 'revoke'",
                                         "object = 'list 9'", "reason = ''", "hash = zeroblob(32)",
                                         // moved from one part to the next
                                         "actor = 'operatorr', action = 'elease'"));

TEST_F(Audit, NoticesAnEntryTakenOut) {
  tamper("DELETE FROM audit WHERE id = 2");
  EXPECT_EQ(broken(), 3);
}

TEST_F(Audit, NoticesTheFirstEntryTakenOut) {
  tamper("DELETE FROM audit WHERE id = 1");
  EXPECT_EQ(broken(), 2);
}

TEST_F(Audit, NoticesTheLastEntryTakenOut) {
  tamper("DELETE FROM audit WHERE id = 5");
  EXPECT_NE(broken(), 0);
}

TEST_F(Audit, NoticesEntriesThatChangedPlaces) {
  tamper(
      "UPDATE audit SET id = CASE id WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE id IN (2, 3);"
      "UPDATE audit SET id = -id WHERE id < 0");
  EXPECT_EQ(broken(), 2);
}

TEST_F(Audit, NoticesAnEntryPutInByHand) {
  tamper(
      "INSERT INTO audit (at, actor, action, object, reason, hash) SELECT at, actor, action, object, reason, hash "
      "FROM audit WHERE id = 5");
  EXPECT_EQ(broken(), 6);
}

TEST_F(Audit, IsWrittenWithTheChangeOrNotAtAll) {
  OpenData open;
  std::vector<List> lists{list_of("a/G6/all", ListState::held)};
  ingested(open.store, lists);
  open.store.release_list(lists[0].id, audit_of("release"));
  open.store.revoke_list(lists[0].id, audit_of("revoke"));
  EXPECT_EQ(open.store.audit().size(), 2u);
  EXPECT_EQ(open.store.broken_audit_entry(), 0);
}

}  // namespace
}  // namespace yingbao::store
