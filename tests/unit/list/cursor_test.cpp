#include "list_files.hpp"

namespace yingbao::list {
namespace {

TEST(ListCursor, FindsNothingInAnEmptyList) {
  const test::TempFolder folder;
  const auto made = made_list(folder, {});
  EXPECT_FALSE(ListCursor{made.reader}.valid());
  EXPECT_EQ(made.summary.records, 0u);
  EXPECT_EQ(made.summary.keys, 0u);
  EXPECT_EQ(made.summary.bytes, std::filesystem::file_size(made.file.path));
}

TEST(ListCursor, GivesOneEntryBackWhole) {
  const test::TempFolder folder;
  const std::vector<Row> rows{{Key{1, 2}, 3, std::string{"bytes\0and more", 14}, KeyKind::cases, false}};
  EXPECT_EQ(rows_of(made_list(folder, rows)), rows);
}

TEST(ListCursor, TakesTheFirstAndTheLastKeyThereAre) {
  const test::TempFolder folder;
  const std::vector<Row> rows{{Key{}, 0, "first"}, {crypto::kLastKey, ~std::uint64_t{0}, "last"}};
  EXPECT_EQ(rows_of(made_list(folder, rows, 1)), rows);
}

TEST(ListCursor, OrdersByKeyThenRowKeyAcrossRuns) {
  const test::TempFolder folder;
  const std::vector<Row> rows{
      {Key{2, 0}, 1, "e"}, {Key{1, 9}, 2, "d"}, {Key{1, 9}, 1, "c"}, {Key{1, 1}, 7, "b"}, {Key{0, 5}, 9, "a"}};
  for (const std::size_t run_bytes : {1u, 2u, 3u, 1000u}) {
    std::string order;
    for (const auto& row : rows_of(made_list(folder, rows, run_bytes))) order += row.record;
    EXPECT_EQ(order, "abcde") << run_bytes;
  }
}

TEST(ListCursor, KeepsSeveralEntriesOfAPersonSideBySide) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (std::uint64_t i = 0; i < 700; ++i) rows.push_back({Key{1, 1}, i, "settlement " + std::to_string(i)});
  const auto made = made_list(folder, rows, 3000);
  EXPECT_GT(made.reader->index().run_blocks.size(), 2u);
  EXPECT_EQ(rows_of(made), rows);
  EXPECT_EQ(made.summary.records, 700u);
  EXPECT_EQ(made.summary.keys, 1u);
}

TEST(ListCursor, WalksARangeWithBothEnds) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (std::uint64_t i = 1; i <= 2000; ++i) rows.push_back({Key{i / 100, i}, 0, std::to_string(i)});
  const Reference reference{rows};
  const auto made = made_list(folder, rows, 2000);
  const std::pair<Key, Key> ranges[] = {
      {Key{}, crypto::kLastKey},
      {Key{3, 300}, Key{3, 300}},
      {Key{3, 300}, Key{9, 950}},
      {Key{}, Key{}},
      {Key{0, 1}, Key{0, 1}},
      {Key{20, 2000}, Key{20, 2000}},
      {Key{20, 2001}, crypto::kLastKey},
      {Key{3, 301}, Key{3, 300}},
      {Key{2, 256}, Key{5, 512}},
      {Key{7, 0}, Key{7, 699}},
  };
  for (const auto& [from, to] : ranges)
    EXPECT_EQ(rows_of(ListCursor{made.reader, from, to}), reference.rows(from, to)) << from.low << " to " << to.low;
}

TEST(ListCursor, CutIntoRangesGivesEachEntryOnce) {
  const test::TempFolder folder;
  std::mt19937_64 random{4};
  const auto rows = random_rows(random, 3000, 900);
  const auto made = made_list(folder, rows, 5000);
  std::vector<Row> together;
  constexpr std::uint64_t kStep = std::uint64_t{1} << 62;
  for (std::uint64_t high = 0; high < 7; ++high)
    for (std::uint64_t shard = 0; shard < 4; ++shard)
      for (auto& row : rows_of(ListCursor{made.reader, Key{high, shard * kStep}, Key{high, shard * kStep + kStep - 1}}))
        together.push_back(std::move(row));
  EXPECT_EQ(together, Reference{rows}.rows());
}

}  // namespace
}  // namespace yingbao::list
