#include "ingest/ingest.hpp"

#include "ingest/as_of.hpp"
#include "ingest/closing.hpp"
#include "ingest/gates.hpp"
#include "ingest/part.hpp"
#include "ingest/plugin_job.hpp"
#include "ingest/record_intake.hpp"
#include "list/merge.hpp"
#include "schema/feed.hpp"

namespace yingbao::ingest {
namespace {

/// Errors that are the delivery's or the plugin's own: the delivery is set aside. All others are the hub's.
bool is_deliverys_fault(const Error& error) { return error.code() == Errc::malformed || error.code() == Errc::refused; }

/// A feed that is off is not taken in. Where a file's name tells no feed, those of its sheets may.
Status check_feed(const config::FeedConfig* feed) {
  if (!feed || feed->enabled) return {};
  return Error{Errc::malformed, "its feed " + feed->kind + " is disabled in the agency's configuration"};
}

/// Date and part of the delivery, as far as they are known.
Status settle(const config::AgencyConfig& agency, const config::FeedConfig* feed, store::Delivery& delivery) {
  const auto as_of = as_of_date(delivery, feed);
  if (as_of) delivery.as_of = *as_of;
  for (const auto& each : agency.feeds) {
    if (each.parts.empty() || (feed && feed != &each)) continue;
    const auto part = part_of(delivery, agency, each.parts);
    if (!part) return part.error();
    delivery.part = *part;
  }
  return as_of ? Status{} : Status{as_of.error()};
}

Status compare(data::DataFolder& data, const store::List& old, store::List& made) {
  const auto before = data.shelf().open(old), after = data.shelf().open(made);
  if (!before) return before.error();
  if (!after) return after.error();
  const auto counts = list::diff(*before, *after);
  made.added = counts.added;
  made.changed = counts.changed;
  made.gone = counts.gone;
  return {};
}

/// Of what the lists hold with what the delivery brought.
struct Shares {
  double rejected = 0, unclear = 0;
};

/// Compares the list with the one in force and lets the gates judge it.
Status judge(data::DataFolder& data, const config::AgencyConfig& agency, const store::Delivery& delivery,
             const plugin_host::EndFrame& end, const Shares& shares, Date business_date, store::List& made) {
  const auto in_force = data.store().current_list(made.feed);
  if (in_force)
    if (auto done = compare(data, *in_force, made); !done) return done.error();
  const auto feed = schema::FeedId::parse(made.feed);
  const auto* configured = feed ? agency.feed(feed->kind) : nullptr;
  const auto gates = configured ? configured->gates : config::FeedGates{};
  const auto* kind = feed ? schema::feed_kind(feed->kind) : nullptr;
  const auto before = in_force ? data.store().delivery(in_force->delivery) : std::nullopt;
  const bool compared = before && !(configured && configured->header_may_change);
  const auto waits = std::move(made.reason);
  made.reason = why_held({gates, delivery, made, in_force ? &*in_force : nullptr, business_date, shares.rejected,
                          compared ? std::string_view{before->header} : std::string_view{}, &end.wrong_totals,
                          kind && kind->roster ? shares.unclear : 0});
  if (!waits.empty()) made.reason = waits + (made.reason.empty() ? "" : "; " + made.reason);
  made.state = made.reason.empty() ? store::ListState::current : store::ListState::held;
  return {};
}

/// Reads the delivery through its plugin; an error that both of them are innocent of is the hub's.
Result<plugin_host::EndFrame> read(data::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, const store::Delivery& delivery,
                                   const plugin_host::PieceSource& pieces, std::size_t rows_along,
                                   RecordIntake& intake) {
  auto job = job_for(hub, agency, delivery.name);
  if (!job) return Error{Errc::refused, job.error().detail()};
  if (delivery.as_of) job->latest_year = delivery.as_of.year() + 1;
  job->rows_along = rows_along;
  auto end = plugin_host::run_plugin(*job, pieces, limits_of(hub), data.clock(), intake, intake.meter());
  if (!end) return end;
  if (auto good = intake.finish(*end); !good)
    return Error{Errc::refused, "plugin " + agency.plugin + ".so: " + good.error().detail()};
  if (intake.lists().empty() && intake.header_frame().layout.empty())
    return Error{Errc::malformed, "an empty list, and nothing tells which feed it is of"};
  return end;
}

/// What was read, but for what closing its lists will tell.
void note_reading(store::Delivery& delivery, const RecordIntake& intake, const plugin_host::EndFrame& end) {
  const auto& head = intake.header_frame();
  delivery.state = store::DeliveryState::listed;
  delivery.layout = head.layout;
  delivery.format = head.format;
  delivery.header = intake.titles();
  delivery.header_row = head.row;
  delivery.rows = end.rows;
  delivery.rejected = intake.rejected_rows();
  delivery.skipped = delivery.rows - intake.used_rows() - delivery.rejected;
}

}  // namespace

Result<store::IngestCommit> ingest(data::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, store::Delivery delivery, Date business_date,
                                   RowsAtHand* rows) {
  auto& store = data.store();
  const auto given_up = [&](const Error& error) -> Result<store::IngestCommit> {
    if (!is_deliverys_fault(error)) return error;
    delivery.state = store::DeliveryState::set_aside;
    delivery.reason = error.detail();
    store.clear_rejects(delivery.id);
    store::IngestCommit commit{delivery, {}, {}};
    store.commit_ingest(commit);
    return commit;
  };
  const auto* feed = agency.feed_of_file(delivery.name);
  const auto known = settle(agency, feed, delivery);
  store.clear_rejects(delivery.id);
  if (auto wanted = check_feed(feed); !wanted) return given_up(wanted.error());
  const auto pieces = pieces_of(data, delivery);
  if (!pieces) return given_up(pieces.error());

  RecordIntake intake{store, agency, delivery, known,
                      [&] { return data.shelf().create({.person_key = &data.keys().person_key()}); }};
  if (rows) intake.keep_rows(*rows);
  if (feed)
    if (auto made = intake.expect_feed(feed->kind); !made) return made.error();
  const auto end = read(data, hub, agency, delivery, *pieces, rows ? RowsAtHand::kMostBytes : 0, intake);
  if (!end) return given_up(end.error());
  note_reading(delivery, intake, *end);

  Closing closing{data, agency, delivery, intake};
  closing.take_over_from_mended();
  auto lists = closing.lists();
  if (!lists) return given_up(lists.error());
  delivery.duplicate = closing.duplicates();
  delivery.used = intake.used_rows() - delivery.duplicate;
  delivery.unkeyed = closing.unkeyed();
  for (auto& list : *lists) {
    const Shares shares{closing.reject_share(), closing.unclear_share(list.feed)};
    if (auto done = judge(data, agency, delivery, *end, shares, business_date, list); !done) return done.error();
  }
  store::IngestCommit commit{std::move(delivery), std::move(*lists), intake.tallies(*end)};
  commit.sheets = intake.sheets();
  commit.columns_left = intake.columns_left();
  if (const auto* mending = intake.mending()) commit.mended.assign(mending->rows().begin(), mending->rows().end());
  store.commit_ingest(commit);
  return commit;
}

}  // namespace yingbao::ingest
