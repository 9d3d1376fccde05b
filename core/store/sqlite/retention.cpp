#include "store/retention.hpp"

#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {

/// What stands on which lists, as the tables say.
Footing SqliteStore::footing() {
  Footing footing;
  for (const auto role : {ListRole::feed, ListRole::decisions, ListRole::statements})
    for (auto& list : lists(role)) footing.lists.push_back(std::move(list));
  // Without their manifests and counts, which grow with every night.
  auto exchanges = database_.query("SELECT id, date, dry, decisions FROM exchanges ORDER BY id");
  while (exchanges.step()) {
    auto& row = footing.exchanges.emplace_back();
    row.id = exchanges.number(0);
    row.date = exchanges.date(1);
    row.dry = exchanges.number(2) != 0;
    row.decisions = exchanges.number(3);
  }
  auto pins = database_.query("SELECT exchange, list, cited FROM pins");
  while (pins.step()) footing.pins.push_back({pins.number(0), pins.number(1), pins.number(2) != 0});
  auto plans = database_.query("SELECT exchange FROM plans WHERE state <> ?");
  plans.bind(PlanState::settled);
  while (plans.step()) footing.unsettled.insert(plans.number(0));
  return footing;
}

std::set<Id> SqliteStore::lists_of_kept_nights() { return lists_of_nights(footing()); }

std::size_t SqliteStore::retire_lists() {
  Transaction transaction{database_};
  const auto gone = past_use(footing());
  for (const auto list : gone) {
    database_.query("UPDATE lists SET state = ?, key = x'' WHERE id = ?").bind_all(ListState::retired, list).run();
    database_.query("DELETE FROM pins WHERE list = ?").bind(list).run();
  }
  transaction.commit();
  return gone.size();
}

}  // namespace yingbao::store
