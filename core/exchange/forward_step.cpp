#include "exchange/forward_step.hpp"

#include "forward/planner.hpp"
#include "forward/sender.hpp"

#include <algorithm>
#include <filesystem>

namespace yingbao::exchange {
namespace {

using Kind = Attention::Kind;

void note_trouble(RunReport& report, const forward::SendReport& sent) {
  if (sent.parked)
    report.attention.push_back({Kind::refused, "submissions",
                                std::to_string(sent.parked) + " 个报送批次被平台整体拒收 (submissions refused whole)"});
  if (sent.refused)
    report.attention.push_back(
        {Kind::refused, "submissions", std::to_string(sent.refused) + " 条被平台拒收 (items refused by the platform)"});
  if (sent.cut)
    report.attention.push_back({Kind::left, "platform",
                                "批次超过平台上限，已拆分报送；请调小[platform]的batch (HTTP 413: submissions "
                                "larger than the platform takes went out in two; make `batch` in [platform] smaller)"});
  if (!sent.complete()) {
    report.attention.push_back({Kind::unreachable, "platform", sent.trouble.detail()});
    report.trouble = sent.trouble;
  }
}

}  // namespace

Result<std::uint64_t> close_earlier_plan(Hub& hub, const store::Exchange& exchange, RunReport& report) {
  auto& store = hub.data.store();
  const auto earlier = store.latest_planned();
  if (!earlier || earlier->id == exchange.id) return 0;
  const auto plan = store.plan(earlier->id);
  if (!plan || plan->state == store::PlanState::settled) return 0;
  if (earlier->step == store::Step::sending) {
    const auto asked = forward::send_plan(hub.data, hub.config.platform, *earlier, forward::SendTask::reconcile, {});
    if (!asked) return asked.error();
    if (!asked->trouble.detail().empty()) {
      note_trouble(report, *asked);
      return asked->trouble;
    }
  }
  const auto answered = std::min(plan->items, store.submissions(earlier->id).size() * plan->batch);
  store.commit_settlement(earlier->id, hub.data.clock().now());
  return plan->state == store::PlanState::released ? plan->items - answered : 0;
}

Status make_plan(Hub& hub, store::Exchange& exchange, const forward::Scope& scope, std::uint64_t let_go,
                 RunReport& report) {
  auto& store = hub.data.store();
  const auto candidates = store.list(exchange.candidates);
  if (!candidates) return Error{Errc::internal, "an exchange lacks its candidates"};
  const bool resend = !store.setting(kResendRefused).empty();
  auto planned = forward::plan(hub.data, *candidates, scope, resend);
  if (!planned) return planned.error();
  report.plan = planned->counts;
  if (planned->counts.refused_waiting)
    report.attention.push_back(
        {Kind::refused, "refused",
         std::to_string(planned->counts.refused_waiting) +
             " 人曾被平台拒收，内容变化或放行后再报 (refused before, waiting for a change or a release)"});
  if (exchange.dry) {
    for (const auto* list : {planned->plan ? &*planned->plan : nullptr, planned->sent ? &*planned->sent : nullptr})
      if (list)
        if (const auto file = hub.data.shelf().file_of(*list)) std::filesystem::remove(file->path);
    return {};
  }
  if (!planned->plan) {
    if (resend) store.set_setting(kResendRefused, "");  // nobody was waiting for it
    store.commit_settlement(exchange.id, hub.data.clock().now());
    exchange.step = store::Step::settled;
    return {};
  }
  store::Plan plan;
  plan.exchange = exchange.id;
  const bool covered = planned->counts.items() <= let_go;
  plan.reason = covered ? std::string{} : forward::why_withheld(hub.config.gate, planned->counts);
  plan.state = plan.reason.empty() ? store::PlanState::released : store::PlanState::held;
  plan.items = planned->counts.items();
  plan.upserts = plan.items;
  plan.batch = hub.config.platform.batch;
  planned->plan->exchange = exchange.id;
  if (planned->sent) planned->sent->exchange = exchange.id;
  store.commit_plan(plan, *planned->plan, planned->sent ? &*planned->sent : nullptr);
  if (resend) store.set_setting(kResendRefused, "");
  exchange.plan = planned->plan->id;
  exchange.step = store::Step::planned;
  return {};
}

Status send(Hub& hub, store::Exchange& exchange, const RunOptions& options, RunReport& report) {
  auto& store = hub.data.store();
  const auto plan = store.plan(exchange.id);
  if (!plan) return {};
  if (plan->state == store::PlanState::held) {
    report.attention.push_back({Kind::held_plan, "plan-" + std::to_string(exchange.id), plan->reason});
    return {};
  }
  const auto sent =
      forward::send_plan(hub.data, hub.config.platform, exchange, forward::SendTask::send, [&](std::uint64_t done) {
        if (options.progress) options.progress("forward", done, plan->items);
      });
  if (!sent) return sent.error();
  report.sent = *sent;
  note_trouble(report, *sent);
  if (!sent->complete()) return {};
  store.commit_settlement(exchange.id, hub.data.clock().now());
  exchange.step = store::Step::settled;
  return {};
}

}  // namespace yingbao::exchange
