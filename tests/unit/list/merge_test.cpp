#include "list_files.hpp"

namespace yingbao::list {
namespace {

using Groups = std::map<Key, std::vector<std::vector<std::string>>>;  // key -> records of each list

Groups reference_of(const std::vector<std::vector<Row>>& lists) {
  Groups groups;
  for (std::size_t i = 0; i < lists.size(); ++i)
    for (const auto& row : Reference{lists[i]}.rows()) {
      auto& group = groups[row.key];
      group.resize(lists.size());
      group[i].push_back(row.record);
    }
  return groups;
}

GroupMerge merge_of(const test::TempFolder& folder, const std::vector<std::vector<Row>>& lists, std::size_t run_bytes) {
  std::vector<ListCursor> sources;
  for (const auto& rows : lists) sources.emplace_back(made_list(folder, rows, run_bytes).reader);
  return GroupMerge{std::move(sources)};
}

std::vector<std::vector<Row>> random_lists(std::mt19937_64& random, std::size_t count) {
  std::vector<std::vector<Row>> lists;
  for (std::size_t i = 0; i < count; ++i) lists.push_back(random_rows(random, random() % 400, 150));
  return lists;
}

class Merge : public testing::TestWithParam<std::size_t> {};

TEST_P(Merge, ShowsEachKeyOnceWithEveryRecordOfEveryList) {
  const test::TempFolder folder;
  std::mt19937_64 random{GetParam()};
  for (int round = 0; round < 4; ++round) {
    const auto lists = random_lists(random, GetParam());
    auto merge = merge_of(folder, lists, 500);
    Groups found;
    Key last;
    while (merge.next()) {
      EXPECT_TRUE(found.empty() || last < merge.key());
      last = merge.key();
      auto& group = found[merge.key()];
      group.resize(lists.size());
      for (std::size_t i = 0; i < lists.size(); ++i)
        for (; merge.at(i); merge.advance(i)) group[i].emplace_back(merge.record(i));
    }
    EXPECT_EQ(found, reference_of(lists));
  }
}

TEST_P(Merge, PassesWhatWasNotRead) {
  const test::TempFolder folder;
  std::mt19937_64 random{GetParam() + 100};
  const auto lists = random_lists(random, GetParam());
  auto merge = merge_of(folder, lists, 500);
  const auto reference = reference_of(lists);
  auto expected = reference.begin();
  for (; merge.next(); ++expected) {
    ASSERT_NE(expected, reference.end());
    EXPECT_EQ(merge.key(), expected->first);
    for (std::size_t i = 0; i < lists.size(); ++i) {
      EXPECT_EQ(merge.at(i), !expected->second[i].empty());
      if (merge.at(i) && random() % 2) {
        EXPECT_EQ(merge.record(i), expected->second[i].front());
      }
      if (merge.at(i) && random() % 2) merge.advance(i);
    }
  }
  EXPECT_EQ(expected, reference.end());
}

INSTANTIATE_TEST_SUITE_P(Lists, Merge, testing::Values(1, 2, 3, 5, 10));

TEST(Merge, OfNothingEndsAtOnce) {
  const test::TempFolder folder;
  EXPECT_FALSE(GroupMerge{{}}.next());
  auto merge = merge_of(folder, {{}, {}}, 100);
  EXPECT_FALSE(merge.next());
  EXPECT_FALSE(merge.next());
  EXPECT_FALSE(merge.at(0));
}

TEST(Merge, TellsTheKindOfWhatItStandsAt) {
  const test::TempFolder folder;
  const std::vector<Row> rows{{Key{1, 1}, 0, "a", KeyKind::unkeyed}},
      others{{Key{2, 2}, 0, "b", KeyKind::cases, false}};
  auto merge = merge_of(folder, {rows, others}, 1);
  ASSERT_TRUE(merge.next());
  EXPECT_EQ(merge.kind(0), KeyKind::unkeyed);
  ASSERT_TRUE(merge.next());
  EXPECT_EQ(merge.kind(1), KeyKind::cases);
}

TEST(Merge, OfKeyRangesSeesItsRangeAlone) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (std::uint64_t i = 0; i < 600; ++i) rows.push_back({Key{0, i}, 0, "x"});
  std::vector<ListCursor> sources;
  for (int list = 0; list < 2; ++list)
    sources.emplace_back(made_list(folder, rows, 100).reader, Key{0, 100}, Key{0, 199});
  GroupMerge merge{std::move(sources)};
  std::size_t keys = 0;
  for (; merge.next(); ++keys) EXPECT_TRUE(merge.at(0) && merge.at(1));
  EXPECT_EQ(keys, 100u);
}

}  // namespace
}  // namespace yingbao::list
