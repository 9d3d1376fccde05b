#include "plugin_host/child/occurrences.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_host {
namespace {

TEST(Occurrences, AreCountedFromNoughtForEachContent) {
  Occurrences occurrences;
  for (std::uint64_t time = 0; time < 12; ++time) EXPECT_EQ(occurrences.count(7), time);
  EXPECT_EQ(occurrences.count(8), 0u);
  EXPECT_EQ(occurrences.count(0), 0u);
  EXPECT_EQ(occurrences.count(0), 1u) << "a hash may be nought";
}

TEST(Occurrences, AreRememberedWhileTheyGrow) {
  Occurrences occurrences;
  constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15;
  for (std::uint64_t i = 0; i < 50'000; ++i) ASSERT_EQ(occurrences.count(i * kStep), 0u);
  for (std::uint64_t i = 0; i < 50'000; ++i) ASSERT_EQ(occurrences.count(i * kStep), 1u);
}

TEST(Occurrences, SayWhenThereIsNoRoomForMore) {
  Occurrences occurrences{1024};
  for (std::uint64_t i = 0; i < 768; ++i) ASSERT_EQ(occurrences.count(i), 0u);
  EXPECT_EQ(occurrences.count(768), std::nullopt);
  EXPECT_EQ(occurrences.count(5), 1u) << "what is known is counted on";
}

}  // namespace
}  // namespace yingbao::plugin_host
