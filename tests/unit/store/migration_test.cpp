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

/// Version 3 of the tables: an object had a path, a size and a time.
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
  execute(file, kThird + rows);
  const auto store = open_sqlite_store(file);
  for (const auto& each : cases)
    EXPECT_TRUE(store->unconfirmed(each.connector, each.now)) << each.now.object << each.now.version;
  EXPECT_EQ(store->deliveries().size(), std::size(cases));
}

}  // namespace
}  // namespace yingbao::store
