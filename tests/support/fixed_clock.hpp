// A clock that stands where a test puts it.
#pragma once

#include "base/clock.hpp"

namespace yingbao::test {

struct FixedClock final : Clock {
  std::int64_t wall = 1'623'718'800'000'000'000;  ///< 2021-06-15 09:00 in China
  Steady moment{std::chrono::hours{1}};

  Steady steady() const override { return moment; }
  std::int64_t now_ns() const override { return wall; }
  void pass(std::chrono::nanoseconds time) { wall += time.count(), moment += time; }
};

/// For what has to be told some time, whichever.
inline const FixedClock kMorning{};

}  // namespace yingbao::test
