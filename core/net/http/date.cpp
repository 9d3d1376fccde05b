#include "net/http/date.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <iterator>

namespace yingbao::net {
namespace {

constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

// The C library's own functions write in the language of the locale.
std::string http_date(Instant instant) {
  const auto time = static_cast<std::time_t>(instant);
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[utc.tm_wday], utc.tm_mday,
                kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
  return text.data();
}

std::optional<Instant> parse_http_date(std::string_view text) {
  std::array<char, 4> month{};
  std::tm utc{};
  if (std::sscanf(std::string{text}.c_str(), "%*3s, %2d %3s %4d %2d:%2d:%2d GMT", &utc.tm_mday, month.data(),
                  &utc.tm_year, &utc.tm_hour, &utc.tm_min, &utc.tm_sec) != 6)
    return {};
  while (utc.tm_mon < 12 && std::string_view{month.data()} != kMonths[utc.tm_mon]) ++utc.tm_mon;
  if (utc.tm_mon == 12) return {};
  utc.tm_year -= 1900;
  const Instant instant = ::timegm(&utc);
  // Back again, it must be the same: no thirtieth of February, no wrong day of the week.
  return http_date(instant) == text ? std::optional{instant} : std::nullopt;
}

}  // namespace yingbao::net
