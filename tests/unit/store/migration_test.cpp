// A data folder of an earlier version is brought to the newest one, and loses nothing on the way.
#include "store/sqlite/migration.hpp"

#include "support/data_folders.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

namespace yingbao::store {
namespace {

using testing::HasSubstr;

constexpr const char* kNewest = "CREATE TABLE IF NOT EXISTS people (name TEXT NOT NULL, age INTEGER NOT NULL)";
constexpr const char* kFirst = "CREATE TABLE IF NOT EXISTS persons (name TEXT NOT NULL)";
constexpr Migration kSteps[] = {
    {kFirstTables + 1, "ALTER TABLE persons RENAME TO people"},
    {kFirstTables + 2, "ALTER TABLE people ADD COLUMN age INTEGER NOT NULL DEFAULT 0; UPDATE people SET age = 30"},
};

class Migrations : public testing::Test {
 protected:
  void run(const std::string& sql) { database_->execute(sql.c_str()); }
  /// The first column of the first row.
  std::string answer(const char* sql) {
    auto query = database_->query(sql);
    return query.step() ? query.text(0) : "nothing";
  }
  std::string version() { return answer("SELECT value FROM settings WHERE name = 'tables'"); }
  void open_again() {
    database_.reset();
    database_.emplace(file_);
  }
  void make_first() {
    migrate(*database_, {}, kFirst);
    run("INSERT INTO persons VALUES ('甲')");
  }

  const test::TempFolder folder_;
  const std::filesystem::path file_ = folder_ / "control.db";
  std::optional<Database> database_{std::in_place, file_};
};

TEST_F(Migrations, MakeNewTablesAtOnceAndTakeNoStep) {
  const Migration impossible[] = {{kFirstTables + 1, "ALTER TABLE nowhere RENAME TO elsewhere"}};
  migrate(*database_, impossible, kNewest);
  EXPECT_EQ(version(), std::to_string(kFirstTables + 1));
  EXPECT_EQ(answer("SELECT COUNT(*) FROM people"), "0");
}

TEST_F(Migrations, BeginWithTheFirstTablesThatAreRead) {
  make_first();
  EXPECT_EQ(version(), std::to_string(kFirstTables));
}

TEST_F(Migrations, TakeEachStepFromWhereTheTablesAre) {
  make_first();
  migrate(*database_, std::span{kSteps}.first(1), "");
  EXPECT_EQ(version(), std::to_string(kFirstTables + 1));
  open_again();
  migrate(*database_, kSteps, kNewest);
  EXPECT_EQ(version(), std::to_string(kFirstTables + 2));
  EXPECT_EQ(answer("SELECT name FROM people WHERE age = 30"), "甲");
}

TEST_F(Migrations, TakeAStepOnce) {
  make_first();
  migrate(*database_, kSteps, kNewest);
  run("UPDATE people SET age = 31");
  migrate(*database_, kSteps, kNewest);
  open_again();
  migrate(*database_, kSteps, kNewest);
  EXPECT_EQ(answer("SELECT age FROM people"), "31");
}

TEST_F(Migrations, MakeTablesThatNoStepMakes) {
  make_first();
  migrate(*database_, kSteps, "CREATE TABLE IF NOT EXISTS more (x INTEGER)");
  EXPECT_EQ(answer("SELECT COUNT(*) FROM more"), "0");
  EXPECT_EQ(answer("SELECT name FROM people"), "甲");
}

TEST_F(Migrations, ThatFailLeaveTheTablesAtTheStepBefore) {
  make_first();
  const Migration failing[] = {kSteps[0],
                               {kFirstTables + 2,
                                "UPDATE people SET name = '乙'; ALTER TABLE nowhere RENAME TO elsewhere"}};
  EXPECT_THROW(migrate(*database_, failing, kNewest), Failure);
  open_again();
  EXPECT_EQ(version(), std::to_string(kFirstTables + 1));
  EXPECT_EQ(answer("SELECT name FROM people"), "甲");
  migrate(*database_, kSteps, kNewest);
  EXPECT_EQ(version(), std::to_string(kFirstTables + 2));
  EXPECT_EQ(answer("SELECT name FROM people WHERE age = 30"), "甲");
}

/// What opening a data folder says whose tables have this version.
class TablesOf : public testing::Test {
 protected:
  Error refused(const std::string& version) {
    {
      const auto store = open_sqlite_store(file_);
      store->add_delivery(landed());
      newest_ = store->setting("tables");
      store->set_setting("tables", version);
    }
    try {
      open_sqlite_store(file_);
    } catch (const Failure& failure) {
      return failure.error();
    }
    return Error{Errc::internal, "it was opened"};
  }
  /// Nothing was changed: under the right number it opens.
  void expect_untouched() {
    Database{file_}.query("UPDATE settings SET value = ? WHERE name = 'tables'").bind(newest_).run();
    EXPECT_EQ(open_sqlite_store(file_)->deliveries().size(), 1u);
  }

  const test::TempFolder folder_;
  const std::filesystem::path file_ = folder_ / "control.db";
  std::string newest_;
};

TEST_F(TablesOf, BeforeTheFirstReleaseAreRefusedAndLeftAlone) {
  for (const auto& version : {std::string{"1"}, std::string{"4"}, std::to_string(kFirstTables - 1)}) {
    const auto error = refused(version);
    EXPECT_EQ(error.code(), Errc::invalid_config) << version;
    EXPECT_THAT(error.detail(), HasSubstr("before the first release"));
    EXPECT_THAT(error.detail(), HasSubstr("let the agencies deliver again"));
    expect_untouched();
    std::filesystem::remove(file_);
  }
}

TEST_F(TablesOf, ANewerVersionAreRefusedAndLeftAlone) {
  const auto error = refused("99");
  EXPECT_EQ(error.code(), Errc::invalid_config);
  EXPECT_THAT(error.detail(), HasSubstr("newer version"));
  expect_untouched();
}

TEST_F(TablesOf, ThisVersionAreOpened) {
  const auto version = open_sqlite_store(file_)->setting("tables");
  EXPECT_GE(std::stoi(version), kFirstTables);
  EXPECT_EQ(open_sqlite_store(file_)->setting("tables"), version);
}

TEST_F(TablesOf, Version7LetEveryExchangeRestOnAllListsOfBefore) {
  open_sqlite_store(file_);
  Database{file_}.execute(R"(
      DROP TABLE pins;
      UPDATE settings SET value = '7' WHERE name = 'tables';
      INSERT INTO lists (uid, key_version, key, role, state, feed, delivery, exchange, as_of, reason, records, keys, unkeyed,
                         bytes, added, changed, gone, created_at)
        SELECT id, 1, 'key', role, 'superseded', 'a/G6/all', 0, 1, 0, '', 0, 0, 0, 0, 0, 0, 0, 0
        FROM (SELECT 1 AS id, 'feed' AS role UNION SELECT 2, 'decisions' UNION SELECT 3, 'feed');
      INSERT INTO exchanges VALUES (1, 20210615, '', 'settled', 0, 2, '', 0, 0), (2, 20210616, '', 'ingested', 0, 0, '', 0, 0))");
  open_sqlite_store(file_);
  Database database{file_};
  auto pins = database.query("SELECT exchange, list, cited FROM pins");
  ASSERT_TRUE(pins.step());
  EXPECT_EQ(pins.number(0), 1);
  EXPECT_EQ(pins.number(1), 1);
  EXPECT_EQ(pins.number(2), 0);
  EXPECT_FALSE(pins.step());
}

}  // namespace
}  // namespace yingbao::store
