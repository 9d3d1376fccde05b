// What an exchange works on, pinned: equal manifest, equal result, record for record.
#pragma once

#include "exchange/hub.hpp"

namespace yingbao::exchange {

struct Manifest {
  std::vector<store::List> groups, rosters;  ///< lists in force of enabled feeds
  std::vector<std::string> missing;          ///< enabled feeds without a list in force
  std::string text;
};

Result<Manifest> pin_manifest(Hub& hub);

}  // namespace yingbao::exchange
