#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {
namespace {

// Ids are AUTOINCREMENT: an id that was given is never given again.
constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, agency TEXT NOT NULL, connector TEXT NOT NULL, name TEXT NOT NULL,
  object BLOB NOT NULL, version TEXT NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL, received_at INTEGER NOT NULL, handover TEXT NOT NULL, as_of_said TEXT NOT NULL,
  uid BLOB NOT NULL UNIQUE, key_version INTEGER NOT NULL, key BLOB NOT NULL,
  state INTEGER NOT NULL, reason TEXT NOT NULL, as_of INTEGER NOT NULL, layout TEXT NOT NULL, format TEXT NOT NULL,
  header_row INTEGER NOT NULL, rows INTEGER NOT NULL, used INTEGER NOT NULL, rejected INTEGER NOT NULL,
  duplicate INTEGER NOT NULL, skipped INTEGER NOT NULL, unkeyed INTEGER NOT NULL, header TEXT NOT NULL,
  part TEXT NOT NULL, mends INTEGER NOT NULL, bytes INTEGER NOT NULL, rows_said INTEGER NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS deliveries_by_object ON deliveries (agency, object) WHERE confirmed = 0;
CREATE TABLE IF NOT EXISTS rejects (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, row INTEGER NOT NULL,
  reason INTEGER NOT NULL, column_title TEXT NOT NULL, mended_by INTEGER NOT NULL,
  origin TEXT NOT NULL DEFAULT '', in_use INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (delivery, sheet, row)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, row INTEGER NOT NULL,
  reason INTEGER NOT NULL, column_title TEXT NOT NULL, mended_by INTEGER NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (delivery, sheet, row, reason)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sheets (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (delivery, sheet)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS columns_left (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), place INTEGER NOT NULL, title TEXT NOT NULL,
  preferred TEXT NOT NULL, others INTEGER NOT NULL, PRIMARY KEY (delivery, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tallies (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), reason INTEGER NOT NULL, rows INTEGER NOT NULL,
  PRIMARY KEY (delivery, reason)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, key_version INTEGER NOT NULL, key BLOB NOT NULL,
  role INTEGER NOT NULL, state INTEGER NOT NULL, feed TEXT NOT NULL, delivery INTEGER NOT NULL,
  exchange INTEGER NOT NULL, as_of INTEGER NOT NULL, reason TEXT NOT NULL, records INTEGER NOT NULL,
  keys INTEGER NOT NULL, unkeyed INTEGER NOT NULL, bytes INTEGER NOT NULL, added INTEGER NOT NULL,
  changed INTEGER NOT NULL, gone INTEGER NOT NULL, created_at INTEGER NOT NULL,
  replaced INTEGER NOT NULL DEFAULT 0);  -- counts up whenever a list gives way, for revoking in that order
CREATE UNIQUE INDEX IF NOT EXISTS one_list_in_force ON lists (feed) WHERE role = 0 AND state = 0;
CREATE UNIQUE INDEX IF NOT EXISTS one_sent_list ON lists (role) WHERE role = 3 AND state = 0;
CREATE TABLE IF NOT EXISTS exchanges (
  id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER NOT NULL, manifest TEXT NOT NULL, step INTEGER NOT NULL,
  dry INTEGER NOT NULL, candidates INTEGER NOT NULL, plan INTEGER NOT NULL, summary TEXT NOT NULL,
  started_at INTEGER NOT NULL, settled_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS plans (
  exchange INTEGER PRIMARY KEY REFERENCES exchanges (id), state INTEGER NOT NULL, reason TEXT NOT NULL,
  items INTEGER NOT NULL, upserts INTEGER NOT NULL, withdrawals INTEGER NOT NULL, batch INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS submissions (
  exchange INTEGER NOT NULL REFERENCES plans (exchange), number INTEGER NOT NULL, submission_id TEXT NOT NULL,
  state INTEGER NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL, reason TEXT NOT NULL,
  answered_at INTEGER NOT NULL, PRIMARY KEY (exchange, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refusals (
  exchange INTEGER NOT NULL, reference BLOB NOT NULL, version INTEGER NOT NULL, code TEXT NOT NULL,
  message TEXT NOT NULL, PRIMARY KEY (exchange, reference)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  object TEXT NOT NULL, reason TEXT NOT NULL, hash BLOB NOT NULL);
)sql";

// Brings the tables of version 1 to version 2: a reject knows its sheet and who mended it.
constexpr const char* kFromFirst = R"sql(
ALTER TABLE deliveries ADD COLUMN header TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN part TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN mends INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN rows_said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN answered INTEGER NOT NULL DEFAULT 1;
ALTER TABLE rejects RENAME TO rejects_before;
CREATE TABLE rejects (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, row INTEGER NOT NULL,
  reason INTEGER NOT NULL, column_title TEXT NOT NULL, mended_by INTEGER NOT NULL,
  PRIMARY KEY (delivery, sheet, row)) WITHOUT ROWID;
INSERT INTO rejects SELECT delivery, 0, row, reason, column_title, 0 FROM rejects_before;
DROP TABLE rejects_before;
)sql";

// Version 3: findings have their rows, and a row of a mended file knows which one it stands in for.
constexpr const char* kFromSecond = R"sql(
ALTER TABLE rejects ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE rejects ADD COLUMN in_use INTEGER NOT NULL DEFAULT 0;
)sql";

// Version 4: a bookmark is an object and a version of it, in words of its connector.
constexpr const char* kFromThird = R"sql(
ALTER TABLE deliveries RENAME COLUMN path TO object;
ALTER TABLE deliveries ADD COLUMN version TEXT NOT NULL DEFAULT '';
UPDATE deliveries SET version = CASE
  WHEN connector = 'https_push' THEN ''
  WHEN connector = 'https_pull' AND instr(CAST(object AS TEXT), ' ') = 0 THEN date(modified_ns / 1000000000, 'unixepoch')
  WHEN connector = 'https_pull' THEN
    substr(CAST(object AS TEXT), instr(CAST(object AS TEXT), ' ') + 1) || ' ' || size || ' ' || (modified_ns / 1000000000)
  ELSE size || ' ' || modified_ns END;
UPDATE deliveries SET object = CAST(substr(CAST(object AS TEXT), 1, instr(CAST(object AS TEXT), ' ') - 1) AS BLOB)
  WHERE connector = 'https_pull' AND instr(CAST(object AS TEXT), ' ') > 0;
ALTER TABLE deliveries DROP COLUMN size;
ALTER TABLE deliveries DROP COLUMN modified_ns;
)sql";

struct Migration {
  const char *from, *to, *sql;
};
constexpr Migration kMigrations[] = {{"1", "2", kFromFirst}, {"2", "3", kFromSecond}, {"3", "4", kFromThird}};
constexpr std::string_view kNewest = "4";

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& file) {
  return std::make_unique<SqliteStore>(file);
}

SqliteStore::SqliteStore(const std::filesystem::path& file) : database_{file} {
  database_.execute("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  for (const auto& migration : kMigrations) {
    if (setting("tables") != migration.from) continue;
    Transaction transaction{database_};
    database_.execute(migration.sql);
    set_setting("tables", migration.to);
    transaction.commit();
  }
  database_.execute(kTables);
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
