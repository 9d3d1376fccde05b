#include "deciding/input.hpp"

#include <algorithm>

namespace yingbao::deciding {

/// Where a range begins and ends, a block of each run is opened by two ranges: a range is so many blocks that this is little,
/// also of lists with many runs. What is decided of a range waits in memory, some 16 KB for a block.
std::size_t Input::ranges_by_size() const {
  constexpr std::size_t kLeastBlocks = 256, kBlocksOfARun = 4, kMostRanges = 1024;
  std::size_t blocks = 0, runs = 0;
  const auto add = [&](const ReaderPtr& reader) {
    if (!reader) return;
    blocks += reader->index().blocks.size();
    runs += reader->index().run_blocks.size();
  };
  add(base.reader);
  for (const auto* sources : {&groups, &rosters})
    for (const auto& source : *sources) add(source.reader);
  return std::clamp(blocks / std::max(kLeastBlocks, kBlocksOfARun * runs), std::size_t{1}, kMostRanges);
}

}  // namespace yingbao::deciding
