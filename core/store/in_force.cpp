#include "store/in_force.hpp"

#include <algorithm>

namespace yingbao::store {

std::vector<ListChange> giving_way(std::span<const List> feed_lists, const List& incoming) {
  std::uint64_t last_replaced = 0;
  for (const auto& list : feed_lists) last_replaced = std::max(last_replaced, list.replaced);
  std::vector<ListChange> changes;
  for (const auto& list : feed_lists) {
    if (list.id == incoming.id) continue;
    if (list.state == ListState::current)
      changes.push_back({list.id, ListState::superseded, last_replaced + 1, list.reason});
    const bool older = incoming.id == 0 || list.id < incoming.id;
    if (list.state == ListState::held && older && list.as_of <= incoming.as_of)
      changes.push_back({list.id, ListState::superseded, list.replaced, list.reason});
  }
  return changes;
}

std::vector<ListChange> releasing(std::span<const List> feed_lists, const List& held) {
  auto changes = giving_way(feed_lists, held);
  changes.push_back({held.id, ListState::current, held.replaced, {}});
  return changes;
}

std::vector<ListChange> revoking(std::span<const List> feed_lists, const List& list, const std::string& reason) {
  std::vector<ListChange> changes{{list.id, ListState::revoked, list.replaced, reason}};
  if (list.state != ListState::current) return changes;
  const List* last = nullptr;
  for (const auto& other : feed_lists)
    if (other.state == ListState::superseded && other.replaced > (last ? last->replaced : 0)) last = &other;
  if (last) changes.push_back({last->id, ListState::current, last->replaced, last->reason});
  return changes;
}

}  // namespace yingbao::store
