#include "net/http/date.hpp"

#include <gtest/gtest.h>

namespace yingbao::net {
namespace {

TEST(HttpDate, ComesBack) {
  EXPECT_EQ(http_date(1623031200), "Mon, 07 Jun 2021 02:00:00 GMT");
  EXPECT_EQ(parse_http_date("Mon, 07 Jun 2021 02:00:00 GMT"), 1623031200);
  for (Instant instant = 0; instant < 4'000'000'000; instant += 86399 * 37)
    EXPECT_EQ(parse_http_date(http_date(instant)), instant);
}

TEST(HttpDate, IsNothingElse) {
  for (const auto* text : {"", "soon", "Tue, 07 Jun 2021 02:00:00 GMT", "Mon, 07 Juno 2021 02:00:00 GMT",
                           "Mon, 07 Jun 2021 02:00:00 CST", "2021-06-07", "Mon, 31 Feb 2021 02:00:00 GMT"})
    EXPECT_FALSE(parse_http_date(text)) << text;
}

}  // namespace
}  // namespace yingbao::net
