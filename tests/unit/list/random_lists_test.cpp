#include "list_files.hpp"

namespace yingbao::list {
namespace {

void expect_equal(const Made& made, const Reference& reference) {
  EXPECT_EQ(rows_of(made), reference.rows());
  for (const auto& summary : {made.summary, summarise(made.file).value()}) {
    EXPECT_EQ(summary.records, reference.summary.records);
    EXPECT_EQ(summary.keys, reference.summary.keys);
    EXPECT_EQ(summary.unkeyed, reference.summary.unkeyed);
    EXPECT_EQ(summary.duplicate_rows, reference.summary.duplicate_rows);
  }
  EXPECT_EQ(made.summary.bytes, std::filesystem::file_size(made.file.path));
}

class RandomLists : public testing::TestWithParam<std::size_t> {};

TEST_P(RandomLists, HoldWhatAMapWouldHold) {
  const test::TempFolder folder;
  std::mt19937_64 random{GetParam()};
  for (int round = 0; round < 12; ++round) {
    const auto count = random() % 900;
    const auto rows = random_rows(random, count, 1 + random() % 400);
    SCOPED_TRACE(std::to_string(count) + " rows, round " + std::to_string(round));
    expect_equal(made_list(folder, rows, GetParam()), Reference{rows});
  }
}

TEST_P(RandomLists, GiveEveryRangeAsAMapWould) {
  const test::TempFolder folder;
  std::mt19937_64 random{GetParam() + 1};
  const auto rows = random_rows(random, 800, 300);
  const Reference reference{rows};
  const auto made = made_list(folder, rows, GetParam());
  for (int i = 0; i < 60; ++i) {
    const auto from = rows[random() % rows.size()].key, to = rows[random() % rows.size()].key;
    EXPECT_EQ(rows_of(ListCursor{made.reader, from, to}), reference.rows(from, to));
  }
}

INSTANTIATE_TEST_SUITE_P(RunBytes, RandomLists, testing::Values(1, 50, 1000, 20000, 12u << 20));

TEST(RandomLists, OfManyRunsAndBlocksComeOutSorted) {
  const test::TempFolder folder;
  std::mt19937_64 random{77};
  const auto rows = random_rows(random, 20000, 15000);
  const auto made = made_list(folder, rows, 64u << 10);
  EXPECT_GT(made.reader->index().run_blocks.size(), 5u);
  EXPECT_GT(made.reader->index().blocks.size(), 50u);
  expect_equal(made, Reference{rows});
}

}  // namespace
}  // namespace yingbao::list
