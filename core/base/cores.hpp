// How much of the machine one piece of work takes.
#pragma once

#include <algorithm>
#include <thread>

namespace yingbao {

/// At least 1.
inline std::size_t cores() { return std::max<std::size_t>(1, std::thread::hardware_concurrency()); }

}  // namespace yingbao
