// How long to wait before the next attempt: pure, the caller brings the randomness.
#pragma once

#include "base/date.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yingbao::net {

/// Doubles from a quarter of a second to 20 s; at least half of that, the rest by chance.
std::chrono::milliseconds back_off(std::size_t attempt, std::uint64_t jitter);

/// How long a Retry-After header asks to wait, in seconds or until a date; at most five minutes, 0 when there is none.
std::chrono::milliseconds retry_after(std::string_view header, Instant now);

}  // namespace yingbao::net
