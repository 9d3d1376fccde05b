// Cuts a plan into submissions, always the same way: batch n is its records n*size to (n+1)*size-1 in order of keys.
#pragma once

#include "list/reader.hpp"

#include <memory>
#include <string>
#include <vector>

namespace yingbao::forward {

struct BatchItem {
  std::string reference;      ///< hexadecimal, as the platform sees it
  std::uint64_t version = 0;
};

struct Batch {
  std::uint64_t number = 0;
  std::string submission_id;  ///< follows from sender, epoch and the items
  std::string body;           ///< JSON
  std::vector<BatchItem> items;
};

class BatchReader {
 public:
  BatchReader(std::shared_ptr<const list::ListReader> plan, std::uint64_t size, std::string sender, std::string epoch,
              std::string exchange_date);
  /// The next batch, or null at the end.
  std::unique_ptr<Batch> next();
  /// Passes over the next batch without opening its records.
  void skip();
  bool at_end() const { return !cursor_.valid(); }
  std::uint64_t next_number() const { return number_; }

 private:
  list::ListCursor cursor_;
  std::uint64_t size_, number_ = 0;
  std::string sender_, epoch_, date_;
};

}  // namespace yingbao::forward
