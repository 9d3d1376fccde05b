// What an exchange works on, pinned: equal manifest, equal result, record for record.
#pragma once

#include "exchange/hub.hpp"

#include <set>

namespace yingbao::exchange {

struct Manifest {
  std::vector<store::List> groups, rosters;  ///< lists in force of enabled feeds
  std::set<std::string> frozen_groups;       ///< groups of which a feed is disabled or has no list: nobody of them left
  std::set<std::string> missing_rosters;     ///< roster kinds of which an enabled feed has no list
  std::string text;
};

Result<Manifest> pin_manifest(Hub& hub);

}  // namespace yingbao::exchange
