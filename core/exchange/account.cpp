#include "exchange/account.hpp"

#include "exchange/decide_step.hpp"
#include "schema/feed.hpp"

#include <set>

namespace yingbao::exchange {
namespace {

/// The decoder's own counts, against what the store holds of each row.
void check_deliveries(store::Store& store, Account& account) {
  for (const auto& d : account.deliveries) {
    if (d.state != store::DeliveryState::listed) continue;
    if (d.rows != d.used + d.rejected + d.duplicate + d.skipped)
      account.faults.push_back("delivery-" + std::to_string(d.id) + ": " + std::to_string(d.rows) +
                               " rows, but used + rejected + duplicate + skipped differ");
    std::uint64_t skipped = 0;
    for (const auto& tally : store.tallies(d.id))
      if (const auto* info = schema::info_of(tally.reason); info && info->kind == schema::ReasonClass::skip)
        skipped += tally.rows;
    if (skipped != d.skipped || store.rejects(d.id, d.rejected + 1).size() != d.rejected)
      account.faults.push_back("delivery-" + std::to_string(d.id) + ": skipped or rejected rows lack their reasons");
  }
}

/// Whose lists decisions cite; each list is looked up once.
class Agencies {
 public:
  explicit Agencies(store::Store& store) : store_{store} {}
  std::set<std::string> behind(const deciding::Decision& decision) {
    std::set<std::string> agencies;
    for (const auto& cited : decision.evidence) agencies.insert(of(cited.list));
    return agencies;
  }

 private:
  const std::string& of(store::Id id) {
    const auto known = of_lists_.find(id);
    if (known != of_lists_.end()) return known->second;
    const auto list = store_.list(id);
    const auto feed = list ? schema::FeedId::parse(list->feed) : std::nullopt;
    return of_lists_.emplace(id, feed ? feed->agency : std::string{}).first->second;
  }

  store::Store& store_;
  std::map<store::Id, std::string> of_lists_;
};

/// Everybody of whom the platform knows or is to know, each in exactly one state.
Status count_references(Hub& hub, Account& account) {
  const auto last = last_decisions(hub.data);
  if (!last) return last.error();
  if (!last->base.reader) return {};
  Agencies agencies{hub.data.store()};
  for (list::ListCursor cursor{last->base.reader}; cursor.valid(); cursor.next()) {
    if (cursor.kind() != list::KeyKind::person) continue;
    const auto decision = deciding::decode(cursor.record());
    if (!decision) return decision.error();
    const auto state = state_of(*last, cursor.key(), *decision);
    if (state == ReferenceState::none) continue;
    ++account.references;
    ++account.by_state[std::string{name_of(state)}];
    if (state != ReferenceState::acknowledged && state != ReferenceState::refused) continue;
    for (const auto& agency : agencies.behind(*decision)) ++account.disclosed[agency];
  }
  return {};
}

void check_plan(Hub& hub, Account& account) {
  auto& store = hub.data.store();
  const auto planned = store.latest_planned();
  if (!planned) return;
  const auto plan = store.plan(planned->id);
  account.plan_items = plan->items;
  std::uint64_t cut = 0;
  for (const auto& submission : store.submissions(planned->id)) {
    cut += submission.items;
    if (submission.state == store::SubmissionState::open) continue;
    account.plan_answered += submission.items;
    if (submission.state == store::SubmissionState::acknowledged &&
        submission.accepted + submission.refused != submission.items)
      account.faults.push_back("submission " + std::to_string(submission.number) + " of exchange " +
                               std::to_string(planned->id) + " has receipts for " +
                               std::to_string(submission.accepted + submission.refused) + " of " +
                               std::to_string(submission.items) + " items");
  }
  if (cut != plan->items)
    account.faults.push_back("the submissions hold " + std::to_string(cut) + " of " + std::to_string(plan->items) +
                             " planned items");
}

}  // namespace

ReferenceState state_of(const LastDecisions& last, list::Key key, const deciding::Decision& decision) {
  const auto known = last.base.settled(key, decision);
  if (known.untold && last.plan && last.plan->state != store::PlanState::settled)
    return last.plan->state == store::PlanState::held ? ReferenceState::withheld : ReferenceState::pending;
  if (!known.decision.known()) return ReferenceState::none;
  return known.decision.answer == deciding::Answer::refused ? ReferenceState::refused : ReferenceState::acknowledged;
}

std::string_view name_of(ReferenceState state) {
  constexpr std::string_view kNames[] = {"", "acknowledged", "refused", "pending", "withheld"};
  return kNames[static_cast<std::size_t>(state)];
}

Result<Account> draw_account(Hub& hub) {
  Account account;
  account.deliveries = hub.data.store().deliveries();
  account.exchange = hub.data.store().latest_exchange();
  check_deliveries(hub.data.store(), account);
  if (auto done = count_references(hub, account); !done) return done.error();
  check_plan(hub, account);
  std::uint64_t sum = 0;
  for (const auto& [state, count] : account.by_state) sum += count;
  if (sum != account.references) account.faults.push_back("the states do not add up to the references");
  return account;
}

}  // namespace yingbao::exchange
