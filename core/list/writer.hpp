// Writes one list: records in any order in, sorted runs out, memory bounded by the run size.
#pragma once

#include "base/file.hpp"
#include "list/block.hpp"

#include <memory>

namespace yingbao::list {

class ListWriter {
 public:
  struct Options {
    std::size_t run_bytes = 12u << 20;     ///< bodies held before a run is sorted and written
    std::size_t run_records = 512u << 10;  ///< the same for records, which may be bare keys
    bool beside = true;                    ///< records are facts, of which unit and hashes stand beside the keys
    /// Keys come as the keyer's blocks and are encrypted under this key when their run is written: in one call, which
    /// costs a tenth of a call for each. Null: they come as they are. Borrowed by create() alone.
    const crypto::DataKey* person_key = nullptr;
  };

  /// Creates `folder`/<random name>.list. Until close() has returned, nothing but a sweep may touch the file.
  static Result<ListWriter> create(const std::filesystem::path& folder, const crypto::DataKey& key, Options options);
  static Result<ListWriter> create(const std::filesystem::path& folder, const crypto::DataKey& key) {
    return create(folder, key, Options{});
  }
  ListWriter(ListWriter&&) noexcept;
  /// A list that was not closed removes its file.
  ~ListWriter();

  /// `stamp` goes in front of its record.
  Status add(const Entry& entry, std::string_view stamp = {});
  /// Writes what is left, counts by a merge of the keys alone, syncs the file and its folder.
  Result<ListSummary> close();
  const ListFile& file() const { return file_; }

 private:
  struct Item {
    std::uint64_t row_key;
    std::uint32_t offset, length;
    std::uint8_t kind;
  };
  /// Records of one run as they came.
  struct Run {
    std::string arena;
    std::vector<Key> keys;
    std::vector<Item> items;
  };
  struct RunFlush;
  ListWriter(ListFile file, UniqueFd fd, Options options);
  Status flush_run();
  Status finish_flush();

  ListFile file_;
  Options options_;
  Run filling_;
  std::unique_ptr<RunFlush> flush_;  ///< sorts, seals and writes one run while the next one fills
};

}  // namespace yingbao::list
