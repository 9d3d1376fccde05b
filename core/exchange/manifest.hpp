// What an exchange works on, pinned: equal manifest, equal result, record for record.
#pragma once

#include "exchange/feed_table.hpp"

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
  std::optional<store::List> statements;             ///< what people added, where they did
  std::vector<FeedState> feeds;                      ///< what it was pinned from
  std::string text;
};

/// Ages are judged on every business date anew, not once when a list arrives.
Manifest pin_manifest(Hub& hub, Date business_date);

}  // namespace yingbao::exchange
