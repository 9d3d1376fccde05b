// Records with keys become tables whose headers are the keys.
#include "keyed_tables.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::one_table;
using testing::read_keyed;
using testing::Table;

/// `count` records {"k": n} from `first` on, each a line.
std::string lines(int first, int count, const std::string& key = "k") {
  std::string text;
  for (int n = first; n < first + count; ++n) text += "{\"" + key + "\":" + std::to_string(n) + "}\n";
  return text;
}

TEST(KeyedRows, HeadersHoldTheKeysInTheirOrder) {
  EXPECT_EQ(one_table(R"([{"姓名":"张三","户籍":"安溪"},{"证件号码":"x","姓名":"李四"}])"),
            (Table{{0, {"姓名", "户籍", "证件号码"}}, {1, {"张三", "安溪", ""}}, {2, {"李四", "", "x"}}}));
}

TEST(KeyedRows, AKeyBeyondTheLookAheadBeginsATableThatHasTheOldOnes) {
  const auto reading = read_keyed(lines(1, 400) +
                                  R"({"k":401,"new":"a"})"
                                  "\n" +
                                  lines(402, 100) +
                                  R"({"other":"b"})"
                                  "\n");
  ASSERT_EQ(reading.tables.size(), 2u);
  EXPECT_EQ(reading.tables[0].size(), 401u);
  EXPECT_EQ(reading.tables[0].back(), (testing::KeyedRow{400, {"400"}}));
  const auto& second = reading.tables[1];
  ASSERT_EQ(second.size(), 103u);
  EXPECT_EQ(second[0], (testing::KeyedRow{400, {"k", "new", "other"}}));
  EXPECT_EQ(second[1], (testing::KeyedRow{401, {"401", "a", ""}}));
  EXPECT_EQ(second[2], (testing::KeyedRow{402, {"402", "", ""}}));
  EXPECT_EQ(second.back(), (testing::KeyedRow{502, {"", "", "b"}}));
}

TEST(KeyedRows, TablesMayBePassedUnread) {
  const auto text = lines(1, 300) + R"({"new":"a"})"
                                    "\n";
  MemorySource source{text};
  const auto rows = open_rows(source, {});
  ASSERT_TRUE((*rows)->next().value());
  EXPECT_TRUE((*rows)->next_table().value());
  EXPECT_TRUE((*rows)->next().value());
  EXPECT_EQ((*rows)->number(), 300u);
  EXPECT_TRUE((*rows)->next().value());
  EXPECT_EQ((*rows)->number(), 301u);
  EXPECT_FALSE((*rows)->next_table().value());
  EXPECT_FALSE((*rows)->next_table().value());
  EXPECT_FALSE((*rows)->next().value());
}

TEST(KeyedRows, ARecordOutOfShapeTakesItsKeysBack) {
  EXPECT_EQ(one_table("{\"a\":1}\n{\"b\":2,\"b\":3}\n{\"a\":4}\n"),
            (Table{{0, {"a"}}, {1, {"1"}}, {2, {R"({"b":2,"b":3})"}, true}, {3, {"4"}}}));
  auto far = read_keyed(lines(1, 300) + "{\"b\":2,\"b\":3}\n" + lines(302, 1));
  EXPECT_EQ(far.tables.size(), 1u) << "no table begins for a key that no record has";
  EXPECT_EQ(far.records(), 302u);
}

TEST(KeyedRows, TooManyKeysCostTheRecord) {
  std::string wide = "{";
  for (int i = 0; i < 1100; ++i) wide += "\"key" + std::to_string(i) + "\":1,";
  wide.back() = '}';
  const auto table = one_table(lines(1, 1) + wide + "\n" + lines(3, 1));
  ASSERT_EQ(table.size(), 4u);
  EXPECT_EQ(table[0].cells, testing::Cells{"k"});
  EXPECT_TRUE(table[2].malformed);
  EXPECT_EQ(table[3], (testing::KeyedRow{3, {"3"}}));
}

TEST(KeyedRows, KeysThatNeverRepeatFillTheHeaderAndNoMore) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += lines(i, 1, "key" + std::to_string(i));
  const auto reading = read_keyed(text);
  EXPECT_EQ(reading.error, "");
  EXPECT_EQ(reading.records(), 5000u);
  EXPECT_EQ(reading.tables.back().front().cells.size(), Keys::kMost);
  EXPECT_LE(reading.tables.size(), 6u);
  EXPECT_TRUE(reading.tables.back().back().malformed);
}

TEST(KeyedRows, HugeKeysCostTheirRecords) {
  std::string text = lines(0, 1);
  for (int i = 1; i < 8; ++i) text += lines(i, 1, std::string(300'000, static_cast<char>('a' + i)));
  const auto reading = read_keyed(text);
  EXPECT_EQ(reading.records(), 8u);
  EXPECT_TRUE(reading.tables.back().back().malformed);
}

TEST(KeyedRows, AnErrorComesBehindTheRowsBeforeIt) {
  const auto reading = read_keyed(R"([{"a":1},{"a":2},)");
  ASSERT_EQ(reading.tables.size(), 1u);
  EXPECT_EQ(reading.tables[0], (Table{{0, {"a"}}, {1, {"1"}}, {2, {"2"}}}));
  EXPECT_NE(reading.error, "");
}

TEST(KeyedRows, WhatIsShownOfABadRecordEndsBetweenCharacters) {
  std::string text = "{\"a\":\"";
  for (int i = 0; i < 600; ++i) text += "泉州";
  const auto reading = read_keyed("{\"a\":1}\n" + text + "\n");
  const auto& row = reading.tables[0].back();
  EXPECT_TRUE(row.malformed);
  EXPECT_LE(row.cells[0].size(), KeyedRecord::kMaxRawBytes);
  EXPECT_TRUE(is_utf8(row.cells[0]));
}

}  // namespace
}  // namespace yingbao::format
