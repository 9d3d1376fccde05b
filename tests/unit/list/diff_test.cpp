#include "list/content_order.hpp"
#include "list_files.hpp"

#include <set>

namespace yingbao::list {
namespace {

DiffCounts diff_of(const std::vector<Row>& before, const std::vector<Row>& after, std::size_t run_bytes = 1u << 20) {
  const test::TempFolder folder;
  return diff(made_list(folder, before, run_bytes).reader, made_list(folder, after, run_bytes).reader);
}

void expect_counts(const DiffCounts& counts, const DiffCounts& expected) {
  EXPECT_EQ(counts.added, expected.added);
  EXPECT_EQ(counts.changed, expected.changed);
  EXPECT_EQ(counts.unchanged, expected.unchanged);
  EXPECT_EQ(counts.gone, expected.gone);
}

TEST(Diff, TellsNewChangedUnchangedAndGone) {
  const std::vector<Row> before{{Key{1, 1}, 0, person_record("甲")},
                                {Key{2, 2}, 0, person_record("乙")},
                                {Key{3, 3}, 0, person_record("丙")}};
  const std::vector<Row> after{{Key{2, 2}, 0, person_record("乙")},
                               {Key{3, 3}, 0, person_record("丙丙")},
                               {Key{4, 4}, 0, person_record("丁")},
                               {Key{5, 5}, 0, person_record("戊")}};
  expect_counts(diff_of(before, after), {2, 1, 1, 1});
  expect_counts(diff_of(before, before), {0, 0, 3, 0});
  expect_counts(diff_of({}, after), {4, 0, 0, 0});
  expect_counts(diff_of(before, {}), {0, 0, 0, 3});
  expect_counts(diff_of({}, {}), {0, 0, 0, 0});
}

TEST(Diff, ChangesNobodyForAnotherRowNumber) {
  expect_counts(diff_of({{Key{1, 1}, 0, person_record("甲", 10)}}, {{Key{1, 1}, 0, person_record("甲", 99)}}),
                {0, 0, 1, 0});
}

TEST(Diff, SeesAnEntryMoreAnEntryLessAndAnEntryChanged) {
  const Row first{Key{1, 1}, 1, person_record("甲")}, second{Key{1, 1}, 2, person_record("乙")};
  Row changed = second;
  changed.record = person_record("丙");
  expect_counts(diff_of({first}, {first, second}), {0, 1, 0, 0});
  expect_counts(diff_of({first, second}, {first}), {0, 1, 0, 0});
  expect_counts(diff_of({first, second}, {first, changed}), {0, 1, 0, 0});
  expect_counts(diff_of({first, second}, {second, first}), {0, 0, 1, 0});
  expect_counts(diff_of({first, second}, {first, second, second, first}), {0, 0, 1, 0});
}

TEST(Diff, CountsPeopleAsAMapWould) {
  std::mt19937_64 random{6};
  for (int round = 0; round < 20; ++round) {
    std::vector<Row> rows[2];
    std::map<Key, std::map<std::uint64_t, std::string>> people[2];
    for (int side = 0; side < 2; ++side)
      for (std::size_t i = 0; i < random() % 500; ++i) {
        const Key key{0, random() % 120};
        const auto row_key = random() % 2;
        const auto record = person_record(random() % 3 ? "甲" : "乙", static_cast<std::int64_t>(i));
        rows[side].push_back({key, row_key, record});
        const auto [kept, first] = people[side][key].emplace(row_key, record);
        if (!first && content_order(record) < content_order(kept->second)) kept->second = record;
      }
    const auto facts = [](const std::map<std::uint64_t, std::string>& entries) {
      std::multiset<std::string> names;
      for (const auto& [row_key, record] : entries) names.emplace(schema::RecordView{record}.text(schema::Field::name));
      return names;
    };
    DiffCounts expected;
    for (const auto& [key, entries] : people[0])
      if (!people[1].contains(key)) ++expected.gone;
      else ++(facts(entries) == facts(people[1][key]) ? expected.unchanged : expected.changed);
    for (const auto& [key, entries] : people[1]) expected.added += !people[0].contains(key);
    expect_counts(diff_of(rows[0], rows[1], 300), expected);
  }
}

}  // namespace
}  // namespace yingbao::list
