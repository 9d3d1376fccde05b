#include "net/back_off.hpp"

#include "net/http/date.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::net {

std::chrono::milliseconds back_off(std::size_t attempt, std::uint64_t jitter) {
  constexpr std::chrono::milliseconds kFirstWait{250}, kLongestWait{20000};
  const auto doubled = kFirstWait * (1 << std::min<std::size_t>(attempt, 8));
  const auto bounded = std::min(doubled, kLongestWait);
  return bounded / 2 + std::chrono::milliseconds{jitter % static_cast<std::uint64_t>(bounded.count() / 2 + 1)};
}

std::chrono::milliseconds retry_after(std::string_view header, Instant now) {
  constexpr Instant kLongest = 300;
  while (header.starts_with(' ')) header.remove_prefix(1);
  while (header.ends_with(' ')) header.remove_suffix(1);
  if (const auto until = parse_http_date(header))
    return std::chrono::seconds{std::clamp<Instant>(*until - now, 0, kLongest)};
  int seconds = 0;
  const auto [end, ec] = std::from_chars(header.data(), header.data() + header.size(), seconds);
  if (ec == std::errc::result_out_of_range && !header.starts_with('-')) return std::chrono::seconds{kLongest};
  if (ec != std::errc{} || end != header.data() + header.size() || seconds < 0) return {};
  return std::chrono::seconds{std::min<Instant>(seconds, kLongest)};
}

}  // namespace yingbao::net
