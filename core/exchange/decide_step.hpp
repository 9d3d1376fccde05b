// The deciding step: pinned lists and the last decisions in; tonight's decisions, what they tell the platform and the
// counts out, committed together.
#pragma once

#include "exchange/manifest.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// The last decisions that count, with the answers of the platform and the plan that they became.
struct LastDecisions {
  store::Id list = 0;  ///< 0: there are none yet
  deciding::Base base = {};
  std::optional<store::Plan> plan = {};
};
Result<LastDecisions> last_decisions(data::DataFolder& data);

/// Decides and commits. An exchange that tells something gets a plan, released or held by the outbound gate: one of no more
/// than `let_go` items needs no second release. A dry one gets none. When nothing differs from the decisions before,
/// nothing is written.
Status decide(Hub& hub, const Manifest& manifest, store::Exchange& exchange, std::uint64_t let_go, RunReport& report);

}  // namespace yingbao::exchange
