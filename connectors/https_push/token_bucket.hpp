// So many requests a minute, and after a pause so many at once.
#pragma once

#include "base/clock.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace yingbao::https_push {

class TokenBucket {
 public:
  TokenBucket(std::uint64_t per_minute, Clock::Steady now)
      : room_{static_cast<double>(per_minute)}, tokens_{room_}, filled_{now} {}

  /// 0: go on. Otherwise the seconds after which it is worth asking again.
  int take(Clock::Steady now) {
    const auto passed = std::chrono::duration<double>{now - filled_}.count();
    tokens_ = std::min(room_, tokens_ + std::max(0.0, passed) * room_ / 60);
    filled_ = std::max(filled_, now);
    if (tokens_ >= 1) {
      tokens_ -= 1;
      return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - tokens_) * 60 / room_)));
  }

 private:
  double room_, tokens_;
  Clock::Steady filled_;
};

}  // namespace yingbao::https_push
