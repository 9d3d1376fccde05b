#include "store/sqlite/migration.hpp"

namespace yingbao::store {
namespace {

/// 0: there are no tables yet.
int version_of(Database& database) {
  auto query = database.query("SELECT value FROM settings WHERE name = 'tables'");
  return query.step() ? std::atoi(query.text(0).c_str()) : 0;
}

void set_version(Database& database, int version) {
  database.query("INSERT OR REPLACE INTO settings VALUES ('tables', ?)").bind(std::to_string(version)).run();
}

}  // namespace

void migrate(Database& database, std::span<const Migration> steps, const char* schema) {
  database.execute("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  const int newest = steps.empty() ? kFirstTables : steps.back().to;
  const int found = version_of(database);
  if (found > newest)
    throw Failure{Error{Errc::invalid_config, "the data folder was written by a newer version of the hub"}};
  if (found != 0 && found < kFirstTables)
    throw Failure{Error{Errc::invalid_config,
                        "the data folder was written by a build of before the first release, which this one does not "
                        "read; move it away and let the agencies deliver again"}};
  for (const auto& step : steps) {
    if (found == 0 || step.to <= found) continue;
    Transaction transaction{database};
    database.execute(step.sql);
    set_version(database, step.to);
    transaction.commit();
  }
  Transaction transaction{database};
  database.execute(schema);
  set_version(database, newest);
  transaction.commit();
}

}  // namespace yingbao::store
