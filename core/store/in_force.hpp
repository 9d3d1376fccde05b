// Which list of a feed is in force: what changes when one arrives, is released or is revoked. Pure.
#pragma once

#include "store/rows.hpp"

#include <span>

namespace yingbao::store {

/// What becomes of a list that is there.
struct ListChange {
  Id list = 0;
  ListState state = ListState::superseded;
  std::uint64_t replaced = 0;  ///< as in List
  std::string reason = {};
};

/// `incoming` comes into force, being one of `feed_lists` or newer than all of them: the one in force gives way, and those
/// that wait with no later date are out of date. `incoming` itself is not among the changes.
std::vector<ListChange> giving_way(std::span<const List> feed_lists, const List& incoming);

/// A held list comes into force.
std::vector<ListChange> releasing(std::span<const List> feed_lists, const List& held);

/// A list is taken out of force for a reason. Was it in force, then the one that gave way last is again.
std::vector<ListChange> revoking(std::span<const List> feed_lists, const List& list, const std::string& reason);

}  // namespace yingbao::store
