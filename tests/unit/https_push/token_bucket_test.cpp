#include "https_push/token_bucket.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_push {
namespace {

using namespace std::chrono_literals;

const Clock::Steady kStart{1h};

TEST(TokenBucket, LetsAMinutesWorthThroughAtOnceAndThenSaysWhen) {
  TokenBucket bucket{6, kStart};
  for (int i = 0; i < 6; ++i) EXPECT_EQ(bucket.take(kStart), 0);
  EXPECT_EQ(bucket.take(kStart), 10);
  EXPECT_EQ(bucket.take(kStart + 9s), 1);
  EXPECT_EQ(bucket.take(kStart + 10s), 0);
  EXPECT_EQ(bucket.take(kStart + 10s), 10);
}

TEST(TokenBucket, NeverHoldsMoreThanAMinutesWorth) {
  TokenBucket bucket{2, kStart};
  for (int i = 0; i < 2; ++i) EXPECT_EQ(bucket.take(kStart + 24h), 0);
  EXPECT_GT(bucket.take(kStart + 24h), 0);
}

TEST(TokenBucket, GainsNothingFromAClockThatStandsOrGoesBack) {
  TokenBucket bucket{1, kStart};
  EXPECT_EQ(bucket.take(kStart), 0);
  EXPECT_EQ(bucket.take(kStart - 1h), 60);
  EXPECT_EQ(bucket.take(kStart), 60);
}

}  // namespace
}  // namespace yingbao::https_push
