#include "ingest/ingest.hpp"

#include "ingest/as_of.hpp"
#include "ingest/gates.hpp"
#include "ingest/plugin_job.hpp"
#include "ingest/record_intake.hpp"
#include "list/merge.hpp"
#include "schema/feed.hpp"

namespace yingbao::ingest {
namespace {

/// Errors that are the delivery's or the plugin's own: the delivery is set aside. All others are the hub's.
bool is_deliverys_fault(const Error& error) { return error.code() == Errc::malformed || error.code() == Errc::refused; }

store::IngestCommit set_aside(store::Delivery delivery, const Error& error) {
  delivery.state = store::DeliveryState::set_aside;
  delivery.reason = error.detail();
  return {std::move(delivery), {}, {}};
}

/// Why a file's feed is not to be taken in; empty when it is.
std::string why_no_feed(const config::AgencyConfig& agency, const config::FeedConfig* feed) {
  if (feed && !feed->enabled) return "its feed " + feed->kind + " is disabled in the agency's configuration";
  const bool told_by_name = !agency.feeds.empty() && !agency.feeds[0].files.empty();
  if (!feed && told_by_name)
    return "its name matches none, or several, of the `files` patterns of the agency's feeds";
  return {};
}

Result<store::List> closed_list(store::DataFolder& data, FeedList& made, const store::Delivery& delivery, Date as_of,
                                std::uint64_t& duplicates) {
  const auto summary = made.writer.close();
  if (!summary) return summary.error();
  store::List list;
  const auto& file = made.writer.file();
  list.uid = file.uid;
  list.key = data.wrap(file.key, file.uid);
  list.feed = schema::FeedId{delivery.agency, made.kind}.text();
  list.delivery = delivery.id;
  list.as_of = as_of;
  list.records = summary->records;
  list.keys = summary->keys;
  list.unkeyed = summary->unkeyed;
  list.bytes = summary->bytes;
  list.created_at = now();
  duplicates += summary->duplicate_rows;
  return list;
}

Status compare(store::DataFolder& data, const store::List& old, store::List& made) {
  const auto before_file = data.file_of(old), after_file = data.file_of(made);
  if (!before_file) return before_file.error();
  if (!after_file) return after_file.error();
  const auto before = list::ListReader::open(*before_file), after = list::ListReader::open(*after_file);
  if (!before) return before.error();
  if (!after) return after.error();
  const auto counts = list::diff(*before, *after);
  made.added = counts.added;
  made.changed = counts.changed;
  made.gone = counts.gone;
  return {};
}

void judge(const config::AgencyConfig& agency, const store::Delivery& delivery, Date business_date,
           const std::optional<store::List>& in_force, store::List& made) {
  const auto feed = schema::FeedId::parse(made.feed);
  const auto* configured = feed ? agency.feed(feed->kind) : nullptr;
  const config::FeedGates gates = configured ? configured->gates : config::FeedGates{};
  made.reason = why_held({gates, delivery, made, in_force ? &*in_force : nullptr, business_date});
  made.state = made.reason.empty() ? store::ListState::current : store::ListState::held;
}

}  // namespace

Result<store::IngestCommit> ingest(store::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, store::Delivery delivery, Date business_date) {
  auto& store = data.store();
  const auto finish = [&](store::IngestCommit commit) {
    store.commit_ingest(commit);
    return commit;
  };
  const auto* feed = agency.feed_of_file(delivery.name);
  const auto as_of = as_of_date(delivery, feed);
  if (!as_of) return finish(set_aside(delivery, as_of.error()));
  delivery.as_of = *as_of;
  store.clear_rejects(delivery.id);
  if (const auto wrong = why_no_feed(agency, feed); !wrong.empty())
    return finish(set_aside(delivery, Error{Errc::malformed, wrong}));
  const auto pieces = pieces_of(data, delivery);
  if (!pieces) {
    if (is_deliverys_fault(pieces.error())) return finish(set_aside(delivery, pieces.error()));
    return pieces.error();
  }

  RecordIntake intake{store, agency, delivery, *as_of, data.keys().person_key(), [&] {
                        return list::ListWriter::create(data.lists(), crypto::DataKey::random());
                      }};
  if (feed && feed->enabled)
    if (auto made = intake.expect_feed(feed->kind); !made) return made.error();
  auto job = job_for(hub, agency);
  job.feed = feed ? feed->kind : std::string{};
  job.file_name = delivery.name;
  const auto end = plugin_host::run_plugin(job, *pieces, limits_of(hub), intake, intake.meter());
  if (!end) {
    if (!is_deliverys_fault(end.error())) return end.error();
    return finish(set_aside(delivery, end.error()));
  }
  if (auto good = intake.finish(*end); !good)
    return finish(set_aside(delivery, Error{Errc::refused, "plugin " + agency.plugin + ".so: " + good.error().detail()}));

  store::IngestCommit commit;
  std::uint64_t duplicates = 0;
  for (auto& made : intake.lists()) {
    auto list = closed_list(data, made, delivery, *as_of, duplicates);
    if (!list) return list.error();
    commit.lists.push_back(std::move(*list));
  }
  delivery.state = store::DeliveryState::listed;
  delivery.layout = intake.header_frame().layout;
  delivery.format = intake.header_frame().format;
  delivery.header_row = intake.header_frame().row;
  delivery.rows = end->rows;
  delivery.rejected = intake.rejected_rows();
  delivery.duplicate = duplicates;
  delivery.used = intake.used_rows() - duplicates;
  delivery.skipped = delivery.rows - intake.used_rows() - delivery.rejected;
  for (auto& list : commit.lists) {
    delivery.unkeyed += list.unkeyed;
    const auto in_force = store.current_list(list.feed);
    if (in_force)
      if (auto done = compare(data, *in_force, list); !done) return done.error();
    judge(agency, delivery, business_date, in_force, list);
  }
  commit.delivery = std::move(delivery);
  commit.tallies = intake.tallies(*end);
  return finish(std::move(commit));
}

}  // namespace yingbao::ingest
