#include "exchange/decide_step.hpp"

#include "base/cores.hpp"
#include "forward/cutting.hpp"
#include "forward/outbound_gate.hpp"
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

/// In the order of their feeds, whatever the order in the configuration: facts of equal rows are merged in it.
Status add_sources(Hub& hub, std::vector<PinnedList> lists, std::vector<deciding::Source>& out) {
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.list.feed < b.list.feed; });
  for (const auto& [list, baseline] : lists) {
    auto reader = hub.data.shelf().open(list);
    if (!reader) return reader.error();
    const auto feed = schema::FeedId::parse(list.feed);
    const auto tallies = tallies_behind(hub.data.store(), list);
    out.push_back({feed ? feed->kind : std::string{}, list.id, std::move(*reader),
                   was_noted(tallies, schema::Reason::head_only), list.unkeyed > 0, baseline, list.records});
  }
  return {};
}

/// Groups and special lists of which a list is not there tonight: its feed is off or has none, or nobody's file names it any
/// more.
std::set<std::string> silent_kinds(store::Store& store, const Manifest& manifest) {
  std::set<std::string> pinned;
  for (const auto& [list, baseline] : manifest.groups)
    if (const auto feed = schema::FeedId::parse(list.feed)) pinned.insert(feed->kind);
  auto silent = manifest.frozen_groups;
  for (const auto& list : store.lists(store::ListRole::feed))
    if (const auto feed = schema::FeedId::parse(list.feed);
        feed && list.state == store::ListState::current && !pinned.contains(feed->kind))
      silent.insert(feed->kind);
  return silent;
}

/// Writes decisions as they are made, cuts what they tell into submissions, and sees whether any differs from before.
class DecisionWriter {
 public:
  DecisionWriter(list::ListWriter writer, const deciding::Base& base, std::uint64_t batch)
      : writer_{std::move(writer)}, cutter_{batch} {
    if (base.reader && base.version == deciding::kDecisionVersion) before_.emplace(base.reader);
  }

  Status add(const deciding::Made& made) {
    if (before_) {
      differs_ = differs_ || !before_->valid() || before_->key() != made.key || before_->record() != made.bytes;
      if (before_->valid()) before_->next();
    }
    if (made.action != deciding::Action::none) cutter_.add(made.key);
    return writer_.add({made.key, made.kind, true, 0, made.bytes});
  }

  bool differs() const { return !before_ || differs_ || before_->valid(); }
  std::vector<store::Submission> submissions(store::Id exchange) { return cutter_.take(exchange); }
  /// The list, in no table yet.
  Result<store::List> close(const data::DataFolder& data, store::Id exchange) {
    const auto summary = writer_.close();
    if (!summary) return summary.error();
    auto list = data.shelf().describe(writer_.file(), *summary, store::ListRole::decisions, data.clock().now());
    list.exchange = exchange;
    list.version = deciding::kDecisionVersion;
    return list;
  }

 private:
  list::ListWriter writer_;
  forward::Cutter cutter_;
  std::optional<list::ListCursor> before_;
  bool differs_ = false;
};

Result<deciding::Input> input_of(Hub& hub, const Manifest& manifest, Date business_date, const deciding::Base& base) {
  deciding::Input input;
  input.rules = &hub.config.rules;
  input.business_date = business_date;
  input.missing_rosters = manifest.missing_rosters;
  input.stale_rosters = manifest.stale_rosters;
  input.silent = silent_kinds(hub.data.store(), manifest);
  input.open_list = hub.data.list_opener();
  input.base = base;
  input.kept = hub.data.store().lists_of_kept_nights();
  if (manifest.statements) {
    auto reader = hub.data.shelf().open(*manifest.statements);
    if (!reader) return reader.error();
    input.statements = std::move(*reader);
  }
  if (auto done = add_sources(hub, manifest.groups, input.groups); !done) return done.error();
  if (auto done = add_sources(hub, manifest.rosters, input.rosters); !done) return done.error();
  input.ranges = input.ranges_by_size();
  input.lanes = cores();
  return input;
}

store::Plan plan_of(Hub& hub, const store::Exchange& exchange, const deciding::Changes& changes, std::uint64_t let_go) {
  store::Plan plan;
  plan.exchange = exchange.id;
  plan.items = changes.items();
  plan.upserts = changes.upserts();
  plan.standings = changes.standings();
  if (plan.items > let_go) plan.reason = forward::why_withheld(hub.config.gate, changes);
  plan.state = plan.reason.empty() ? store::PlanState::released : store::PlanState::held;
  return plan;
}

std::set<store::Id> lists_of(const Manifest& manifest) {
  std::set<store::Id> ids;
  for (const auto* lists : {&manifest.groups, &manifest.rosters})
    for (const auto& pinned : *lists) ids.insert(pinned.list.id);
  if (manifest.statements) ids.insert(manifest.statements->id);
  return ids;
}

void note_waiting(const deciding::Changes& changes, RunReport& report) {
  if (changes.refused_waiting)
    report.attention.push_back(
        {Attention::Kind::refused, "refused",
         std::to_string(changes.refused_waiting) +
             " 人曾被平台拒收，内容变化或放行后再报 (refused before, waiting for a change or a release)"});
}

}  // namespace

Result<LastDecisions> last_decisions(data::DataFolder& data) {
  auto& store = data.store();
  LastDecisions last;
  auto& base = last.base;
  const auto live = store.latest_live();
  if (!live) return last;
  const auto list = store.list(live->decisions);
  if (!list) return Error{Errc::internal, "an exchange lacks its decisions"};
  auto reader = data.shelf().open(*list);
  if (!reader) return reader.error();
  last.list = list->id;
  base.reader = std::move(*reader);
  base.version = list->version;
  for (const auto& submission : store.submissions(list->exchange)) {
    using enum deciding::Told::Outcome;
    const auto outcome = submission.state == store::SubmissionState::open         ? unanswered
                       : submission.state == store::SubmissionState::acknowledged ? acknowledged
                                                                                  : parked;
    base.submissions.push_back({submission.first, outcome});
  }
  for (const auto& refusal : store.refusals(list->exchange)) base.refused.insert(refusal.person.bytes());
  last.plan = store.plan(list->exchange);
  return last;
}

Status decide(Hub& hub, const Manifest& manifest, store::Exchange& exchange, std::uint64_t let_go, RunReport& report) {
  const auto last = last_decisions(hub.data);
  if (!last) return last.error();
  const auto input = input_of(hub, manifest, exchange.date, last->base);
  if (!input) return input.error();
  auto writer = hub.data.shelf().create({.beside = false});
  if (!writer) return writer.error();
  DecisionWriter decisions{std::move(*writer), last->base, hub.config.platform.batch};
  crypto::Keyer keyer{hub.keys->person_key()};
  const auto decided = deciding::decide(*input, keyer, hub.data.shelf().lists(),
                                        [&](const deciding::Made& made) { return decisions.add(made); });
  if (!decided) return decided.error();
  report.tally = decided->tally;
  report.changes = decided->changes;
  note_waiting(decided->changes, report);

  store::DecisionsCommit commit{exchange};
  commit.exchange.summary = decided->tally.json();
  const bool tells = decided->changes.items() > 0;
  if (!tells && !decisions.differs()) {
    commit.exchange.decisions = last->list;
  } else {
    auto list = decisions.close(hub.data, exchange.id);
    if (!list) return list.error();
    commit.list = std::move(*list);
  }
  commit.from = lists_of(manifest);
  commit.cited = decided->cited;
  if (!exchange.dry && !tells) commit.exchange.settled_at = hub.data.clock().now();
  if (tells && !exchange.dry) {
    commit.plan = plan_of(hub, exchange, decided->changes, let_go);
    commit.submissions = decisions.submissions(exchange.id);
  }
  hub.data.store().commit_decisions(commit);
  exchange = commit.exchange;
  return {};
}

}  // namespace yingbao::exchange
