#include "deciding/input.hpp"

#include <algorithm>

namespace yingbao::deciding {

std::size_t Input::ranges_by_size() const {
  constexpr std::size_t kBlocksOfARange = 128, kMostRanges = 1024;
  std::size_t blocks = base.reader ? base.reader->index().blocks.size() : 0;
  for (const auto* sources : {&groups, &rosters})
    for (const auto& source : *sources) blocks += source.reader->index().blocks.size();
  return std::clamp(blocks / kBlocksOfARange, std::size_t{1}, kMostRanges);
}

}  // namespace yingbao::deciding
