// Cuts a plan into submissions, always the same way: batch n is its records n*size to (n+1)*size-1 in order of keys.
#pragma once

#include "list/reader.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::forward {

struct BatchItem {
  std::string reference;  ///< hexadecimal, as the platform sees it
  std::uint64_t version = 0;
  std::string identity = {};  ///< what the submission's id takes in of it
  std::size_t end = 0;        ///< of its JSON in Batch::items_json
};

/// Of every batch of a plan.
struct Letterhead {
  std::string sender, epoch, date;
};

struct Batch {
  std::uint64_t number = 0;
  std::string submission_id;  ///< follows from sender, epoch and the items
  std::vector<BatchItem> items;
  std::string items_json;  ///< separated by commas
  std::shared_ptr<const Letterhead> head;

  std::string body() const;
  /// Its first and its second half, each a submission of its own: of two items at least.
  std::pair<Batch, Batch> halves() const;
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
  std::shared_ptr<const Letterhead> head_;
};

}  // namespace yingbao::forward
