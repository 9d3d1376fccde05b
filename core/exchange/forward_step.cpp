#include "exchange/forward_step.hpp"

#include "forward/sender.hpp"

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
    const auto asked = forward::send_plan(hub.data, hub.config, *earlier, forward::SendTask::reconcile, {});
    if (!asked) return asked.error();
    if (!asked->trouble.detail().empty()) {
      note_trouble(report, *asked);
      return asked->trouble;
    }
  }
  std::uint64_t unsent = 0;
  for (const auto& submission : store.submissions(earlier->id))
    if (submission.state == store::SubmissionState::open) unsent += submission.items;
  store.commit_settlement(earlier->id, hub.data.clock().now());
  return plan->state == store::PlanState::released ? unsent : 0;
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
      forward::send_plan(hub.data, hub.config, exchange, forward::SendTask::send, [&](std::uint64_t done) {
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
