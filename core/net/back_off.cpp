#include "net/back_off.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::net {

std::chrono::milliseconds back_off(std::size_t attempt, std::uint64_t jitter) {
  constexpr std::chrono::milliseconds kFirstWait{250}, kLongestWait{20000};
  const auto doubled = kFirstWait * (1 << std::min<std::size_t>(attempt, 8));
  const auto bounded = std::min(doubled, kLongestWait);
  return bounded / 2 + std::chrono::milliseconds{jitter % static_cast<std::uint64_t>(bounded.count() / 2 + 1)};
}

std::chrono::milliseconds retry_after(std::string_view header) {
  int seconds = 0;
  const auto [end, ec] = std::from_chars(header.data(), header.data() + header.size(), seconds);
  if (ec == std::errc::result_out_of_range && !header.starts_with('-')) return std::chrono::seconds{300};
  if (ec != std::errc{} || end != header.data() + header.size() || seconds < 0) return {};
  return std::chrono::seconds{std::min(seconds, 300)};
}

}  // namespace yingbao::net
