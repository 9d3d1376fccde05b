// The forwarding steps: settle what an earlier exchange left open, plan, gate, send, settle.
#pragma once

#include "exchange/hub.hpp"
#include "exchange/run.hpp"

#include <set>

namespace yingbao::exchange {

/// Closes the plan of an earlier exchange, so that a new one can be made: a held one is dropped, of one that was being
/// sent the platform is asked what it got.
Status close_earlier_plan(Hub& hub, const store::Exchange& exchange, RunReport& report);

/// Makes and commits the plan of a screened exchange; of a dry one only the counts.
Status make_plan(Hub& hub, store::Exchange& exchange, const std::set<std::string>& screened, RunReport& report);

/// Sends a released plan as far as the platform lets it.
Status send(Hub& hub, store::Exchange& exchange, const RunOptions& options, RunReport& report);

}  // namespace yingbao::exchange
