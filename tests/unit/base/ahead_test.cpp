#include "base/ahead.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace yingbao {
namespace {

using namespace std::chrono_literals;

std::vector<std::size_t> all_of(Ahead<std::size_t>& parts) {
  std::vector<std::size_t> all;
  while (const auto part = parts.next()) all.push_back(*part);
  return all;
}

TEST(Ahead, GivesEachPartInItsOrderWhoeverIsDoneFirst) {
  for (const std::size_t lanes : {1u, 2u, 3u, 7u}) {
    Ahead<std::size_t> parts{lanes, 2, 40, [](std::size_t, std::size_t number) {
                               if (number % 3 == 0) std::this_thread::sleep_for(1ms);
                               return number * number;
                             }};
    const auto all = all_of(parts);
    ASSERT_EQ(all.size(), 40u);
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], i * i);
    EXPECT_FALSE(parts.next());
  }
}

TEST(Ahead, HasALaneToItselfForEachThread) {
  std::array<std::atomic<int>, 3> at_work{};
  std::atomic<bool> shared = false;
  Ahead<std::size_t> parts{at_work.size(), 4, 60, [&](std::size_t lane, std::size_t number) {
                             if (++at_work.at(lane) > 1) shared = true;
                             std::this_thread::sleep_for(100us);
                             --at_work.at(lane);
                             return number;
                           }};
  EXPECT_EQ(all_of(parts).size(), 60u);
  EXPECT_FALSE(shared);
}

TEST(Ahead, StaysNoFurtherAheadThanItMay) {
  std::atomic<std::size_t> begun = 0, taken = 0, most = 0;
  Ahead<std::size_t> parts{2, 3, 50, [&](std::size_t, std::size_t number) {
                             most = std::max(most.load(), ++begun - taken);
                             return number;
                           }};
  std::this_thread::sleep_for(20ms);
  while (parts.next()) ++taken;
  EXPECT_EQ(begun, 50u);
  EXPECT_LE(most, 2u + 3u + 1u);  // the part that is being handed over
}

TEST(Ahead, ThrowsWhatMakingAPartThrewBehindThePartsBeforeIt) {
  Ahead<std::size_t> parts{3, 2, 20, [](std::size_t, std::size_t number) {
                             if (number == 5) throw std::runtime_error{"part 5"};
                             return number;
                           }};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(parts.next(), i);
  EXPECT_THROW(parts.next(), std::runtime_error);
  EXPECT_THROW(parts.next(), std::runtime_error);
}

TEST(Ahead, MayBeLeftBeforeItsEnd) {
  Ahead<std::size_t> parts{3, 2, 1000, [](std::size_t, std::size_t number) { return number; }};
  EXPECT_EQ(parts.next(), 0u);
}

TEST(Ahead, OfNothingEndsAtOnce) {
  Ahead<std::size_t> parts{2, 2, 0, [](std::size_t, std::size_t number) { return number; }};
  EXPECT_FALSE(parts.next());
}

}  // namespace
}  // namespace yingbao
