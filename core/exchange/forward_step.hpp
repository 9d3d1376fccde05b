// The forwarding steps: settle what an earlier exchange left open, and send.
#pragma once

#include "exchange/hub.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// Closes the plan of an earlier exchange, so that a new one can be made: of one that was being sent the platform is
/// asked what it got. Gives the items that a person, or no gate at all, had let go and that were not sent.
Result<std::uint64_t> close_earlier_plan(Hub& hub, const store::Exchange& exchange, RunReport& report);

/// Sends a released plan as far as the platform lets it.
Status send(Hub& hub, store::Exchange& exchange, const RunOptions& options, RunReport& report);

}  // namespace yingbao::exchange
