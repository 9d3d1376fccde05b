// <name>.done beside a delivery: it is complete. What the file says, if anything, must be true.
//
//   {"name": "x.csv", "size": 1234, "sha256": "…", "rows": 100}      each of them may be left out
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace yingbao::file_drop {

inline constexpr std::string_view kMarkerEnding = ".done";

struct Manifest {
  std::optional<std::uint64_t> size;
  std::string sha256;      ///< hexadecimal, lower case; empty: not told
  std::uint64_t rows = 0;  ///< 0: not told
};

/// An error when it is no such object, or is about a file of another name.
Result<Manifest> read_manifest(std::string_view text, std::string_view file_name);

}  // namespace yingbao::file_drop
