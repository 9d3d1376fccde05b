#include "exchange/account.hpp"

#include "forward/sent_view.hpp"
#include "schema/record.hpp"

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

Status count_references(Hub& hub, Account& account) {
  auto view = forward::SentView::open(hub.data);
  if (!view) return view.error();
  std::optional<list::ListCursor> candidates;
  if (account.exchange && account.exchange->candidates && !account.exchange->dry) {
    const auto list = hub.data.store().list(account.exchange->candidates);
    if (!list) return Error{Errc::internal, "an exchange lacks its candidates"};
    const auto reader = hub.data.shelf().open(*list);
    if (!reader) return reader.error();
    candidates.emplace(*reader);
  }
  for (;;) {
    const auto [candidate, known] = candidates ? list::turn_of(*candidates, *view) : list::Turn{false, view->valid()};
    if (!candidate && !known) break;
    // Who came onto a roster and was never sent, or may be on one, is told to nobody.
    const auto standing = candidate && !known ? schema::RecordView{candidates->record()}.text(schema::Field::standing)
                                              : std::string_view{};
    const bool nobody = standing == "covered" || standing == "to_verify";
    if (nobody) {
      candidates->next();
      continue;
    }
    ++account.references;
    ++account.by_state[known ? std::string{name_of(view->item().state)} : "unplanned"];
    if (candidate) candidates->next();
    if (known) view->next();
  }
  return {};
}

void check_plan(Hub& hub, Account& account) {
  auto& store = hub.data.store();
  const auto planned = store.latest_planned();
  if (!planned) return;
  const auto plan = store.plan(planned->id);
  if (!plan) return account.faults.push_back("exchange " + std::to_string(planned->id) + " lacks its plan");
  account.plan_items = plan->items;
  for (const auto& submission : store.submissions(planned->id)) {
    const auto begin = submission.number * plan->batch;
    const auto size = std::min(plan->batch, plan->items - std::min(begin, plan->items));
    account.plan_answered += size;
    if (submission.state == store::SubmissionState::acknowledged && submission.accepted + submission.refused != size)
      account.faults.push_back("submission " + std::to_string(submission.number) + " of exchange " +
                               std::to_string(planned->id) + " has receipts for " +
                               std::to_string(submission.accepted + submission.refused) + " of " +
                               std::to_string(size) + " items");
  }
  if (account.plan_answered > account.plan_items) account.faults.push_back("more items are answered than were planned");
}

}  // namespace

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
  const bool done = account.exchange && account.exchange->step >= store::Step::planned && !account.exchange->dry;
  if (done && account.by_state.contains("unplanned"))
    account.faults.push_back(std::to_string(account.by_state.at("unplanned")) + " candidates were never planned");
  return account;
}

}  // namespace yingbao::exchange
