#include "store/retention.hpp"

#include <algorithm>
#include <map>

namespace yingbao::store {
namespace {

Date oldest_date(const Footing& footing, std::size_t nights) {
  std::set<Date, std::greater<>> dates;
  for (const auto& exchange : footing.exchanges) dates.insert(exchange.date);
  if (dates.empty()) return {};
  return *std::next(dates.begin(), static_cast<std::ptrdiff_t>(std::min(nights, dates.size()) - 1));
}

/// With each exchange that is kept, the one that made its decisions: it cites what they rest on.
std::set<Id> kept_exchanges(const Footing& footing, std::size_t nights) {
  const auto oldest = oldest_date(footing, nights);
  std::set<Id> kept = footing.unsettled, decisions;
  const Exchange* live = nullptr;
  for (const auto& exchange : footing.exchanges) {
    if (exchange.date >= oldest) kept.insert(exchange.id);
    if (!exchange.dry && exchange.decisions != 0) live = &exchange;
  }
  if (live) kept.insert(live->id);
  for (const auto& exchange : footing.exchanges)
    if (kept.contains(exchange.id)) decisions.insert(exchange.decisions);
  for (const auto& list : footing.lists)
    if (list.role == ListRole::decisions && decisions.contains(list.id)) kept.insert(list.exchange);
  return kept;
}

/// Of each feed, what revoking the list in force would bring back.
std::set<Id> lists_before(const Footing& footing) {
  std::map<std::string_view, const List*> before;
  for (const auto& list : footing.lists) {
    if (list.role != ListRole::feed || list.state != ListState::superseded || list.replaced == 0) continue;
    auto*& last = before[list.feed];
    if (!last || list.replaced > last->replaced) last = &list;
  }
  std::set<Id> ids;
  for (const auto& [feed, list] : before) ids.insert(list->id);
  return ids;
}

}  // namespace

std::set<Id> lists_of_nights(const Footing& footing, std::size_t nights) {
  const auto oldest = oldest_date(footing, nights);
  std::set<Id> exchanges, lists;
  for (const auto& exchange : footing.exchanges)
    if (exchange.date >= oldest) exchanges.insert(exchange.id);
  for (const auto& pin : footing.pins)
    if (!pin.cited && exchanges.contains(pin.exchange)) lists.insert(pin.list);
  return lists;
}

std::vector<Id> past_use(const Footing& footing, std::size_t nights) {
  const auto exchanges = kept_exchanges(footing, nights);
  auto kept = lists_before(footing);
  for (const auto& exchange : footing.exchanges)
    if (exchanges.contains(exchange.id)) kept.insert(exchange.decisions);
  for (const auto& pin : footing.pins)
    if (exchanges.contains(pin.exchange)) kept.insert(pin.list);
  std::vector<Id> gone;
  for (const auto& list : footing.lists) {
    const bool in_use =
        list.role != ListRole::decisions && (list.state == ListState::current || list.state == ListState::held);
    if (!in_use && list.state != ListState::retired && !kept.contains(list.id)) gone.push_back(list.id);
  }
  return gone;
}

}  // namespace yingbao::store
