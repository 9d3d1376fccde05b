#include "exchange/exchange.hpp"

#include "exchange/attention.hpp"
#include "exchange/decide_step.hpp"
#include "exchange/forward_step.hpp"
#include "exchange/intake.hpp"
#include "exchange/manifest.hpp"
#include "exchange/step_timer.hpp"

#include <algorithm>

#include <malloc.h>

namespace yingbao::exchange {
namespace {

using Kind = Attention::Kind;

/// The exchange of this manifest, begun or taken up.
store::Exchange exchange_for(Hub& hub, Date date, const Manifest& manifest) {
  auto& store = hub.data.store();
  const bool older = date < store.newest_forwarded_date();
  const bool dry = older || hub.config.mode == config::Mode::rehearsal;
  if (const auto known = store.exchange_with(date, manifest.text)) {
    const auto latest = store.latest_exchange();
    if (latest && latest->id == known->id && known->dry == dry) return *known;
  }
  store::Exchange exchange;
  exchange.date = date;
  exchange.manifest = manifest.text;
  exchange.dry = dry;
  exchange.started_at = hub.data.clock().now();
  exchange.id = store.begin_exchange(exchange);
  return exchange;
}

/// What the earlier plan told must be known before tonight decides what to tell.
Status decide_and_commit(Hub& hub, const Manifest& manifest, store::Exchange& exchange, RunReport& report) {
  std::uint64_t let_go = 0;
  if (!exchange.dry) {
    const auto closed = close_earlier_plan(hub, exchange, report);
    if (!closed) return closed.error();
    let_go = *closed;
  }
  return decide(hub, manifest, exchange, let_go, report);
}

/// A date that is not over would make every night until then an older one; a clock that went back would as well.
Status check_date(Hub& hub, const RunOptions& options, Date date) {
  if (date > business_date(hub.data.clock().now()))
    return Error{Errc::invalid_config, "the business date " + date.iso() + " lies in the future"};
  if (!options.date && date < hub.data.store().newest_forwarded_date())
    return Error{Errc::invalid_config,
                 "this machine's clock says " + date.iso() + ", before the last exchange; set it right"};
  return {};
}

/// What the threads of a step freed stays with them otherwise, and the memory of the next step comes on top of it.
void give_memory_back() { ::malloc_trim(0); }

Status run_steps(Hub& hub, const RunOptions& options, RunReport& report) {
  if (auto good = check_date(hub, options, report.date); !good) return good;
  // A look at an older day takes nothing in: tonight's deliveries are not judged by that day.
  if (report.date >= hub.data.store().newest_forwarded_date())
    if (auto done = take_in(hub, options, report); !done) return done;
  give_memory_back();
  const auto manifest = pin_manifest(hub, report.date);
  report.feeds = manifest.feeds;
  if (options.until == Until::ingest) {
    for (auto& feed : report.feeds) feed.stops.clear();  // nobody was to be screened
    return {};
  }
  auto exchange = exchange_for(hub, report.date, manifest);
  report.exchange = exchange.id;
  report.dry = exchange.dry;
  report.nothing_new = exchange.step == store::Step::settled;
  if (exchange.step == store::Step::ingested) {
    const StepTimer timer{hub.data.clock(), report, "decide"};
    if (auto done = decide_and_commit(hub, manifest, exchange, report); !done) return done;
    give_memory_back();
  } else {
    auto tally = deciding::Tally::parse(exchange.summary);
    if (!tally) return tally.error();
    report.tally = std::move(*tally);
  }
  for (auto& each : attention_of(report.tally, hub.config.rules, report.feeds))
    report.attention.push_back(std::move(each));
  if (options.until == Until::screen || exchange.dry || exchange.step == store::Step::settled) return {};
  const StepTimer timer{hub.data.clock(), report, "send"};
  return send(hub, exchange, options, report);
}

/// Once a night whatever nothing rests on any more goes.
Status run_and_put_away(Hub& hub, const RunOptions& options, RunReport& report) {
  auto done = run_steps(hub, options, report);
  if (done) hub.data.retire_lists();
  return done;
}

}  // namespace

RunReport run_exchange(Hub& hub, const RunOptions& options) {
  RunReport report;
  report.date = options.date.value_or(business_date(hub.data.clock().now()));
  // What an earlier run left is not in danger; this one cannot go on.
  try {
    if (auto done = run_and_put_away(hub, options, report); !done) report.trouble = done.error();
  } catch (const Failure& failure) {
    report.trouble = failure.error();
  }
  return report;
}

int exit_code(const RunReport& report) {
  const auto has = [&](Kind kind) {
    return std::any_of(report.attention.begin(), report.attention.end(), [&](const auto& a) { return a.kind == kind; });
  };
  if (report.trouble) return report.trouble->code() == Errc::invalid_config ? 2 : 3;
  if (has(Kind::unreachable)) return 3;
  const bool look = has(Kind::set_aside) || has(Kind::held_plan) || has(Kind::not_screened) || has(Kind::refused) ||
                    has(Kind::unconfirmed) || has(Kind::unreturned) || has(Kind::not_taken) || has(Kind::idle) ||
                    has(Kind::left_out) || has(Kind::to_verify);
  const bool feeds =
      std::any_of(report.feeds.begin(), report.feeds.end(), [](const auto& f) { return f.needs_look(); });
  return look || feeds ? 1 : 0;
}

}  // namespace yingbao::exchange
