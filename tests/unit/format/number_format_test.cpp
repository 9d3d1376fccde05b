// What is told of a number whose style shows more than its digits, or something else.
#include "format/spreadsheet/number_format.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace yingbao::format {
namespace {

struct Shown {
  const char* code;
  double value;
  const char* text;
};

std::string told(const NumberFormat& format, double value) {
  std::string out;
  format.append(out, value, false);
  return out;
}

class TellsNumbers : public ::testing::TestWithParam<Shown> {};

TEST_P(TellsNumbers, AsTheSheetShowsThem) {
  const auto& [code, value, text] = GetParam();
  EXPECT_EQ(told(NumberFormat{code}, value), text) << code;
}

INSTANTIATE_TEST_SUITE_P(Fractions, TellsNumbers,
                         ::testing::Values(Shown{"0.00", 2021.1, "2021.10"}, Shown{"0.00_ ", 2021.1, "2021.10"},
                                           Shown{"0.00", 2021, "2021"}, Shown{"0", 36.5, "36.5"},
                                           Shown{"0.0", 1.25, "1.25"}, Shown{"#.##", 0.5, "0.5"},
                                           Shown{"0.00", 100.09999999999999, "100.10"}, Shown{"0.00", -0.5, "-0.50"}));
INSTANTIATE_TEST_SUITE_P(LeadingZeros, TellsNumbers,
                         ::testing::Values(Shown{"000000000000", 59522781234, "059522781234"}, Shown{"00", 1, "01"},
                                           Shown{"000", 12345, "12345"},
                                           Shown{"000-0000-0000", 13900000001, "139-0000-0001"},
                                           Shown{"\"0595\"-00000000", 22781234, "0595-22781234"},
                                           Shown{"0000\"年\"00\"月\"", 202106, "2021年06月"},
                                           Shown{"000000000000000000", 3.5052119900101123e17, "3.50521199001011E+17"},
                                           Shown{"\"No.\"0", 3.5052119900101123e17, "3.50521199001011E+17"}));
INSTANTIATE_TEST_SUITE_P(Scales, TellsNumbers,
                         ::testing::Values(Shown{"0!.0,\"万\"", 36000, "3.6万"},
                                           Shown{"0\\.0,\"万\"", 36123, "3.6123万"},
                                           Shown{"0!.0000\"万\"", 36000, "3.6000万"}, Shown{"#,##0,", 36000, "36"},
                                           Shown{"0.0,,\"百万\"", 2500000, "2.5百万"}, Shown{"0\"万\"", 36, "36万"},
                                           Shown{"[>=10000]0!.0,\"万\";0", 36000, "3.6万"},
                                           Shown{"[>=10000]0!.0,\"万\";0", 3600, "3600"}, Shown{"0%", 0.125, "12.5%"},
                                           Shown{"0.00%", 1, "100%"}));
INSTANTIATE_TEST_SUITE_P(Sections, TellsNumbers,
                         ::testing::Values(Shown{"0.00;[Red](0.00)", -1.5, "-1.50"},
                                           Shown{"0;\"亏\"0;\"无\"", -3, "-亏3"}, Shown{"0;-0;\"-\"", 0, "0"},
                                           Shown{";;;", 5, "5"}, Shown{"[=1]\"男\";[=2]\"女\"", 1, "男"},
                                           Shown{"[=1]\"男\";[=2]\"女\"", 2, "女"}, Shown{"[<>0]0.00;\"无\"", 0, "无"},
                                           Shown{"0;0;0;@\"字\"", 7, "7"},
                                           Shown{"[=0]?;[<4][hh]:mm:ss;[hh]:mm", 0.020833333333333332, "00:30:00"},
                                           Shown{"[>20000]yyyy-mm-dd;0.0", 44357, "2021-06-10"},
                                           Shown{"[>20000]yyyy-mm-dd;0.0", 1.5, "1.5"}));
INSTANTIATE_TEST_SUITE_P(Letters, TellsNumbers,
                         ::testing::Values(Shown{"_ ¥* #,##0.00_ ", 1234.5, "1234.50"},
                                           Shown{"[$¥-804]#,##0.00", 7.25, "7.25"},
                                           Shown{"#,##0.00\"元\"", 1234, "1234元"},
                                           Shown{"0.00\" 元\"", 1234.5, "1234.50 元"},
                                           Shown{"General\"人\"", 12, "12人"}, Shown{"G/通用格式\"岁\"", 61, "61岁"},
                                           Shown{"[DBNum1][$-804]General", 35, "35"}, Shown{"# ?/?", 0.5, "0.5"},
                                           Shown{"0.00E+00", 36000, "36000"}, Shown{"@", 36000, "36000"}));
INSTANTIATE_TEST_SUITE_P(
    Moments, TellsNumbers,
    ::testing::Values(Shown{"yyyy\"年\"m\"月\"", 44357, "2021-06-10"}, Shown{"e\"年\"m\"月\"", 44357, "2021-06-10"},
                      Shown{"[$-804]aaaa", 44357, "2021-06-10"}, Shown{"mmm", 44357, "2021-06-10"},
                      Shown{"h:mm", 44357.354166666664, "08:30:00"}, Shown{"h:mm", 1e9, "1000000000"},
                      Shown{"上午/下午h\"时\"mm\"分\"", 0.75, "18:00:00"}, Shown{"[h]:mm", 1.5, "36:00:00"},
                      Shown{"[h]:mm", 44357.5, "44357.5"}, Shown{"yyyy-mm-dd", -1, "-1"}));

TEST(NumberFormats, OfOddCodesTellTheNumber) {
  for (const std::string_view code : {"\"", "[", "\\", "_", "0.0.0.", "[>]0", "[>x]0", ";", "0\"", "#,#,#,,"})
    EXPECT_FALSE(told(NumberFormat{code}, 5).empty()) << code;
  EXPECT_EQ(told(NumberFormat{std::string(1000, '0')}, 5), "5");
}

TEST(NumberFormats, KeepWholeNumbersWhereTheyAddNothing) {
  for (const std::string_view code : {"General", "0", "0.00", "#,##0.00_);[Red](#,##0.00)"})
    EXPECT_TRUE(NumberFormat{code}.keeps_whole()) << code;
  for (const std::string_view code : {"00", "0%", "0\"万\"", "yyyy", "0;0;\"无\""})
    EXPECT_FALSE(NumberFormat{code}.keeps_whole()) << code;
}

TEST(NumberCode, LongerThanAnybodyTypesIsGeneral) {
  const auto quoted = [](std::size_t bytes) { return '"' + std::string(bytes - 3, 'x') + "\"0"; };
  EXPECT_EQ(told(NumberFormat{quoted(1024)}, 7), std::string(1021, 'x') + "7");
  EXPECT_EQ(told(NumberFormat{quoted(1025)}, 7), "7");
  EXPECT_EQ(told(NumberFormat{std::string(1025, '0')}, 7), "7");
}

TEST(NumberCode, HoweverLongCostsNoMoreThanItsLength) {
  const auto before = std::chrono::steady_clock::now();
  for (const std::string_view piece : {"$", "-", "0$", "0\"x", "[$", "General", ";", "0\\x"}) {
    std::string code;
    while (code.size() < 1u << 19) code += piece;
    EXPECT_EQ(told(NumberFormat{code + "0"}, 7), "7") << piece;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds{1});
}

}  // namespace
}  // namespace yingbao::format
