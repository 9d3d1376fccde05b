// What time it is. Each process makes one clock, in core/main.cpp, and hands it down: nothing else asks the machine, so
// whatever depends on the time can be tested without waiting.
#pragma once

#include "base/date.hpp"

#include <chrono>
#include <cstdint>

namespace yingbao {

class Clock {
 public:
  /// A moment for durations and deadlines, which setting the machine's date does not move.
  using Steady = std::chrono::steady_clock::time_point;

  virtual ~Clock() = default;
  virtual Steady steady() const = 0;
  /// Nanoseconds since the epoch, UTC.
  virtual std::int64_t now_ns() const = 0;
  std::int64_t now_ms() const { return now_ns() / 1'000'000; }
  Instant now() const { return now_ns() / 1'000'000'000; }
};

/// The machine's own. Used by any thread.
class SystemClock final : public Clock {
 public:
  Steady steady() const override;
  std::int64_t now_ns() const override;
};

}  // namespace yingbao
