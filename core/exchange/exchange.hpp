// All work for one business date. Every step is committed before the next begins; a run that was cut off anywhere is
// taken up by the next one.
#pragma once

#include "exchange/hub.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// An error means that nothing could be done at all. Otherwise the report says what was done and what is left.
Result<RunReport> run_exchange(Hub& hub, const RunOptions& options);

/// 0 done; 1 done, but a person should look; 3 temporarily impossible.
int exit_code(const RunReport& report);

}  // namespace yingbao::exchange
