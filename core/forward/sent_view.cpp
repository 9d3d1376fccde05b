#include "forward/sent_view.hpp"

#include "schema/record.hpp"

namespace yingbao::forward {

using schema::Field;

std::string_view name_of(SentState state) {
  constexpr std::string_view kNames[] = {"acknowledged", "pending", "withheld", "refused", "withdrawn"};
  return kNames[static_cast<std::size_t>(state)];
}

Result<SentView> SentView::open(data::DataFolder& data) {
  auto& store = data.store();
  SentView view;
  const auto add = [&](const store::List& list) -> Status {
    auto reader = data.shelf().open(list);
    if (!reader) return reader.error();
    view.lists_.push_back(std::move(*reader));
    return {};
  };
  if (const auto exchange = store.latest_planned()) {
    const auto list = store.list(exchange->plan);
    const auto plan = store.plan(exchange->id);
    if (!list || !plan) return Error{Errc::internal, "an exchange lacks its plan"};
    if (auto done = add(*list); !done) return done.error();
    view.has_plan_ = true;
    view.answers_.state = plan->state;
    view.answers_.batch = plan->batch;
    for (auto& submission : store.submissions(exchange->id))
      view.answers_.submissions.emplace(submission.number, std::move(submission));
    for (auto& refusal : store.refusals(exchange->id)) view.answers_.refusals.emplace(refusal.reference_id, refusal);
  }
  if (const auto sent = store.sent_list())
    if (auto done = add(*sent); !done) return done.error();
  std::vector<list::ListCursor> cursors;
  for (const auto& list : view.lists_) cursors.emplace_back(list);
  view.merge_ = std::make_unique<list::GroupMerge>(std::move(cursors));
  view.next();
  return view;
}

void SentView::next() {
  while (merge_->next()) {
    item_ = SentItem{};
    item_.key = merge_->key();
    if (has_plan_ && merge_->at(0) && take_planned()) {
      valid_ = true;
      return;
    }
    const std::size_t sent = has_plan_ ? 1 : 0;
    if (lists_.size() > sent && merge_->at(sent)) {
      item_.record = merge_->record(sent);
      take_sent();
      valid_ = true;
      return;
    }
  }
  valid_ = false;
}

bool SentView::take_planned() {
  const auto number = planned_++ / answers_.batch;
  const auto answer = answers_.submissions.find(number);
  const bool answered = answer != answers_.submissions.end();
  // A plan that is done has left out what it never sent: the sent list still tells the last state.
  if (!answered && answers_.state == store::PlanState::settled) return false;
  item_.record = merge_->record(0);
  take_sent();
  if (!answered) {
    item_.state = answers_.state == store::PlanState::held ? SentState::withheld : SentState::pending;
    return true;
  }
  item_.state = schema::RecordView{item_.record}.text(Field::action) == "withdraw" ? SentState::withdrawn
                                                                                   : SentState::acknowledged;
  if (answer->second.state == store::SubmissionState::parked) {
    item_.state = SentState::refused;
    item_.refusal_code = answer->second.reason;
  } else if (const auto refusal = answers_.refusals.find(item_.reference_id); refusal != answers_.refusals.end()) {
    item_.state = SentState::refused;
    item_.refusal_code = refusal->second.code;
  }
  return true;
}

void SentView::take_sent() {
  const schema::RecordView view{item_.record};
  item_.reference_id = view.text(Field::reference_id);
  item_.version = static_cast<std::uint64_t>(view.number(Field::version).value_or(0));
  item_.content_hash = view.text(Field::content_hash);
  const auto state = view.text(Field::state);
  if (state == "refused") item_.state = SentState::refused;
  if (state == "withdrawn") item_.state = SentState::withdrawn;
  item_.refusal_code = view.text(Field::refusal_code);
}

}  // namespace yingbao::forward
