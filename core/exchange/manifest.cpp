#include "exchange/manifest.hpp"

#include "ingest/part.hpp"
#include "schema/feed.hpp"

namespace yingbao::exchange {

Result<Manifest> pin_manifest(Hub& hub) {
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
          // Its people have not left; of a feed that never was, there are none.
          if (list && !roster) manifest.frozen_groups.insert(feed.kind);
          continue;
        }
        if (!list && feed.baseline) continue;  // handed over once, or never
        if (!list) {
          (roster ? manifest.missing_rosters : manifest.frozen_groups).insert(feed.kind);
          continue;
        }
        manifest.text += id + " list-" + std::to_string(list->id) + "\n";
        (roster ? manifest.rosters : manifest.groups).push_back({std::move(*list), feed.baseline});
      }
    }
  }
  return manifest;
}

}  // namespace yingbao::exchange
