#include "exchange/screen_step.hpp"

#include "deciding/screening.hpp"
#include "forward/sent_view.hpp"
#include "list/writer.hpp"
#include "schema/feed.hpp"

#include <algorithm>

namespace yingbao::exchange {
namespace {

/// What was noted about the rows of a list, also about those that a mended file was laid into.
std::vector<store::Tally> tallies_behind(store::Store& store, const store::List& list) {
  auto tallies = store.tallies(list.delivery);
  if (const auto delivery = store.delivery(list.delivery); delivery && delivery->mends)
    for (const auto& tally : store.tallies(delivery->mends)) tallies.push_back(tally);
  return tallies;
}

bool was_noted(const std::vector<store::Tally>& tallies, schema::Reason finding) {
  return std::any_of(tallies.begin(), tallies.end(), [&](const auto& tally) { return tally.reason == finding; });
}

Status add_sources(Hub& hub, const std::vector<PinnedList>& lists, std::vector<deciding::Source>& out) {
  for (const auto& [list, baseline] : lists) {
    auto reader = hub.data.shelf().open(list);
    if (!reader) return reader.error();
    const auto feed = schema::FeedId::parse(list.feed);
    const auto tallies = tallies_behind(hub.data.store(), list);
    out.push_back({feed ? feed->kind : std::string{}, list.id, std::move(*reader),
                   was_noted(tallies, schema::Reason::head_only), list.unkeyed > 0, baseline});
  }
  return {};
}

}  // namespace

Result<Screened> screen(Hub& hub, const Manifest& manifest, Date business_date) {
  deciding::Input input;
  input.rules = &hub.config.rules;
  input.business_date = business_date;
  input.missing_rosters = manifest.missing_rosters;
  input.stale_rosters = manifest.stale_rosters;
  if (auto done = add_sources(hub, manifest.groups, input.groups); !done) return done.error();
  if (auto done = add_sources(hub, manifest.rosters, input.rosters); !done) return done.error();
  const auto sent = forward::SentView::open(hub.data);
  if (!sent) return sent.error();
  input.watched = sent->lists();

  auto writer = hub.data.shelf().create();
  if (!writer) return writer.error();
  crypto::Keyer keyer{hub.keys->person_key()};
  const auto tally =
      deciding::screen(input, keyer, hub.data.shelf().lists(), [&](list::Key key, std::string_view record) {
        return writer->add({key, list::KeyKind::person, true, 0, record});
      });
  if (!tally) return tally.error();
  const auto summary = writer->close();
  if (!summary) return summary.error();
  Screened screened;
  screened.tally = *tally;
  screened.candidates =
      hub.data.shelf().describe(writer->file(), *summary, store::ListRole::candidates, hub.data.clock().now());
  return screened;
}

}  // namespace yingbao::exchange
