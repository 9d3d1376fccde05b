// A data folder of an earlier version is brought to the newest one, and loses nothing on the way.
#include "support/data_folders.hpp"

#include <sqlite3.h>

namespace yingbao::store {
namespace {

void execute(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  char* why = nullptr;
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &why), SQLITE_OK) << (why ? why : "");
  sqlite3_free(why);
  sqlite3_close(database);
}

/// Version 4 of the tables: states were numbers.
constexpr const char* kFourth = R"sql(
UPDATE settings SET value = '4' WHERE name = 'tables';
DROP INDEX one_list_in_force;
DROP INDEX one_sent_list;
UPDATE deliveries SET state = CASE state WHEN 'landed' THEN 0 WHEN 'listed' THEN 1 ELSE 2 END,
  slip = CASE slip WHEN 'owed' THEN 0 WHEN 'given' THEN 1 ELSE 2 END;
ALTER TABLE deliveries RENAME COLUMN slip TO answered;
UPDATE lists SET role = CASE role WHEN 'feed' THEN 0 WHEN 'candidates' THEN 1 WHEN 'plan' THEN 2 ELSE 3 END,
  state = CASE state WHEN 'current' THEN 0 WHEN 'held' THEN 1 WHEN 'superseded' THEN 2 ELSE 3 END;
CREATE UNIQUE INDEX one_list_in_force ON lists (feed) WHERE role = 0 AND state = 0;
UPDATE exchanges SET step = CASE step WHEN 'ingested' THEN 0 WHEN 'screened' THEN 1 WHEN 'planned' THEN 2
  WHEN 'sending' THEN 3 ELSE 4 END;
UPDATE plans SET state = CASE state WHEN 'held' THEN 0 WHEN 'released' THEN 1 ELSE 2 END;
UPDATE submissions SET state = CASE state WHEN 'acknowledged' THEN 0 ELSE 1 END;
)sql";

/// Version 3: an object had a path, a size and a time.
constexpr const char* kThird = R"sql(
UPDATE settings SET value = '3' WHERE name = 'tables';
ALTER TABLE deliveries RENAME COLUMN object TO path;
ALTER TABLE deliveries ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN modified_ns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries DROP COLUMN version;
)sql";

TEST(Migration, KnowsEveryObjectThatWasTakenBefore) {
  const test::TempFolder folder;
  const auto file = folder / "control.db";
  struct Case {
    const char *connector, *old_object;
    std::int64_t size, modified_ns;
    Bookmark now;
  };
  const Case cases[] = {
      {"file_drop", "名单.csv", 1234, 1623283200000000001, {"名单.csv", "1234 1623283200000000001"}},
      {"sftp", "/out/a b.csv", 7, 1623283200000000000, {"/out/a b.csv", "7 1623283200000000000"}},
      {"https_push", "00ff", 7, 1623283200000000000, {"00ff", ""}},
      {"https_pull", "jobless", 0, 1623715200000000000, {"jobless", "2021-06-15"}},
      {"https_pull", "jobless \"tag 1\"", 99, 1623715200000000000, {"jobless", "\"tag 1\" 99 1623715200"}},
      {"https_pull", "jobless ", 0, 1623715200000000000, {"jobless", " 0 1623715200"}},
  };
  std::string rows;
  {
    const auto store = open_sqlite_store(file);
    for (const auto& each : cases) {
      auto delivery = landed();
      delivery.agency = each.connector;
      delivery.connector = each.connector;
      delivery.bookmark = {each.old_object, {}};
      const auto id = store->add_delivery(delivery);
      rows += "UPDATE deliveries SET size = " + std::to_string(each.size) +
              ", modified_ns = " + std::to_string(each.modified_ns) + " WHERE id = " + std::to_string(id) + ";\n";
    }
  }
  execute(file, std::string{kFourth} + kThird + rows);
  const auto store = open_sqlite_store(file);
  for (const auto& each : cases)
    EXPECT_TRUE(store->unconfirmed(each.connector, each.now)) << each.now.object << each.now.version;
  EXPECT_EQ(store->deliveries().size(), std::size(cases));
}

TEST(Migration, KnowsHowEverythingStoodBefore) {
  const test::TempFolder folder;
  const auto file = folder / "control.db";
  Id waiting = 0, read = 0, exchange = 0;
  std::vector<List> first{list_of("a/G6/all")}, second{list_of("a/G6/all"), list_of("b/G6/all", ListState::held)};
  {
    const auto store = open_sqlite_store(file);
    waiting = store->add_delivery(landed());
    read = ingested(*store, first).id;
    store->set_slip(read, SlipState::given_in_part);
    ingested(*store, second);
    Exchange night;
    night.date = day(2021, 6, 15);
    exchange = store->begin_exchange(night);
    auto candidates = list_of({}), plan = list_of({});
    candidates.role = ListRole::candidates;
    plan.role = ListRole::plan;
    store->commit_screening(exchange, candidates, "{}");
    Plan planned;
    planned.exchange = exchange;
    store->commit_plan(planned, plan, nullptr);
    store->set_sending(exchange);
    Submission parked;
    parked.exchange = exchange;
    parked.state = SubmissionState::parked;
    store->add_submissions(std::vector{std::pair{parked, std::vector<Refusal>{}}});
  }
  execute(file, kFourth);
  const auto store = open_sqlite_store(file);
  EXPECT_EQ(store->delivery(waiting)->state, DeliveryState::landed);
  EXPECT_EQ(store->delivery(read)->state, DeliveryState::listed);
  EXPECT_EQ(store->unanswered_deliveries().size(), 1u) << "the second delivery's slip alone is owed";
  EXPECT_EQ(store->list(first[0].id)->state, ListState::superseded);
  EXPECT_EQ(store->current_list("a/G6/all")->id, second[0].id);
  EXPECT_EQ(store->list(second[1].id)->state, ListState::held);
  EXPECT_EQ(store->lists(ListRole::plan).size(), 1u);
  EXPECT_EQ(store->exchange(exchange)->step, Step::sending);
  EXPECT_EQ(store->plan(exchange)->state, PlanState::held);
  EXPECT_EQ(store->submissions(exchange).at(0).state, SubmissionState::parked);
}

}  // namespace
}  // namespace yingbao::store
