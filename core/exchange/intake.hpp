// The first steps: collect from the sources, read what has landed, confirm at the sources.
#pragma once

#include "exchange/hub.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// An error means that the hub itself cannot go on; what an agency or a delivery did wrong is in the report.
Status take_in(Hub& hub, const RunOptions& options, RunReport& report);

}  // namespace yingbao::exchange
