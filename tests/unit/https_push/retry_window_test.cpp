#include "https_push/retry_window.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_push {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kHour = 3'600'000'000'000;

Received received(std::string id, std::string key, std::string sha256, std::int64_t at) {
  Received made;
  made.id = std::move(id);
  made.name = "a.csv";
  made.retry_key = std::move(key);
  made.sha256 = std::move(sha256);
  made.received_ns = at;
  return made;
}

TEST(RetryWindow, KnowsAKeyForAsLongAsTheWindow) {
  RetryWindow window{1h};
  window.add(received("1", "k1", "s1", kHour));
  window.add(received("2", "k2", "s1", kHour + 1));
  ASSERT_TRUE(window.with_key("k1", 2 * kHour));
  EXPECT_EQ(window.with_key("k1", 2 * kHour)->id, "1");
  EXPECT_FALSE(window.with_key("k3", 2 * kHour));
  EXPECT_FALSE(window.with_key("k1", 2 * kHour + 1));
  EXPECT_TRUE(window.with_key("k2", 2 * kHour + 1));
}

TEST(RetryWindow, WithoutAKeyTheSameNameAndBytesAreTheSame) {
  RetryWindow window{1h};
  window.add(received("1", "", "s1", 0));
  EXPECT_TRUE(window.with_bytes("a.csv", "s1", kHour));
  EXPECT_FALSE(window.with_bytes("a.csv", "s2", kHour));
  EXPECT_FALSE(window.with_bytes("b.csv", "s1", kHour)) << "a file's name may carry its date";
  EXPECT_FALSE(window.with_bytes("a.csv", "s1", kHour + 1));
}

}  // namespace
}  // namespace yingbao::https_push
