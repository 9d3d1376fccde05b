#include "sqlite_store.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace yingbao::sandbox {
namespace {

constexpr const char* schema = R"(
    CREATE TABLE IF NOT EXISTS submissions (
        id TEXT PRIMARY KEY,
        received_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        body_sha256 TEXT NOT NULL,
        answer TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS effects (
        reference_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        action TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        submission_id TEXT NOT NULL,
        content TEXT NOT NULL);
)";

// The file holds personal data: only its owner may read it.
int open_locked(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot open the ledger " + path);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  throw std::runtime_error("another process uses the ledger " + path);
}

[[noreturn]] void stop_process(sqlite3_stmt* statement) {
  std::cerr << "yingbao-sandbox: the ledger failed: " << sqlite3_errmsg(sqlite3_db_handle(statement)) << std::endl;
  std::_Exit(1);
}

void bind(sqlite3_stmt* statement, int index, std::string_view text) {
  // Static: the text outlives the step that follows.
  if (sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
    stop_process(statement);
}

void bind(sqlite3_stmt* statement, int index, std::int64_t number) {
  if (sqlite3_bind_int64(statement, index, number) != SQLITE_OK) stop_process(statement);
}

bool step(sqlite3_stmt* statement) {
  const int outcome = sqlite3_step(statement);
  if (outcome != SQLITE_ROW && outcome != SQLITE_DONE) stop_process(statement);
  return outcome == SQLITE_ROW;
}

void run(sqlite3_stmt* statement) {
  step(statement);
  sqlite3_reset(statement);
}

std::string_view text_column(sqlite3_stmt* statement, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

}  // namespace

void SqliteStore::Close::operator()(sqlite3* database) const { sqlite3_close(database); }
void SqliteStore::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStore::SqliteStore(const std::string& path) : lock_(open_locked(path)) {
  sqlite3* database = nullptr;
  const int outcome = sqlite3_open_v2(path.c_str(), &database,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(database);
  if (outcome != SQLITE_OK) throw std::runtime_error("cannot open the ledger " + path);
  sqlite3_busy_timeout(database, 10'000);
  execute("PRAGMA page_size=16384");  // fewer, larger writes: rows are appended by the thousand
  execute("PRAGMA journal_mode=WAL");
  execute("PRAGMA synchronous=FULL");
  execute("PRAGMA wal_autocheckpoint=4096");
  execute(schema);
  find_ = prepare("SELECT body_sha256, answer FROM submissions WHERE id=?");
  append_ = prepare("INSERT INTO effects VALUES(?,?,?,?,?,?,?)");
  insert_ = prepare("INSERT INTO submissions(id, body_sha256, answer) VALUES(?,?,?)");
  content_ = prepare("SELECT content FROM effects WHERE rowid=?");
  begin_ = prepare("BEGIN IMMEDIATE");
  commit_ = prepare("COMMIT");
  const Statement count = prepare("SELECT count(*) FROM submissions");
  step(count.get());
  submissions_ = static_cast<std::uint64_t>(sqlite3_column_int64(count.get(), 0));
}

SqliteStore::~SqliteStore() = default;

SqliteStore::Statement SqliteStore::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    throw std::runtime_error(std::string("the ledger: ") + sqlite3_errmsg(database_.get()));
  return Statement(statement);
}

void SqliteStore::execute(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(std::string("the ledger: ") + sqlite3_errmsg(database_.get()));
}

void SqliteStore::replay(const Visit& visit) {
  const Statement effects =
      prepare("SELECT rowid, reference_id, version, action, kind, status, content FROM effects ORDER BY rowid");
  sqlite3_stmt* row = effects.get();
  while (step(row)) {
    Item item{text_column(row, 1),
              sqlite3_column_int64(row, 2),
              action_from(text_column(row, 3)),
              kind_from(text_column(row, 4)),
              text_column(row, 6),
              {}};
    item.content = content_digest(item.kind, item.action, item.content_text);
    visit(item, text_column(row, 5) == "accepted", sqlite3_column_int64(row, 0));
  }
}

std::optional<StoredSubmission> SqliteStore::find(std::string_view submission_id) {
  bind(find_.get(), 1, submission_id);
  std::optional<StoredSubmission> found;
  if (step(find_.get()))
    found = {digest_from_hex(text_column(find_.get(), 0)), std::string(text_column(find_.get(), 1))};
  sqlite3_reset(find_.get());
  return found;
}

void SqliteStore::begin() { run(begin_.get()); }

std::int64_t SqliteStore::append(std::string_view submission_id, const Item& item, bool accepted) {
  sqlite3_stmt* row = append_.get();
  bind(row, 1, item.reference_id);
  bind(row, 2, item.version);
  bind(row, 3, name(item.action));
  bind(row, 4, name(item.kind));
  bind(row, 5, std::string_view(accepted ? "accepted" : "refused"));
  bind(row, 6, submission_id);
  bind(row, 7, item.content_text);
  run(row);
  return sqlite3_last_insert_rowid(database_.get());
}

void SqliteStore::commit(std::string_view submission_id, const Digest& body, std::string_view answer) {
  const std::string hex = to_hex(body);
  bind(insert_.get(), 1, submission_id);
  bind(insert_.get(), 2, std::string_view(hex));
  bind(insert_.get(), 3, answer);
  run(insert_.get());
  run(commit_.get());
  ++submissions_;
}

std::string SqliteStore::content_text(std::int64_t row) {
  bind(content_.get(), 1, row);
  step(content_.get());
  std::string text(text_column(content_.get(), 0));
  sqlite3_reset(content_.get());
  return text;
}

}  // namespace yingbao::sandbox
