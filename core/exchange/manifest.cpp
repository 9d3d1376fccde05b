#include "exchange/manifest.hpp"

#include "ingest/part.hpp"
#include "schema/feed.hpp"

#include <algorithm>

namespace yingbao::exchange {
namespace {

/// Why a list is too old on the day; empty when it is not.
std::string why_stale(const config::FeedConfig& feed, const store::List& list, Date on) {
  const auto age = on.days() - list.as_of.days();
  const auto limit = feed.gates.max_age.count() / 86'400'000;
  if (age <= limit) return {};
  return list.feed + "数据日期" + list.as_of.iso() + "已超过" + std::to_string(limit) + "天 (data of " +
         list.as_of.iso() + " is older than " + std::to_string(limit) + " days)";
}

bool has_come(store::Store& store, const std::string& feed) {
  const auto lists = store.lists(store::ListRole::feed);
  return std::any_of(lists.begin(), lists.end(), [&](const auto& list) { return list.feed == feed; });
}

}  // namespace

std::string stale_setting(store::Id list) { return "stale_until/" + std::to_string(list); }

Result<Manifest> pin_manifest(Hub& hub, Date business_date) {
  Manifest manifest;
  manifest.text = "rules " + hub.config.rules.version + " " + hub.config.rules.digest + "\n";
  for (const auto& agency : hub.config.agencies) {
    for (const auto& feed : agency.feeds) {
      const auto* kind = schema::feed_kind(feed.kind);
      const bool roster = kind && kind->roster;
      const auto parts = feed.parts.empty() ? std::vector<std::string>{std::string{ingest::kWhole}} : feed.parts;
      for (const auto& part : parts) {
        const auto id = schema::FeedId{agency.id, feed.kind, part}.text();
        auto list = hub.data.store().current_list(id);
        if (!feed.enabled) {
          // Its people have not left, nor are they uncovered; of a feed that never was, there are none.
          if (list) (roster ? manifest.missing_rosters : manifest.frozen_groups).insert(feed.kind);
          continue;
        }
        if (!list && feed.baseline) continue;  // handed over once, or never
        // Those of a part of a roster stand on the whole one where an agency does not list them apart.
        if (!list && kind && !kind->part_of.empty() && !has_come(hub.data.store(), id)) continue;
        if (!list) {
          (roster ? manifest.missing_rosters : manifest.frozen_groups).insert(feed.kind);
          continue;
        }
        manifest.text += id + " list-" + std::to_string(list->id);
        if (const auto stale = why_stale(feed, *list, business_date); !stale.empty()) {
          const auto name = "list-" + std::to_string(list->id);
          const auto until = Date::parse_iso(hub.data.store().setting(stale_setting(list->id)));
          const bool relied_on = until && business_date <= *until;
          if (!roster) manifest.stale_lists[name] = stale;
          else if (!relied_on) {
            auto& why = manifest.stale_rosters[feed.kind];  // of a roster in parts, every part that is too old
            why += (why.empty() ? "" : "; ") + stale + "；放行须写明天数：release " + name +
                   " --days (a release states its days)";
          }
          manifest.text += relied_on ? " stale, relied on" : " stale";
        }
        manifest.text += "\n";
        (roster ? manifest.rosters : manifest.groups).push_back({std::move(*list), feed.baseline});
      }
    }
  }
  return manifest;
}

}  // namespace yingbao::exchange
