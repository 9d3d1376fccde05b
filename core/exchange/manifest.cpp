#include "exchange/manifest.hpp"

namespace yingbao::exchange {
namespace {

std::string why_stale(const FeedState& state) {
  const auto as_of = state.current->as_of.iso(), days = std::to_string(most_days(*state.config));
  return state.feed + "数据日期" + as_of + "已超过" + days + "天 (data of " + as_of + " is older than " + days +
         " days)";
}

/// Of a feed that is off, its people have not left, nor are they uncovered; of one that never was, there are none.
void note_absent(const FeedState& state, Manifest& manifest) {
  if (state.enabled() ? state.missing() : state.current.has_value())
    (state.roster() ? manifest.missing_rosters : manifest.frozen_groups).insert(state.kind);
}

void pin(const FeedState& state, Manifest& manifest) {
  manifest.text += state.feed + " list-" + std::to_string(state.current->id);
  if (state.stale) manifest.text += state.relied_on ? " stale, relied on" : " stale";
  manifest.text += "\n";
  if (state.roster() && state.stale && !state.relied_on) {
    auto& why = manifest.stale_rosters[state.kind];  // of a roster in parts, every part that is too old
    why += (why.empty() ? "" : "; ") + why_stale(state);
  }
  (state.roster() ? manifest.rosters : manifest.groups).push_back({*state.current, state.config->baseline});
}

}  // namespace

Manifest pin_manifest(Hub& hub, Date business_date) {
  Manifest manifest;
  manifest.text = "rules " + hub.config.rules.version + " " + hub.config.rules.digest + "\n";
  manifest.feeds = feed_table(hub, business_date);
  for (const auto& state : manifest.feeds) {
    if (state.pinned()) pin(state, manifest);
    else note_absent(state, manifest);
  }
  manifest.statements = hub.data.store().statements();
  if (manifest.statements) manifest.text += "statements list-" + std::to_string(manifest.statements->id) + "\n";
  return manifest;
}

}  // namespace yingbao::exchange
