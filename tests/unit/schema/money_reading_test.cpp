#include "schema/reading.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace yingbao::schema {
namespace {

struct Amount {
  const char* text;
  std::int64_t fen;
};

void expect_amounts(std::initializer_list<Amount> amounts, bool in_ten_thousands = false) {
  for (const auto& [text, fen] : amounts) EXPECT_EQ(read_money(text, in_ten_thousands), fen) << text;
}

TEST(Money, ReadsYuanAsFen) {
  expect_amounts({{"0", 0}, {"0.00", 0}, {"1", 100}, {"1.5", 150}, {"1.05", 105}, {".5", 50}, {"5.", 500},
                  {"40000.00", 4000000}, {"40000.01", 4000001}, {"007", 700}, {"+3", 300}});
}

TEST(Money, ReadsSeparatorsSignsAndUnits) {
  expect_amounts({{"1,234.56", 123456}, {"12,345,678.90", 1234567890}, {"￥1,234.56", 123456}, {"¥1234.56", 123456},
                  {"1234.56元", 123456}, {"1234.56 元", 123456}, {"￥ 1,234元", 123400}, {"人民币1200元", 120000},
                  {"RMB 1200", 120000}, {"１，２３４．５６", 123456}, {" 12.30 ", 1230}, {"　12.30元", 1230}});
}

TEST(Money, ReadsTenThousandsFromTheCell) {
  expect_amounts({{"4万", 4000000}, {"4万元", 4000000}, {"4.000001万元", 4000001}, {"1.2 万元", 1200000}, {"0.000001万", 1},
                  {"1,234.5万元", 1234500000}});
}

TEST(Money, ReadsTenThousandsFromTheColumn) {
  expect_amounts({{"4", 4000000}, {"4.000001", 4000001}, {"0.5", 500000}, {"-1.25", -1250000}}, true);
  expect_amounts({{"4万元", 4000000}}, true);
}

TEST(Money, BelievesTheUnitOfTheCellBeforeThatOfTheColumn) { expect_amounts({{"12000元", 1200000}}, true); }

TEST(Money, ReadsNegativeAmounts) {
  expect_amounts({{"-1", -100}, {"-0.01", -1}, {"-1,234.56", -123456}, {"－5", -500}, {"-2万元", -2000000}});
}

TEST(Money, RoundsHalfAFenAwayFromZero) {
  expect_amounts({{"0.005", 1}, {"0.0049", 0}, {"0.004999999", 0}, {"1.234", 123}, {"1.235", 124}, {"-0.005", -1},
                  {"-0.0049", 0}, {"-1.235", -124}, {"40000.005", 4000001}, {"40000.0049999999", 4000000}});
}

TEST(Money, RoundsHalfAFenOfTenThousandsAwayFromZeroToo) {
  expect_amounts({{"4.0000005", 4000001}, {"1.23456789", 1234568}, {"-0.0000005", -1}, {"0.00000049", 0}}, true);
}

TEST(Money, RefusesWhatIsNoAmount) {
  for (const char* cell : {"", " ", "-", "+", ".", "元", "万元", "￥", "无", "--5", "1-2", "1.2.3", "12a", "1e5", "0x10", "四万",
                           "约500", "500左右", "1 234", ",5", "1/2", "3.5E+4", "5元5角", "12%"})
    EXPECT_EQ(read_money(cell), std::nullopt) << cell;
}

TEST(Money, RefusesAmountsBeyondReason) {
  for (const std::string cell : {"99999999999999999999", "100000000001", "9223372036854775808", "1000000000000.00"}) {
    EXPECT_EQ(read_money(cell), std::nullopt) << cell;
    EXPECT_EQ(read_money("-" + cell, true), std::nullopt) << cell;
  }
  EXPECT_EQ(read_money(std::string(400, '9')), std::nullopt);
  EXPECT_EQ(read_money("0." + std::string(400, '1')), 11);
  EXPECT_EQ(read_money("100000000000", true), 100'000'000'000'000'000);
}

TEST(Money, ReadsBackEveryAmountOfFen) {
  std::mt19937_64 random{1};
  for (int round = 0; round < 20'000; ++round) {
    const auto fen = static_cast<std::int64_t>(random() % 10'000'000'000);
    const std::string cents = (fen % 100 < 10 ? "0" : "") + std::to_string(fen % 100);
    EXPECT_EQ(read_money(std::to_string(fen / 100) + "." + cents), fen);
  }
}

struct Count {
  const char* text;
  std::optional<std::int64_t> value;
};

TEST(Integer, IsReadWithMeasureWordsAndSeparators) {
  for (const auto& [text, value] :
       {Count{"3", 3}, {"3人", 3}, {"12次", 12}, {"2户", 2}, {"1,234", 1234}, {"3.0", 3}, {"3.00", 3}, {" 3 ", 3}, {"３人", 3},
        {"2020年", 2020}, {"-1", -1}, {"0", 0}, {"9223372036854775807", INT64_MAX}})
    EXPECT_EQ(read_integer(text), value) << text;
}

TEST(Integer, IsNotGuessed) {
  for (const char* text : {"", " ", "人", "三", "3.5", "3a", "a3", "1-2", "9223372036854775808", "3 4", "-", "."})
    EXPECT_EQ(read_integer(text), std::nullopt) << text;
}

TEST(SaysNothing, KnowsTheCellsOfClerks) {
  for (const char* cell : {"", " ", "　", "\t", "-", "--", "—", "/", "无", " 无 ", "\u00A0", "\u200B", "\uFEFF", " - "})
    EXPECT_TRUE(says_nothing(cell)) << cell;
  for (const char* cell : {"0", "无业", "-1", "/a", "张三", "1/2", "旨", "——x", "、", "（）"})
    EXPECT_FALSE(says_nothing(cell)) << cell;
}

}  // namespace
}  // namespace yingbao::schema
