// What an exchange works on, pinned: equal manifest, equal result, record for record.
#pragma once

#include "exchange/hub.hpp"

#include <map>
#include <set>

namespace yingbao::exchange {

/// A list in force of an enabled feed.
struct PinnedList {
  store::List list;
  bool baseline = false;  ///< taken as distributed
};

struct Manifest {
  std::vector<PinnedList> groups, rosters;
  std::set<std::string> frozen_groups;    ///< groups of which a feed is disabled or has no list: nobody of them left
  std::set<std::string> missing_rosters;  ///< roster kinds of which an enabled feed has no list
  std::map<std::string, std::string> stale_rosters;  ///< roster kinds with a list too old to be relied on, and why
  std::map<std::string, std::string> stale_lists;    ///< "list-7" of a group, and why it wants a look
  std::string text;
};

/// Ages are judged on every business date anew, not once when a list arrives.
Result<Manifest> pin_manifest(Hub& hub, Date business_date);

/// For at most so many days a person may let a roster count that is too old.
inline constexpr int kMostStaleDays = 31;
/// The store's setting that holds the last business date on which a list may be relied on though it is too old.
std::string stale_setting(store::Id list);

}  // namespace yingbao::exchange
