// What an exchange works on, pinned: equal manifest, equal result, record for record.
#pragma once

#include "exchange/hub.hpp"

#include <set>

namespace yingbao::exchange {

/// A list in force of an enabled feed.
struct PinnedList {
  store::List list;
  bool baseline = false;  ///< taken as distributed
};

struct Manifest {
  std::vector<PinnedList> groups, rosters;
  std::set<std::string> frozen_groups;       ///< groups of which a feed is disabled or has no list: nobody of them left
  std::set<std::string> missing_rosters;     ///< roster kinds of which an enabled feed has no list
  std::string text;
};

Result<Manifest> pin_manifest(Hub& hub);

}  // namespace yingbao::exchange
