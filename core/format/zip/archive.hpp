// A ZIP archive in memory, its entries as streams. What comes out of it is bounded while it inflates, whatever its
// headers promise. Errors do not say which archive or entry: whoever opened it does.
#pragma once

#include "format/byte_source.hpp"
#include "format/zip/directory.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>

struct zip;

namespace yingbao::format {

class Archive {
 public:
  static constexpr std::size_t kMaxBytes = 256u << 20;
  static constexpr std::size_t kMaxEntries = 2000;
  static constexpr std::uint64_t kMaxEntrySize = std::uint64_t{2} << 30;
  /// All entries together may inflate to this many times the archive, and this much on top.
  static constexpr std::uint64_t kMaxRatio = 200, kFreeOfRatio = 16u << 20;

  struct Entry {
    std::string name;  ///< UTF-8, with '/' between folders
    DirectoryEntry stored;
    bool is_folder() const { return name.ends_with('/'); }
  };

  static Result<std::unique_ptr<Archive>> open(std::string bytes, std::string password);
  Archive(const Archive&) = delete;

  std::span<const Entry> entries() const { return entries_; }
  /// Bytes of the whole archive.
  std::size_t size() const { return bytes_.size(); }
  /// By name, in whatever case.
  const Entry* find(std::string_view name) const;
  /// The entry's content; its length and checksum are known to be right once it has been read to its end.
  Result<std::unique_ptr<ByteSource>> read(const Entry& entry);

 private:
  Archive(std::string bytes, std::string password);

  std::string bytes_, password_;
  std::unique_ptr<zip, void (*)(zip*)> zip_;
  std::vector<Entry> entries_;
  std::uint64_t inflated_ = 0;  // by all entries so far
};

/// Does, before a sandbox shuts it out, what libzip would open files for: the time zone, the start-up of its ciphers.
void prepare_archives();

}  // namespace yingbao::format
