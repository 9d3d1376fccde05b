#include "exchange/screen_step.hpp"

#include "forward/sent_view.hpp"
#include "list/writer.hpp"
#include "schema/feed.hpp"
#include "screening/screening.hpp"

namespace yingbao::exchange {
namespace {

bool names_heads_only(store::Store& store, const store::List& list) {
  for (const auto& tally : store.tallies(list.delivery))
    if (tally.reason == schema::Reason::head_only) return true;
  return false;
}

Status add_sources(Hub& hub, const std::vector<store::List>& lists, std::vector<screening::Source>& out) {
  for (const auto& list : lists) {
    const auto file = hub.data.file_of(list);
    if (!file) return file.error();
    auto reader = list::ListReader::open(*file);
    if (!reader) return reader.error();
    const auto feed = schema::FeedId::parse(list.feed);
    out.push_back({feed ? feed->kind : std::string{}, list.id, std::move(*reader),
                   names_heads_only(hub.data.store(), list)});
  }
  return {};
}

}  // namespace

Result<Screened> screen(Hub& hub, const Manifest& manifest, Date business_date) {
  screening::Input input;
  input.rules = &hub.config.rules;
  input.business_date = business_date;
  input.missing_rosters = manifest.missing_rosters;
  if (auto done = add_sources(hub, manifest.groups, input.groups); !done) return done.error();
  if (auto done = add_sources(hub, manifest.rosters, input.rosters); !done) return done.error();
  const auto sent = forward::SentView::open(hub.data);
  if (!sent) return sent.error();
  input.watched = sent->lists();

  auto writer = list::ListWriter::create(hub.data.lists(), crypto::DataKey::random());
  if (!writer) return writer.error();
  crypto::Keyer keyer{hub.keys->person_key()};
  const auto tally = screening::screen(input, keyer, hub.data.lists(), [&](list::Key key, std::string_view record) {
    return writer->add({key, list::KeyKind::person, true, 0, record});
  });
  if (!tally) return tally.error();
  const auto summary = writer->close();
  if (!summary) return summary.error();
  Screened screened;
  screened.tally = *tally;
  auto& list = screened.candidates;
  list.role = store::ListRole::candidates;
  list.uid = writer->file().uid;
  list.key = hub.data.wrap(writer->file().key, list.uid);
  list.records = summary->records;
  list.keys = summary->keys;
  list.bytes = summary->bytes;
  list.created_at = now();
  return screened;
}

}  // namespace yingbao::exchange
