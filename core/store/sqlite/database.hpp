// A thin, checked skin over SQLite: statements, bindings, transactions. Failures throw.
#pragma once

#include "base/error.hpp"
#include "store/names.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace yingbao::store {

class Database;

using DatabaseLock = std::unique_lock<std::recursive_mutex>;

/// A prepared statement in use; reset when it goes. While it lives, its thread has the database to itself.
class Query {
 public:
  Query(sqlite3_stmt* statement, DatabaseLock lock) : lock_{std::move(lock)}, statement_{statement} {}
  Query(Query&& other) noexcept
      : lock_{std::move(other.lock_)}, statement_{std::exchange(other.statement_, nullptr)}, next_{other.next_} {}
  ~Query();
  Query& bind(std::int64_t number);
  Query& bind(std::uint64_t number) { return bind(static_cast<std::int64_t>(number)); }
  Query& bind(int number) { return bind(static_cast<std::int64_t>(number)); }
  Query& bind(std::string_view text);
  Query& bind(const std::string& text) { return bind(std::string_view{text}); }
  Query& bind(const char* text) { return bind(std::string_view{text}); }
  template <Named State>
  Query& bind(State state) {
    return bind(name_of(state));
  }
  Query& bind(Date date) { return bind(static_cast<std::int64_t>(date.number())); }
  Query& bind_bytes(std::string_view bytes);
  template <class... T>
  Query& bind_all(const T&... values) {
    (bind(values), ...);
    return *this;
  }

  /// True while there is a row.
  bool step();
  void run() {
    while (step()) {
    }
  }
  std::int64_t number(int column) const;
  std::uint64_t count(int column) const { return static_cast<std::uint64_t>(number(column)); }
  std::string text(int column) const;  ///< bytes as well
  Date date(int column) const;
  template <Named State>
  State state(int column) const {
    return named<State>(text(column));
  }
  void reset();

 private:
  DatabaseLock lock_;
  sqlite3_stmt* statement_;
  int next_ = 1;
};

/// One connection, used by any thread, one at a time.
class Database {
 public:
  explicit Database(const std::filesystem::path& file);
  ~Database();
  Database(const Database&) = delete;
  void execute(const char* sql);
  /// Prepared once for each text.
  Query query(const char* sql);
  /// Of this thread's last insert: ask within the transaction that inserted.
  std::int64_t last_id() const;
  DatabaseLock lock() { return DatabaseLock{mutex_}; }

 private:
  std::recursive_mutex mutex_;
  sqlite3* database_ = nullptr;
  std::unordered_map<std::string_view, sqlite3_stmt*> statements_;  // keyed by literals
};

/// Rolled back unless committed; no other thread's statement comes in between.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  void commit();

 private:
  DatabaseLock lock_;
  Database& database_;
  bool open_ = true;
};

}  // namespace yingbao::store
