// Titles on two and three lines, lines above the table, titles as forms write them.
#include "in_process.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_tests {
namespace {

Table table_of(std::string_view text) {
  Table table;
  for (const auto line : split(text, '\n')) {
    table.emplace_back();
    for (const auto cell : split(line, ',')) table.back().emplace_back(cell);
  }
  return table;
}

struct Case {
  std::string name, plugin, table;
  std::vector<std::pair<std::string, std::string>> fields;  ///< of the first record
  std::size_t records = 1;
};

class HeaderLines : public testing::TestWithParam<Case> {};

TEST_P(HeaderLines, AreOneHeader) {
  const auto& c = GetParam();
  const auto read = LoadedPlugin{c.plugin}.read(table_of(c.table));
  ASSERT_EQ(read.records.size(), c.records) << read.why;
  EXPECT_TRUE(read.rejects.empty());
  for (const auto& [field, value] : c.fields) EXPECT_EQ(read.records[0][field], value) << field;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, HeaderLines,
    testing::Values(
        Case{"GroupAtTheRightEnd",
             "human_resources",
             "姓名,身份证号码,失业登记日期,住址,\n,,,乡镇,村\n甲,,2021-03-01,螺城镇,某村\n乙,,2021-03-01,螺城镇,某村",
             {{"township", "螺城镇"}},
             2},
        Case{"GroupInTheMiddle",
             "human_resources",
             "姓名,现住址,,身份证号码,失业登记日期\n,乡镇,县区,,\n甲,螺城镇,惠安县,,2021-03-01",
             {{"township", "螺城镇"}, {"county", "惠安县"}, {"live_address", ""}}},
        Case{"TitlesRepeatedByAMerge",
             "human_resources",
             "姓名,身份证号码,失业登记日期,住址,住址\n姓名,身份证号码,失业登记日期,乡镇,县区\n甲,,2021-03-01,螺城镇,"
             "惠安县",
             {{"township", "螺城镇"}}},
        Case{"ThreeLines",
             "medical_insurance",
             "姓名,身份证号码,费用情况,,参保地,结算年度\n,,个人负担,,,\n,,个人自付金额,个人自费金额,,\n甲,,100,50000,"
             "安溪县,2020",
             {{"settlements.0.own_pay", "5000000"}, {"settlements.0.self_pay", "10000"}}},
        Case{"UnitsOnTheSecondLine",
             "medical_insurance",
             "姓名,身份证号码,个人自费金额,参保地,结算年度\n,,（万元）,,\n甲,,5,安溪县,2020",
             {{"settlements.0.own_pay", "5000000"}}},
        Case{"PartsOfAnAmountUnderIt",
             "medical_insurance",
             "姓名,身份证号码,个人自费金额,,参保地,结算年度\n,,门诊,住院,,\n甲,,10000,40000.50,安溪县,2020",
             {{"settlements.0.own_pay", "5000050"}}},
        Case{"TheWholeUnderItGoesBeforeItsParts",
             "medical_insurance",
             "姓名,身份证号码,个人自费金额,,,参保地,结算年度\n,,门诊,住院,合计,,\n甲,,10000,40000,50000,安溪县,2020",
             {{"settlements.0.own_pay", "5000000"}}},
        Case{"OrnamentsOfTitles",
             "human_resources",
             "①姓名,※身份证号码,失业登记日期YYYY-MM-DD,【登记机构】,〔注销日期〕。\n甲,,2021-03-01,鲤城区,2021-05-01",
             {{"registry", "鲤城区"}, {"cancelled_on", "20210501"}}},
        Case{"AWholeBesideItsParts",
             "medical_insurance",
             "姓名,身份证号码,参保地,结算年度,个人自费金额（门诊）,个人自费金额（住院）,个人自费金额（合计）\n甲,,"
             "安溪县,2020,10000,15000,25000",
             {{"settlements.0.own_pay", "2500000"}}},
        Case{"OneAmountInTwoUnits",
             "medical_insurance",
             "姓名,身份证号码,参保地,结算年度,个人自费金额（元）,个人自费金额（万元）\n甲,,安溪县,2020,25000,2.5",
             {{"settlements.0.own_pay", "2500000"}}},
        Case{"UnitAboveTheTable",
             "medical_insurance",
             "泉州市医保名单,,,,\n,,,,单位：万元\n姓名,身份证号码,个人自费金额,参保地,结算年度\n甲,,5,安溪县,2020",
             {{"settlements.0.own_pay", "5000000"}}},
        Case{"TheTitlesUnitGoesBeforeTheOneAbove",
             "medical_insurance",
             "单位：万元,,,,\n姓名,身份证号码,个人自费金额（元）,参保地,结算年度\n甲,,50000,安溪县,2020",
             {{"settlements.0.own_pay", "5000000"}}},
        Case{"TitleOfTheTableIsNoGroup",
             "human_resources",
             "失业人员户主名册,,,\n填报单位：鲤城区人社局,,,填报时间：2021年6月\n姓名,身份证号码,失业登记日期,县区\n甲,"
             ",2021-03-01,鲤城区",
             {{"unit", "350502"}}},
        Case{"MarksOfForms",
             "human_resources",
             "1.姓名*,【必填】身份证号码,失业登记日期[选填],登记机构：,注销日期〔选填〕\n甲,,2021-03-01,鲤城区,2021-05-"
             "01",
             {{"registry", "鲤城区"}, {"cancelled_on", "20210501"}}},
        Case{"RadicalsThatLookLikeCharacters",
             "human_resources",
             "姓名,⾝份证号码,失业登记⽇期,登记机构\n甲,,2021-03-01,⽯狮市人社局",
             {{"unit", "350581"}}},
        Case{"FirstRowWithoutAName",
             "human_resources",
             "姓名,身份证号码,失业登记日期,县区\n甲,,2021-03-01,鲤城区",
             {{"unit", "350502"}}}),
    [](const auto& tried) { return tried.param.name; });

TEST(HeaderEnds, BeforeATotalOfNobody) {
  const auto rows = rows_of("human_resources", "姓名,身份证号码,失业登记日期,县区\n合计,0,,\n");
  EXPECT_TRUE(rows.records.empty());
  EXPECT_EQ(rows.header.row, 1u);
  EXPECT_EQ(rows.skipped(schema::Reason::total_row), 1u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
