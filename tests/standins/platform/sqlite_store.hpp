#pragma once

#include "store.hpp"

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace yingbao::sandbox {

// A SQLite file in WAL mode with synchronous=FULL, readable by others while in use. One process
// at a time writes it: the constructor throws std::runtime_error when another one does.
class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::string& path);
  ~SqliteStore() override;

  void replay(const Visit& visit) override;
  std::uint64_t submissions() const override { return submissions_; }
  std::optional<StoredSubmission> find(std::string_view submission_id) override;
  void begin() override;
  std::int64_t append(std::string_view submission_id, const Item& item, bool accepted) override;
  void commit(std::string_view submission_id, const Digest& body, std::string_view answer) override;
  std::string content_text(std::int64_t row) override;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Close>;

  Statement prepare(const char* sql);
  void execute(const char* sql);

  int lock_ = -1;  // held until the process ends: closing it earlier would drop SQLite's own locks
  std::unique_ptr<sqlite3, Close> database_;
  Statement find_, append_, insert_, content_, begin_, commit_;
  std::uint64_t submissions_ = 0;
};

}  // namespace yingbao::sandbox
