// The central directory of a ZIP archive, compared with what stands in front of each entry: an archive that tells two
// stories could show one program a file and another program a different one.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace yingbao::format {

struct DirectoryEntry {
  std::string_view raw_name;           ///< in whatever encoding the archive was made
  std::string_view unicode_name = {};  ///< the same in UTF-8, where the archive tells it beside; else empty
  std::uint16_t flags = 0, method = 0;
  std::uint64_t packed_size = 0, size = 0, header_at = 0;
  std::size_t record_at = 0;  ///< of the directory, in the archive
  bool encrypted() const { return flags & 1u; }
};

/// `bytes` is the whole archive and outlives the entries.
Result<std::vector<DirectoryEntry>> read_directory(std::string_view bytes, std::size_t max_entries);

}  // namespace yingbao::format
