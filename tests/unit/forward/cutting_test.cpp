#include "forward/cutting.hpp"

#include <gtest/gtest.h>

namespace yingbao::forward {
namespace {

using Keys = std::vector<crypto::Key>;

crypto::Key in_shard(std::uint64_t shard, std::uint64_t place) { return {shard << 60 | place, 1}; }

Keys whole_shard(std::uint64_t shard, std::uint64_t count) {
  Keys keys;
  for (std::uint64_t place = 0; place < count; ++place) keys.push_back(in_shard(shard, place));
  return keys;
}

std::vector<store::Submission> cut(const Keys& keys, std::uint64_t size) {
  Cutter cutter{size};
  for (const auto key : keys) cutter.add(key);
  return cutter.take(5);
}

/// First keys and items alone.
std::vector<std::pair<crypto::Key, std::uint64_t>> cuts_of(const Keys& keys, std::uint64_t size) {
  std::vector<std::pair<crypto::Key, std::uint64_t>> cuts;
  for (const auto& submission : cut(keys, size)) cuts.emplace_back(submission.first, submission.items);
  return cuts;
}

TEST(Cutter, CutsAfterSoManyItemsInTheOrderOfKeys) {
  const auto keys = whole_shard(3, 8);
  const auto submissions = cut(keys, 3);
  ASSERT_EQ(submissions.size(), 3u);
  const std::uint64_t items[] = {3, 3, 2};
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    EXPECT_EQ(submissions[i].exchange, 5);
    EXPECT_EQ(submissions[i].number, i);
    EXPECT_EQ(submissions[i].first, keys[3 * i]);
    EXPECT_EQ(submissions[i].items, items[i]);
    EXPECT_EQ(submissions[i].state, store::SubmissionState::open);
    EXPECT_EQ(submissions[i].submission_id, "");
  }
}

TEST(Cutter, LeavesNoEmptySubmissionWhereTheItemsComeOutEven) {
  EXPECT_EQ(cut(whole_shard(0, 6), 3).size(), 2u);
  EXPECT_EQ(cut(whole_shard(0, 7), 1).size(), 7u);
  EXPECT_TRUE(cut({}, 3).empty());
}

TEST(Cutter, CutsBetweenTheSixteenShards) {
  Keys keys;
  for (std::uint64_t shard = 0; shard < 16; ++shard) {
    keys.push_back({shard << 60, 0});
    keys.push_back({shard << 60 | (~std::uint64_t{0} >> 4), ~std::uint64_t{0}});
  }
  const auto submissions = cut(keys, 1000);
  ASSERT_EQ(submissions.size(), 16u);
  for (std::uint64_t shard = 0; shard < 16; ++shard) {
    EXPECT_EQ(submissions[shard].first, (crypto::Key{shard << 60, 0}));
    EXPECT_EQ(submissions[shard].items, 2u);
  }
}

TEST(Cutter, CutsAShardAsIfItWereAlone) {
  Keys all;
  std::vector<std::pair<crypto::Key, std::uint64_t>> one_by_one;
  for (const std::uint64_t shard : {0u, 1u, 7u, 15u}) {
    const auto keys = whole_shard(shard, shard + 4);
    all.insert(all.end(), keys.begin(), keys.end());
    for (const auto& each : cuts_of(keys, 3)) one_by_one.push_back(each);
  }
  EXPECT_EQ(cuts_of(all, 3), one_by_one);
}

}  // namespace
}  // namespace yingbao::forward
