#include "store/sqlite/database.hpp"

#include "base/file.hpp"

#include <sqlite3.h>

#include <fcntl.h>

namespace yingbao::store {
namespace {

[[noreturn]] void fail(sqlite3* database, std::string_view what) {
  const int code = sqlite3_errcode(database) & 0xFF;
  const auto errc = code == SQLITE_FULL ? Errc::no_space : Errc::internal;
  throw Failure{Error{errc, "control tables: " + std::string{what} + ": " + sqlite3_errmsg(database)}};
}

void require(sqlite3_stmt* statement, int code) {
  if (code != SQLITE_OK) fail(sqlite3_db_handle(statement), "bind");
}

}  // namespace

Query::~Query() {
  if (statement_) reset();
}

void Query::reset() {
  sqlite3_reset(statement_);  // its error was reported by step()
  sqlite3_clear_bindings(statement_);
  next_ = 1;
}

Query& Query::bind(std::int64_t number) {
  require(statement_, sqlite3_bind_int64(statement_, next_++, number));
  return *this;
}

Query& Query::bind(std::string_view text) {
  require(statement_, sqlite3_bind_text64(statement_, next_++, text.data() ? text.data() : "", text.size(),
                                          SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Query& Query::bind_bytes(std::string_view bytes) {
  require(statement_, sqlite3_bind_blob64(statement_, next_++, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

bool Query::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_), "step");
}

std::int64_t Query::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Query::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes ? std::string{bytes, size} : std::string{};
}

Date Query::date(int column) const { return Date::from_number(number(column)).value_or(Date{}); }

Database::Database(const std::filesystem::path& file) {
  // SQLite gives its own files beside it the same mode: nobody else reads them, whatever the umask.
  if (const UniqueFd made{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)}; !made)
    throw Failure{errno_error("control tables " + file.string())};
  const int code = sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (code != SQLITE_OK) fail(database_, "open " + file.string());
  sqlite3_extended_result_codes(database_, 1);
  // One connection of one process: the write-ahead log needs no shared memory and no second checkpointer.
  execute("PRAGMA locking_mode=EXCLUSIVE");
  execute("PRAGMA journal_mode=WAL");
  execute("PRAGMA synchronous=FULL");
  execute("PRAGMA foreign_keys=ON");
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void Database::execute(const char* sql) {
  const auto held = lock();
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_, sql);
}

Query Database::query(const char* sql) {
  auto held = lock();
  auto& statement = statements_[sql];
  if (!statement && sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) != SQLITE_OK) fail(database_, sql);
  return Query{statement, std::move(held)};
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(database_); }

Transaction::Transaction(Database& database) : lock_{database.lock()}, database_{database} {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Failure&) {
    // The failure that brought us here is already on its way; SQLite has rolled back by itself.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace yingbao::store
