#include "list_files.hpp"
#include "schema/draft.hpp"

namespace yingbao::list {
namespace {

TEST(Duplicates, LeaveTheFirstToArrive) {
  const test::TempFolder folder;
  for (const std::size_t count : {2u, 3u, 20u, 300u, 1000u})
    for (const std::size_t run_bytes : {std::size_t{1}, std::size_t{100}, std::size_t{1} << 20}) {
      std::vector<Row> rows;
      for (std::size_t i = 0; i < count; ++i) rows.push_back({Key{1, 1}, 5, "arrival " + std::to_string(i)});
      const auto made = made_list(folder, rows, run_bytes);
      const auto left = rows_of(made);
      ASSERT_EQ(left.size(), 1u);
      EXPECT_EQ(left[0].record, "arrival 0") << count << " in runs of " << run_bytes;
      EXPECT_EQ(made.summary.duplicate_rows, count - 1);
    }
}

TEST(Duplicates, LeaveTheFirstToArriveEvenWhenItIsEmpty) {
  const test::TempFolder folder;
  for (const std::size_t count : {2u, 17u, 40u, 300u}) {
    std::vector<Row> rows{{Key{1, 1}, 5, ""}};
    for (std::size_t i = 1; i < count; ++i) rows.push_back({Key{1, 1}, 5, "later " + std::to_string(i)});
    const auto left = rows_of(made_list(folder, rows));
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].record, "") << count;
  }
}

TEST(Duplicates, ThatSayDifferentThingsLeaveTheSameOneInAnyOrder) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (int i = 0; i < 40; ++i) {
    std::string record;
    schema::RecordWriter writer{record};
    writer.number(schema::Field::row, i);  // where it stood says nothing
    writer.bytes(schema::Field::name, "name " + std::to_string(i % 20));
    rows.push_back({Key{1, 1}, 5, record});
  }
  const auto name_left = [&](std::size_t run_bytes) {
    const auto left = rows_of(made_list(folder, rows, run_bytes));
    EXPECT_EQ(left.size(), 1u);
    return std::string{schema::RecordView{left.at(0).record}.text(schema::Field::name)};
  };
  const auto first = name_left(1u << 20);
  for (const std::size_t run_bytes : {std::size_t{1}, std::size_t{100}, std::size_t{1} << 20}) {
    EXPECT_EQ(name_left(run_bytes), first) << run_bytes;
    std::reverse(rows.begin(), rows.end());
    EXPECT_EQ(name_left(run_bytes), first) << run_bytes << ", reversed";
    std::rotate(rows.begin(), rows.begin() + 7, rows.end());
    EXPECT_EQ(name_left(run_bytes), first) << run_bytes << ", rotated";
  }
}

TEST(Duplicates, LeaveTheSpellThatProtectsOfTwoOnARoster) {
  const test::TempFolder folder;
  const auto spell = [](const char* state, std::int64_t until) {
    std::string record;
    schema::RecordWriter writer{record};
    if (until) writer.number(schema::Field::protected_until, until);
    if (*state) writer.bytes(schema::Field::roster_state, state);
    return record;
  };
  const auto now = spell("", 0), over = spell("", 20200601), ended = spell("ENDED", 0), unclear = spell("UNCLEAR", 0);
  for (const auto& [one, other, stays] :
       {std::tuple{now, over, now}, {ended, now, now}, {unclear, ended, unclear}, {now, unclear, now}})
    for (const auto& rows : {std::vector<Row>{{Key{1, 1}, 0, one}, {Key{1, 1}, 0, other}},
                             std::vector<Row>{{Key{1, 1}, 0, other}, {Key{1, 1}, 0, one}}})
      for (const std::size_t run_bytes : {1u, 1000u})
        EXPECT_EQ(rows_of(made_list(folder, rows, run_bytes)).at(0).record, stays);
}

TEST(Duplicates, LeaveTheRegistrationThatIsOpenOfTwoOnOneDay) {
  const test::TempFolder folder;
  const auto registration = [](const char* unit, std::int64_t cancelled, bool valid) {
    std::string record;
    schema::Draft draft;
    draft.set(schema::Field::unit, std::string_view{unit});
    if (cancelled) draft.set(schema::Field::cancelled_on, cancelled);
    if (!valid) draft.set(schema::Field::registration_valid, std::int64_t{0});
    draft.encode(record);
    return record;
  };
  const auto open = registration("350582", 0, true), closed = registration("350524", 20210401, true),
             later = registration("350582", 20210501, true), invalid = registration("350502", 0, false),
             elsewhere = registration("350524", 0, true);
  for (const auto& [one, other, stays] : {std::tuple{open, closed, open},
                                          {closed, later, later},
                                          {invalid, closed, closed},
                                          {open, elsewhere, elsewhere}})
    for (const auto& rows : {std::vector<Row>{{Key{1, 1}, 0, one}, {Key{1, 1}, 0, other}},
                             std::vector<Row>{{Key{1, 1}, 0, other}, {Key{1, 1}, 0, one}}})
      for (const std::size_t run_bytes : {1u, 1000u})
        EXPECT_EQ(rows_of(made_list(folder, rows, run_bytes)).at(0).record, stays);
}

TEST(Duplicates, AreToldByTheRowKeyNotByTheBytes) {
  const test::TempFolder folder;
  const std::vector<Row> rows{{Key{1, 1}, 5, "same"}, {Key{1, 1}, 6, "same"}, {Key{1, 2}, 5, "same"}};
  const auto made = made_list(folder, rows, 1);
  EXPECT_EQ(rows_of(made), rows);
  EXPECT_EQ(made.summary.duplicate_rows, 0u);
}

TEST(Duplicates, AreCountedInRowsByTheirPrimaryRecords) {
  const test::TempFolder folder;
  // Two rows, each of two records; the second row repeats the first.
  const std::vector<Row> rows{{Key{1, 1}, 1, "head", KeyKind::person, true},
                              {Key{1, 2}, 1, "spouse", KeyKind::person, false},
                              {Key{1, 1}, 1, "head again", KeyKind::person, true},
                              {Key{1, 2}, 1, "spouse again", KeyKind::person, false}};
  for (const std::size_t run_bytes : {1u, 1000u}) {
    const auto made = made_list(folder, rows, run_bytes);
    EXPECT_EQ(made.summary.records, 2u);
    EXPECT_EQ(made.summary.duplicate_rows, 1u);
  }
}

TEST(Duplicates, CountWhenTheRecordThatStaysIsNotPrimary) {
  const test::TempFolder folder;
  const std::vector<Row> rows{{Key{1, 1}, 1, "named beside another", KeyKind::person, false},
                              {Key{1, 1}, 1, "a row of its own", KeyKind::person, true}};
  const auto made = made_list(folder, rows, 1);
  EXPECT_EQ(made.summary.duplicate_rows, 1u);
  EXPECT_FALSE(rows_of(made)[0].primary);
}

TEST(Duplicates, AreLeftOutWhereBlocksMeet) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (std::uint64_t i = 0; i < 255; ++i) rows.push_back({Key{0, i}, 0, std::to_string(i)});
  for (int i = 0; i < 4; ++i) rows.push_back({Key{1, 0}, 0, "twin " + std::to_string(i)});
  rows.push_back({Key{2, 0}, 0, "last"});
  const auto made = made_list(folder, rows);
  ASSERT_EQ(made.reader->index().blocks.size(), 2u);
  EXPECT_EQ(made.summary.records, 257u);
  EXPECT_EQ(made.summary.duplicate_rows, 3u);
  EXPECT_EQ(lookup(made.reader, Key{1, 0}), std::vector<std::string>{"twin 0"});
}

}  // namespace
}  // namespace yingbao::list
