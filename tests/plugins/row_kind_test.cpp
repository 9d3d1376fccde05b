// Rows of a table that are nobody's, whatever place they stand in; and names that only look like them.
#include "in_process.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

struct Case {
  std::string name, rows;
  Reason reason;
};

constexpr const char* kTitles = "序号,姓名,身份证号码,失业登记日期,登记机构\n";
const std::string kSomebody = "1,张小明,,2021-03-01,鲤城区\n";

class NobodysRow : public testing::TestWithParam<Case> {};

TEST_P(NobodysRow, IsSkippedWithItsReason) {
  const auto rows = rows_of("human_resources", kTitles + kSomebody + GetParam().rows + "\n" + kSomebody);
  EXPECT_EQ(rows.records.size(), 2u);
  EXPECT_TRUE(rows.rejects.empty());
  EXPECT_EQ(rows.skipped(GetParam().reason), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, NobodysRow,
    testing::Values(Case{"TitlesAgain", "序号,姓名,身份证号码,失业登记日期,登记机构", Reason::title_row},
                    Case{"TitlesAgainWithBlanks", "序 号,姓　名,身份证 号码,失业登记日期,", Reason::title_row},
                    Case{"ColumnNumbers", "1,2,3,4,5", Reason::title_row},
                    Case{"ColumnNumbersInBrackets", "（1）,（2）,（3）,（4）,（5）", Reason::title_row},
                    Case{"ColumnLetters", "A,B,C,D,E", Reason::title_row},
                    Case{"ColumnsOfAForm", "栏次,1,2,3,4", Reason::title_row},
                    Case{"ColumnsOfAnOldForm", "甲,乙,1,2,3", Reason::title_row},
                    Case{"SectionWithNumber", "一、鲤城区,,,,", Reason::section_row},
                    Case{"SectionInBrackets", "（十二）安溪县,,,,", Reason::section_row},
                    Case{"SectionOfACounty", "鲤城区,,,,", Reason::section_row},
                    Case{"SectionOfACountyWithACount", "鲤城区（12人）,,,,", Reason::section_row},
                    Case{"TotalOfThePage", "本页小计,1,,,", Reason::total_row},
                    Case{"Total", "共计,1,,,", Reason::total_row},
                    Case{"TotalOfACounty", "鲤城区合计,1,,,", Reason::total_row},
                    Case{"TotalOfTheCity", "全市总计：1人,,,,", Reason::total_row},
                    Case{"ColumnsOfLettersAlone", "甲,乙,丙,丁,", Reason::title_row},
                    Case{"ColumnLettersInSmall", "a,b,c,d,e", Reason::title_row},
                    Case{"TitlesAgainWithMarks", "*序号,*姓名,*身份证号码,*失业登记日期,", Reason::title_row},
                    Case{"SectionWithItsSizeFarOff", "安溪县,,,,3户", Reason::section_row},
                    Case{"SectionByShortName", "石狮,,,,", Reason::section_row},
                    Case{"SectionWithAnotherNumber", "2、石狮市,,,,", Reason::section_row},
                    Case{"SectionWithItsSize", "石狮市,20人,,,", Reason::section_row},
                    Case{"SectionWithOrnament", "★石狮市,,,,", Reason::section_row},
                    Case{"SectionOfAnOffice", ",石狮市总工会,,,", Reason::section_row},
                    Case{"NothingBelow", ",以下空白,,,", Reason::footer_row},
                    Case{"HowManyOnThePage", ",本页共1人,,,", Reason::footer_row},
                    Case{"NumberOfThePage", ",第2页,,,", Reason::footer_row},
                    Case{"DayOfTheForm", ",2021年6月10日,,,", Reason::footer_row},
                    Case{"Continued", ",续表,,,", Reason::footer_row},
                    Case{"TotalUnderTheNames", "2,合 计,,,", Reason::total_row},
                    Case{"TotalUnderTheNamesWithMore", "2,小计,1,2021-03-01,鲤城区", Reason::total_row}),
    [](const auto& tried) { return tried.param.name; });

class SomebodysRow : public testing::TestWithParam<std::string> {};

TEST_P(SomebodysRow, IsUsed) {
  const auto rows = rows_of("human_resources", kTitles + GetParam() + "\n");
  EXPECT_EQ(rows.records.size(), 1u) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Rows, SomebodysRow,
                         testing::Values(",王小计,,2021-03-01,鲤城区", ",总小明,,2021-03-01,鲤城区",
                                         "1,一一,,2021-03-01,", ",姓小名,,2021-03-01,鲤城区",
                                         "1,2号,,2021-03-01,鲤城区", ",安溪,,2021-03-01,",
                                         "合计," + std::string{"张小明,"} + number_of("19850312", "100") +
                                             ",2021-03-01,"));

TEST(SomebodysCase, BeginsWithAWordOfFootersAndIsUsed) {
  const auto rows = rows_of("trade_union", "审核状态,姓名,身份证号码,家庭年收入\n审核通过,李小红,,1\n");
  EXPECT_EQ(rows.records.size(), 1u);
  const auto cases = rows_of(
      "petitions",
      "信访内容,信访件编号,姓名,登记时间\n累计三个月未领到低保金,X2,李小红,2021-03-01\n说明低保未发,X3,,2021-03-01\n");
  EXPECT_EQ(cases.records.size(), 2u);
}

TEST(Names, ThatAreARowNumberAloneCostTheirRow) {
  const auto rows = rows_of("human_resources", kTitles + kSomebody + "2,1.,,2021-03-01,鲤城区\n");
  EXPECT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.rejects.size(), 1u);
}

TEST(TitlesAgain, WithTheTableAboveThemOnEveryPageChangeNothing) {
  const auto page = "失业人员名册,,,,\n" + std::string{kTitles} + kSomebody;
  const auto rows = rows_of("human_resources", page + page + page);
  EXPECT_EQ(rows.records.size(), 3u);
  EXPECT_TRUE(rows.rejects.empty());
  EXPECT_EQ(rows.skipped(Reason::title_row), 4u);
}

TEST(Footers, NameWhoeverSignsInTheNextCell) {
  const auto rows =
      rows_of("trade_union", "序号,姓名,身份证号码,家庭年收入\n1,李小红,,1\n制表人,王五,,\n审核,赵六,,2021年6月\n");
  EXPECT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.skipped(Reason::footer_row), 2u);
}

TEST(Sections, AreNoRowOfWhichTheRestIsMissing) {
  const auto rows =
      rows_of("human_resources",
              "姓名,身份证号码,失业登记日期,登记机构\n张小明,,2021-03-01,\n,,,安溪县人社局\n李小红,,2021-03-01,\n");
  EXPECT_EQ(rows.rejects.size(), 1u);
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[1]["unit"], "");
}

TEST(TitlesAgain, InAnotherOrderRefuseWhatStandsBelow) {
  const auto rows =
      rows_of("human_resources",
              kTitles + kSomebody + "姓名,序号,失业登记日期,身份证号码,登记机构\n李小红,2,2021-03-01,,鲤城区\n");
  EXPECT_EQ(rows.records.size(), 1u);
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::record_malformed);
}

TEST(Sections, KeepTheCountyWhenTheyDivideIt) {
  const auto rows =
      rows_of("human_resources", std::string{kTitles} + "一、鲤城区,,,,\n（一）城镇,,,,\n1,甲,,2021-03-01,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["unit"], "350502");
}

TEST(Sections, TellTheCountyOfTheRowsBelowThem) {
  const auto rows = rows_of("human_resources", std::string{kTitles} +
                                                   "一、鲤城区,,,,\n1,甲,,2021-03-01,\n二、安溪县,,,,\n"
                                                   "2,乙,,2021-03-01,\n3,丙,,2021-03-01,晋江市\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0]["unit"], "350502");
  EXPECT_EQ(rows.records[1]["unit"], "350524");
  EXPECT_EQ(rows.records[2]["unit"], "350582");
}

}  // namespace
}  // namespace yingbao::plugin_tests
