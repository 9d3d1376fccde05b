#pragma once

#include <cstdint>

#include "people.hpp"

namespace yingbao::sample {

struct Night {
  std::uint64_t seed;
  Day base;   // what the facts in the rows are measured from; the same on both nights
  Day as_of;  // in file names, titles and footers
};

// Amounts and certificates count from here on, whatever the night.
inline constexpr Day window_start{std::chrono::year{2020} / 1 / 1};

}  // namespace yingbao::sample
