// Who owns a data folder: one process at a time.
#pragma once

#include "base/date.hpp"
#include "base/file.hpp"

namespace yingbao::data {

/// Held as long as the descriptor is open, which children never inherit. An error names the process that holds it
/// and `since` when.
Result<UniqueFd> take_lock(const std::filesystem::path& file, Instant since);

}  // namespace yingbao::data
