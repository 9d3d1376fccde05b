#include "exchange/intake.hpp"

#include "connector/collect.hpp"
#include "ingest/ingest.hpp"

#include <algorithm>

namespace yingbao::exchange {
namespace {

using Kind = Attention::Kind;

bool is_wanted(const RunOptions& options, const std::string& agency) {
  return options.agencies.empty() ||
         std::find(options.agencies.begin(), options.agencies.end(), agency) != options.agencies.end();
}

Status collect_all(Hub& hub, const RunOptions& options, RunReport& report) {
  for (const auto& agency : hub.config.agencies) {
    if (!is_wanted(options, agency.id)) continue;
    const auto connector = hub.connector_for(agency);
    const auto collected = connector::collect(hub.data, agency.id, *connector);
    if (!collected) {
      if (collected.error().code() == Errc::no_space) return collected.error();
      report.attention.push_back({Kind::unreachable, agency.id, collected.error().detail()});
      continue;
    }
    for (const auto& left : collected->left)
      report.attention.push_back({Kind::left, agency.id + "/" + left.name, left.reason});
  }
  return {};
}

Status read_landed(Hub& hub, const RunOptions& options, RunReport& report) {
  const auto landed = hub.data.store().landed_deliveries();
  std::uint64_t done = 0;
  for (const auto& delivery : landed) {
    if (options.progress) options.progress("ingest", done++, landed.size());
    const auto* agency = hub.config.agency(delivery.agency);
    if (!agency || !is_wanted(options, agency->id)) continue;
    const auto commit = ingest::ingest(hub.data, hub.config, *agency, delivery, report.date);
    if (!commit) return commit.error().in("delivery " + std::to_string(delivery.id));
    report.deliveries.push_back(commit->delivery);
    if (commit->delivery.state == store::DeliveryState::set_aside)
      report.attention.push_back(
          {Kind::set_aside, "delivery-" + std::to_string(delivery.id), commit->delivery.reason});
  }
  return {};
}

void confirm_all(Hub& hub, const RunOptions& options, RunReport& report) {
  for (const auto& agency : hub.config.agencies) {
    if (!is_wanted(options, agency.id)) continue;
    const auto connector = hub.connector_for(agency);
    for (const auto& problem : connector::confirm_read(hub.data, agency.id, *connector))
      report.attention.push_back({Kind::unconfirmed, agency.id + "/" + problem.name, problem.reason});
  }
}

}  // namespace

Status take_in(Hub& hub, const RunOptions& options, RunReport& report) {
  if (auto done = collect_all(hub, options, report); !done) return done;
  if (auto done = read_landed(hub, options, report); !done) return done;
  confirm_all(hub, options, report);
  return {};
}

}  // namespace yingbao::exchange
