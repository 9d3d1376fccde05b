#pragma once

#include "api.hpp"
#include "options.hpp"

namespace yingbao::sandbox {

// Serves the API over HTTPS with mandatory client certificates until it is told to stop.
// Throws std::exception when it cannot start or when a request meets a bug.
void serve(const Options& options, Api& api);

}  // namespace yingbao::sandbox
