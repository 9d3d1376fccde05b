#include "net/back_off.hpp"
#include "net/http/date.hpp"

#include <gtest/gtest.h>

namespace yingbao::net {
namespace {

TEST(RetryAfter, IsSecondsUpToFiveMinutes) {
  const std::pair<const char*, int> cases[] = {
      {"", 0},
      {"0", 0},
      {"1", 1},
      {"120", 120},
      {"300", 300},
      {"301", 300},
      {"86400", 300},
      {"-1", 0},
      {"1.5", 0},
      {"soon", 0},
      {"5s", 0},
      {"Wed, 21 Oct 2021 07:28:00 GMT", 0},
      {"99999999999999", 300},
  };
  for (const auto& [header, seconds] : cases)
    EXPECT_EQ(retry_after(header, 0), std::chrono::seconds{seconds}) << header;
}

TEST(RetryAfter, IsADateAsWell) {
  const auto now = parse_http_date("Thu, 21 Oct 2021 07:28:00 GMT").value();
  const std::pair<const char*, int> cases[] = {
      {"Thu, 21 Oct 2021 07:28:04 GMT", 4},   {" Thu, 21 Oct 2021 07:28:04 GMT ", 4},
      {"Thu, 21 Oct 2021 07:28:00 GMT", 0},   {"Thu, 21 Oct 2021 07:27:00 GMT", 0},
      {"Fri, 22 Oct 2021 07:28:00 GMT", 300}, {"Thu, 21 Oct 2021", 0},
  };
  for (const auto& [header, seconds] : cases)
    EXPECT_EQ(retry_after(header, now), std::chrono::seconds{seconds}) << header;
}

}  // namespace
}  // namespace yingbao::net
