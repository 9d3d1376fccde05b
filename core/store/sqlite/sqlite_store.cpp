#include "store/sqlite/sqlite_store.hpp"

#include "store/sqlite/sql.hpp"

namespace yingbao::store {
std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& file) {
  return std::make_unique<SqliteStore>(file);
}

SqliteStore::SqliteStore(const std::filesystem::path& file) : database_{file} {
  migrate(database_, sql::kMigrations, sql::kSchema);
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
