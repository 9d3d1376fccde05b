// Where a person or a case counts when its rows name several units.
#pragma once

#include "deciding/group.hpp"

#include <span>

namespace yingbao::deciding {

struct PlacedUnit {
  std::string code, basis;  ///< of a reporting unit, and why; the code is empty when no row names one
  bool disputed = false;    ///< rows name others as well
};

/// The unit that most of the counted rows name; on a tie the lowest code. Rows that name none have no say.
PlacedUnit unit_of(std::span<const Group* const> groups);

}  // namespace yingbao::deciding
