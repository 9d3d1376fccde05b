// Reads lists: a cursor that merges the runs of one list, with duplicates left out.
//
// Reading throws Failure: a list that a transaction names is whole, so a damaged one means a broken disk, another
// key or a changed file, and no caller can go on.
#pragma once

#include "base/file.hpp"
#include "list/block.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace yingbao::list {

/// An opened list; shared by the cursors that read it, from any thread.
class ListReader {
 public:
  static Result<std::shared_ptr<const ListReader>> open(const ListFile& file);

  const Index& index() const { return index_; }
  std::string_view uid() const { return file_.uid; }
  const crypto::DataKey& key() const { return file_.key; }
  /// Of the hashes beside its keys; 0 where nothing stands there.
  std::uint8_t hash_version() const { return hash_version_; }
  void read(std::uint64_t offset, std::span<char> out) const;

 private:
  ListReader(ListFile file, UniqueFd fd) : file_{std::move(file)}, fd_{std::move(fd)} {}
  ListFile file_;
  UniqueFd fd_;
  std::uint8_t hash_version_ = 0;
  Index index_;
};

/// Where a record lies in its list, for as long as the list is there: block and record in the block.
struct Place {
  std::uint32_t block = 0;
  std::uint16_t index = 0;
  auto operator<=>(const Place&) const = default;
};

/// The records of one block, opened; its memory serves one block after the other.
class BlockRecords {
 public:
  /// Whether it is the block that is open.
  bool holds(std::size_t block) const { return block_ == block; }
  void open(const ListReader& reader, crypto::Aead& aead, std::size_t block);
  /// Valid until another block is opened.
  std::string_view record(std::size_t index) const {
    const auto [start, end] = ends_[index];
    return {bodies_.data() + start, end - start};
  }

 private:
  std::size_t block_ = ~std::size_t{0};
  std::string bodies_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends_;
};

/// Walks one run; keys are opened block by block, bodies only when asked for.
class RunCursor {
 public:
  RunCursor(std::shared_ptr<const ListReader> reader, std::size_t first_block, std::size_t end_block, Key from);
  bool valid() const { return block_ < end_block_; }
  void next();
  Place place() const { return {static_cast<std::uint32_t>(block_), static_cast<std::uint16_t>(at_)}; }
  Key key() const { return key_; }
  std::uint64_t row_key() const { return row_key_; }
  std::uint8_t kind_byte() const { return kind_; }
  /// As the list tells it; of a list of another build's hashes, from the record.
  Beside beside();
  /// Valid until the cursor moves.
  std::string_view record();

 private:
  void load_block();
  void load_entry();

  std::shared_ptr<const ListReader> reader_;
  crypto::Aead aead_;
  std::size_t entry_bytes_;
  std::size_t block_, end_block_;
  std::size_t at_ = 0;
  Key key_;
  std::uint64_t row_key_ = 0;
  std::uint8_t kind_ = 0;
  std::string keys_;
  BlockRecords records_;
};

/// Walks one list from key `from` up to and including `to`, in order of (key, row key), each entry once. Of entries that
/// share both and say different things the one that stays is chosen by what they say, never by which came first.
class ListCursor {
 public:
  explicit ListCursor(std::shared_ptr<const ListReader> reader, Key from = {}, Key to = crypto::kLastKey);

  bool valid() const { return !heap_.empty() && heap_.front().key <= to_; }
  void next();
  Key key() const { return heap_.front().key; }
  KeyKind kind() const { return static_cast<KeyKind>(top().kind_byte() & 0x7F); }
  bool primary() const { return (top().kind_byte() & 0x80) == 0; }
  std::uint64_t row_key() const { return heap_.front().row_key; }
  std::string_view record() { return runs_[heap_.front().run].record(); }
  Beside beside() { return runs_[heap_.front().run].beside(); }
  Place place() const { return top().place(); }
  /// Primary entries left out so far because an equal one stood before.
  std::uint64_t duplicate_rows() const { return duplicate_rows_; }

 private:
  struct Top {
    Key key;
    std::uint64_t row_key;
    std::uint32_t run;
  };
  bool before(const Top& a, const Top& b) {
    if (a.key.high != b.key.high) return a.key.high < b.key.high;
    if (a.key.low != b.key.low) return a.key.low < b.key.low;
    return a.row_key != b.row_key ? a.row_key < b.row_key : twin_before(a, b);
  }
  bool twin_before(const Top& a, const Top& b);
  const RunCursor& top() const { return runs_[heap_.front().run]; }
  void advance_top();
  void sift_down();

  std::vector<RunCursor> runs_;
  std::vector<Top> heap_;
  Key to_;
  std::uint64_t duplicate_rows_ = 0;
};

/// Reads records by their places, and no keys. Asked in the order of keys it opens each block once: of each run it keeps one
/// open.
class PlaceReader {
 public:
  explicit PlaceReader(std::shared_ptr<const ListReader> reader);
  /// Valid until the next call.
  std::string_view record(Place place);

 private:
  std::shared_ptr<const ListReader> reader_;
  crypto::Aead aead_;
  std::vector<std::size_t> run_ends_;  // block behind the last one of each run
  std::vector<BlockRecords> runs_;
};

/// Counts records, keys and duplicates by a merge of the keys alone.
Result<ListSummary> summarise(const ListFile& file);

/// Every record of one key, copied: one block of each run is opened.
std::vector<std::string> lookup(const std::shared_ptr<const ListReader>& reader, Key key);

}  // namespace yingbao::list
