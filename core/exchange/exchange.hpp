// All work for one business date. Every step is committed before the next begins; a run that was cut off anywhere is
// taken up by the next one.
#pragma once

#include "exchange/hub.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// The report says what was done, what is left, and in `trouble` why the run could not go on.
RunReport run_exchange(Hub& hub, const RunOptions& options);

/// 0 done; 1 done, but a person should look; 3 temporarily impossible.
int exit_code(const RunReport& report);

}  // namespace yingbao::exchange
