#include "store/sqlite/sqlite_store.hpp"

#include "store/sqlite/sql.hpp"

#include <iterator>

namespace yingbao::store {
namespace {

const std::string kNewest = std::to_string(std::prev(std::end(sql::kMigrations))->to);

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& file) {
  return std::make_unique<SqliteStore>(file);
}

SqliteStore::SqliteStore(const std::filesystem::path& file) : database_{file} {
  database_.execute("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  for (const auto& migration : sql::kMigrations) {
    if (setting("tables") != std::to_string(migration.to - 1)) continue;
    Transaction transaction{database_};
    database_.execute(migration.sql);
    set_setting("tables", std::to_string(migration.to));
    transaction.commit();
  }
  database_.execute(sql::kSchema);
  if (setting("tables").empty()) set_setting("tables", kNewest);
  if (setting("tables") != kNewest)
    throw Failure{Error{Errc::invalid_config, "the data folder was written by a newer version of the hub"}};
}

std::string SqliteStore::setting(std::string_view name) {
  auto query = database_.query("SELECT value FROM settings WHERE name = ?");
  query.bind(name);
  return query.step() ? query.text(0) : std::string{};
}

void SqliteStore::set_setting(std::string_view name, std::string_view value) {
  database_.query("INSERT OR REPLACE INTO settings VALUES (?, ?)").bind(name).bind(value).run();
}

}  // namespace yingbao::store
