// The version of an object that lies as a file.
#pragma once

#include "store/rows.hpp"

#include <compare>

namespace yingbao::connector {

struct FileVersion {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< since the epoch, as the source tells it

  /// "1234 1623283200000000001", in a bookmark.
  std::string text() const;
  /// All zero when the text is none.
  static FileVersion parse(std::string_view text);
  bool operator==(const FileVersion&) const = default;
};

}  // namespace yingbao::connector
