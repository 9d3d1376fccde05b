#include "reading/cells.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace yingbao::reading {
namespace {

struct Amount {
  const char* text;
  std::int64_t fen;
};

void expect_amounts(std::initializer_list<Amount> amounts, bool in_ten_thousands = false) {
  for (const auto& [text, fen] : amounts) EXPECT_EQ(read_money(text, in_ten_thousands), fen) << text;
}

TEST(Money, ReadsYuanAsFen) {
  expect_amounts({{"0", 0},
                  {"0.00", 0},
                  {"1", 100},
                  {"1.5", 150},
                  {"1.05", 105},
                  {".5", 50},
                  {"5.", 500},
                  {"40000.00", 4000000},
                  {"40000.01", 4000001},
                  {"007", 700},
                  {"+3", 300}});
}

TEST(Money, ReadsSeparatorsSignsAndUnits) {
  expect_amounts({{"1,234.56", 123456},
                  {"12,345,678.90", 1234567890},
                  {"￥1,234.56", 123456},
                  {"¥1234.56", 123456},
                  {"1234.56元", 123456},
                  {"1234.56 元", 123456},
                  {"￥ 1,234元", 123400},
                  {"人民币1200元", 120000},
                  {"RMB 1200", 120000},
                  {"１，２３４．５６", 123456},
                  {" 12.30 ", 1230},
                  {"　12.30元", 1230}});
}

TEST(Money, ReadsTenThousandsFromTheCell) {
  expect_amounts({{"4万", 4000000},
                  {"4万元", 4000000},
                  {"4.000001万元", 4000001},
                  {"1.2 万元", 1200000},
                  {"0.000001万", 1},
                  {"1,234.5万元", 1234500000}});
}

TEST(Money, ReadsTenThousandsFromTheColumn) {
  expect_amounts({{"4", 4000000}, {"4.000001", 4000001}, {"0.5", 500000}, {"-1.25", -1250000}}, true);
  expect_amounts({{"4万元", 4000000}}, true);
}

TEST(Money, BelievesTheUnitOfTheCellBeforeThatOfTheColumn) {
  expect_amounts({{"12000元", 1200000}, {"四万", 4000000}, {"肆万伍仟", 4500000}, {"四", 4000000}, {"五十", 50000000}},
                 true);
}

TEST(Money, ReadsNegativeAmounts) {
  expect_amounts({{"-1", -100}, {"-0.01", -1}, {"-1,234.56", -123456}, {"－5", -500}, {"-2万元", -2000000}});
}

TEST(Money, ReadsTheSignOfAccountants) {
  expect_amounts({{"(100)", -10000},
                  {"（100.00）", -10000},
                  {"(￥1,234.50)", -123450},
                  {"￥(100)", -10000},
                  {"-￥100", -10000},
                  {"￥-100.00", -10000},
                  {"\u2212100", -10000},
                  {"－１００", -10000},
                  {"- 100", -10000},
                  {"￥-", 0},
                  {" ￥-   ", 0},
                  {"¥ -", 0}});
}

TEST(Money, ReadsWordsBehindTheNumber) {
  expect_amounts({{"40000元整", 4000000},
                  {"40000.00元正", 4000000},
                  {"5元5角", 550},
                  {"5元5角5分", 555},
                  {"3角", 30},
                  {"40000元0角0分", 4000000},
                  {"100CNY", 10000},
                  {"CNY 100", 10000},
                  {"100人民币", 10000},
                  {"100圆", 10000}});
}

TEST(Money, ReadsTheShorthandOfMachines) {
  expect_amounts({{"4E+04", 4000000},
                  {"4e4", 4000000},
                  {"3.5E+4", 3500000},
                  {"1.234565E4", 1234565},
                  {"5E-1", 50},
                  {"1E5元", 10000000}});
}

TEST(Money, ReadsSeveralUnits) {
  expect_amounts({{"4万5千", 4500000},
                  {"4万5千元", 4500000},
                  {"4万5000", 4500000},
                  {"1万2千3百", 1230000},
                  {"3.6万", 3600000},
                  {"2百万", 200000000},
                  {"3亿", 30000000000},
                  {"5千元", 500000},
                  {"4 万 5 千", 4500000}});
}

TEST(Money, ReadsChineseNumerals) {
  expect_amounts({{"人民币肆万元整", 4000000},
                  {"四万", 4000000},
                  {"四万五千元", 4500000},
                  {"壹佰贰拾叁元肆角伍分", 12345},
                  {"叁亿零伍拾万元", 30050000000},
                  {"一万零二百", 1020000},
                  {"十二万元", 12000000},
                  {"二十", 2000},
                  {"零元", 0},
                  {"二〇〇〇元", 200000},
                  {"肆元零伍分", 405}});
}

TEST(Money, ReadsBlanksBetweenThousands) {
  expect_amounts({{"1 234", 123400}, {"1 234.50", 123450}, {"1\u00A0234\u00A0567", 123456700}, {"1，234", 123400}});
}

TEST(Money, IsReadThroughTheWrappersOfExports) {
  expect_amounts({{"'40000", 4000000},
                  {"=\"40000.00\"", 4000000},
                  {"\t40000\t", 4000000},
                  {"\"40,000\"", 4000000},
                  {"＇400", 40000}});
}

TEST(Money, RoundsHalfAFenAwayFromZero) {
  expect_amounts({{"0.005", 1},
                  {"0.0049", 0},
                  {"0.004999999", 0},
                  {"1.234", 123},
                  {"1.235", 124},
                  {"-0.005", -1},
                  {"-0.0049", 0},
                  {"-1.235", -124},
                  {"40000.005", 4000001},
                  {"40000.0049999999", 4000000}});
}

TEST(Money, RoundsHalfAFenOfTenThousandsAwayFromZeroToo) {
  expect_amounts({{"4.0000005", 4000001}, {"1.23456789", 1234568}, {"-0.0000005", -1}, {"0.00000049", 0}}, true);
}

TEST(Money, RefusesWhatIsNoAmount) {
  for (const char* cell :
       {"",       " ",        "-",         "+",      ".",     "元",       "万元",    "￥",     "无",   "--5",
        "1-2",    "1.2.3",    "12a",       "0x10",   "约500", "500左右",  ",5",      "1/2",    "12%",  "￥",
        "-￥",    "1,23",     "12,34,567", "1,2345", "1 23",  "1.234,56", "4万5",    "一万二", "5元5", "1.5万5千",
        "4千5万", "4万50000", "100元/月",  "人民币", "((5))", "(-5)",     "500以上", "1e99",   "e5",   "5-"})
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
       {Count{"3", 3},      {"3人", 3},           {"12次", 12},       {"2户", 2},   {"1,234", 1234},
        {"3.0", 3},         {"3.00", 3},          {" 3 ", 3},         {"３人", 3},  {"2020年", 2020},
        {"2020年度", 2020}, {"-1", -1},           {"0", 0},           {"三", 3},    {"三口人", 3},
        {"十二", 12},       {"二〇二〇年", 2020}, {"贰零贰零", 2020}, {"3口人", 3}, {"'3", 3},
        {"=\"3\"", 3},      {"2.02E3", 2020},     {"1 234", 1234},    {"＋3", 3},   {"9223372036854775807", INT64_MAX}})
    EXPECT_EQ(read_integer(text), value) << text;
}

TEST(Integer, IsNotGuessed) {
  for (const char* text : {"", " ", "人", "3.5", "3a", "a3", "1-2", "9223372036854775808", "3 4", "-", ".", "1,23",
                           "一百二", "--3", "+-3", "3.5E0"})
    EXPECT_EQ(read_integer(text), std::nullopt) << text;
}

TEST(SaysNothing, KnowsTheCellsOfClerks) {
  for (const char* cell :
       {"",    " ",    "　",   "\t",  "-",    "--",  "—",    "/",   "无",    " 无 ", "\u00A0", "\u200B", "\uFEFF",
        " - ", "NULL", "null", "\\N", "None", "NaN", "nan",  "N/A", "n/a",   "NA",   "(null)", "\\",     "——",
        "–",   "----", ".",    "空",  "暂无", "“”",  "\"\"", "'",   "=\"\"", "－",   "／",     "//",     "…"})
    EXPECT_TRUE(says_nothing(cell)) << cell;
  for (const char* cell : {"0",     "无业", "-1",   "/a", "张三", "1/2",    "旨", "——x", "、", "（）", "Nancy",
                           "null1", "空军", "无锡", "na", "'0",   "=\"1\"", "*",  "×",   "?",  "0000"})
    EXPECT_FALSE(says_nothing(cell)) << cell;
}

}  // namespace
}  // namespace yingbao::reading
