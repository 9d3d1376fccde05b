#include "exchange/feed_table.hpp"

#include "ingest/part.hpp"
#include "schema/feed.hpp"

#include <algorithm>
#include <map>

namespace yingbao::exchange {
namespace {

/// What the store knows of one feed, over all nights.
struct Lists {
  std::vector<store::List> all;  ///< in the order of their making
  Date newest;                   ///< day of the newest data or delivery, whatever gate holds it
};

/// The newer day of data and delivery that the business date knows of; none of a revoked list, and none of a mended file,
/// which stands in for rows of an earlier delivery.
Date newest_of(const store::List& list, const store::Delivery& delivery, Date business_day) {
  if (list.state == store::ListState::revoked || delivery.mends) return {};
  Date newest;
  for (const auto day : {list.as_of, business_date(delivery.received_at)})
    if (day <= business_day) newest = std::max(newest, day);
  return newest;
}

std::map<std::string, Lists> lists_by_feed(store::Store& store, Date day) {
  std::map<store::Id, store::Delivery> deliveries;
  for (auto& delivery : store.deliveries()) deliveries.emplace(delivery.id, std::move(delivery));
  std::map<std::string, Lists> feeds;
  for (auto& list : store.lists(store::ListRole::feed)) {
    auto& lists = feeds[list.feed];
    lists.newest = std::max(lists.newest, newest_of(list, deliveries[list.delivery], day));
    lists.all.push_back(std::move(list));
  }
  return feeds;
}

Trouble trouble_of(const FeedState& state, const std::vector<store::List>& lists) {
  using enum Trouble;
  if (!state.config->enabled) return disabled;
  if (!lists.empty() && lists.back().state == store::ListState::held) return held;
  if (!state.current) return state.came ? revoked : never_seen;
  if (state.stale && !state.relied_on) return stale;
  return state.missed ? late : none;
}

FeedState state_of(store::Store& store, const config::AgencyConfig& agency, const config::FeedConfig& feed,
                   std::string id, const Lists& lists, Date business_date) {
  FeedState state{std::move(id), feed.kind, &agency, &feed};
  for (const auto& list : lists.all) {
    if (list.state == store::ListState::current) state.current = list;
    if (list.state == store::ListState::held) state.held.push_back(list);
  }
  state.came = !lists.all.empty();
  if (state.current) {
    state.stale = business_date.days() - state.current->as_of.days() > most_days(feed);
    const auto until = Date::parse_iso(store.setting(stale_setting(state.current->id)));
    state.relied_on = state.stale && until && business_date <= *until;
  }
  if (feed.expect) state.missed = feed.expect->missed(lists.newest, business_date);
  state.trouble = trouble_of(state, lists.all);
  return state;
}

/// Rows of it screen nobody tonight; without it, whom it covers would be called missed.
bool blocks(const FeedState& state) {
  if (!state.roster()) return false;
  if (!state.enabled()) return state.current.has_value();
  return state.missing() || (state.stale && !state.relied_on);
}

/// Groups that tonight's lists speak of, other than as they were distributed.
bool is_screened(const config::GroupRule& rule, const std::vector<FeedState>& feeds) {
  return std::any_of(feeds.begin(), feeds.end(), [&](const auto& state) {
    return state.pinned() && !state.config->baseline && rule.takes_in(state.kind);
  });
}

/// A roster that the rules exclude by and of which nothing is there at all: whoever should bring it, or nobody.
void stop_without(const std::string& roster, const std::string& group, std::vector<FeedState>& feeds) {
  bool known = false;
  for (auto& state : feeds)
    if (state.kind == roster) {
      state.stops.insert(group);
      known = true;
    }
  if (known) return;
  FeedState nobodys{roster, roster};
  nobodys.trouble = Trouble::not_configured;
  nobodys.stops.insert(group);
  feeds.push_back(std::move(nobodys));
}

/// As deciding finds its obstacles.
void stop_groups(const config::Rules& rules, std::vector<FeedState>& feeds) {
  for (const auto& rule : rules.groups) {
    if (!is_screened(rule, feeds)) continue;
    for (auto& state : feeds)
      if (blocks(state) && rule.is_excluded_by(state.kind)) state.stops.insert(rule.group);
    for (const auto& roster : rule.excluded_by) {
      const bool told_or_there = std::any_of(feeds.begin(), feeds.end(), [&](const auto& state) {
        return state.kind == roster && (state.pinned() || state.stops.contains(rule.group));
      });
      if (!told_or_there) stop_without(roster, rule.group, feeds);
    }
  }
}

}  // namespace

bool FeedState::roster() const {
  const auto* info = schema::feed_kind(kind);
  return info && info->roster;
}

bool FeedState::missing() const {
  const auto* info = schema::feed_kind(kind);
  const bool optional = (config && config->baseline) || (info && !info->part_of.empty() && !came);
  return enabled() && !current && !optional;
}

bool FeedState::needs_look() const {
  switch (trouble) {
    case Trouble::none: return !held.empty();
    case Trouble::held:
    case Trouble::stale:
    case Trouble::late: return true;
    case Trouble::never_seen:
    case Trouble::revoked: return config->expect || !stops.empty() || !held.empty();
    case Trouble::not_configured:
    case Trouble::disabled: return !stops.empty();
  }
  return true;
}

std::vector<FeedState> feed_table(Hub& hub, Date business_date) {
  auto& store = hub.data.store();
  auto lists = lists_by_feed(store, business_date);
  std::vector<FeedState> feeds;
  for (const auto& agency : hub.config.agencies)
    for (const auto& feed : agency.feeds) {
      const auto parts = feed.parts.empty() ? std::vector<std::string>{std::string{ingest::kWhole}} : feed.parts;
      for (const auto& part : parts) {
        auto id = schema::FeedId{agency.id, feed.kind, part}.text();
        const auto& of_feed = lists[id];
        feeds.push_back(state_of(store, agency, feed, std::move(id), of_feed, business_date));
      }
    }
  stop_groups(hub.config.rules, feeds);
  return feeds;
}

std::string stale_setting(store::Id list) { return "stale_until/" + std::to_string(list); }

std::int64_t most_days(const config::FeedConfig& feed) { return feed.gates.max_age.count() / 86'400'000; }

std::string_view name_of(Trouble trouble) {
  constexpr std::string_view kNames[] = {"none",       "not_configured", "disabled", "held_list",
                                         "never_seen", "revoked",        "stale",    "late"};
  return kNames[static_cast<std::size_t>(trouble)];
}

}  // namespace yingbao::exchange
