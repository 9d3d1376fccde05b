#include "base/clock.hpp"

namespace yingbao {

Clock::Steady SystemClock::steady() const { return std::chrono::steady_clock::now(); }

std::int64_t SystemClock::now_ns() const {
  return std::chrono::nanoseconds{std::chrono::system_clock::now().time_since_epoch()}.count();
}

}  // namespace yingbao
