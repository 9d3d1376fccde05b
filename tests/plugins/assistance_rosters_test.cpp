#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;
using testing::HasSubstr;

plugin_host::Job job_for(const std::string& feed) {
  auto job = job_of("assistance_rosters");
  job.feed = feed;
  return job;
}

TEST(AssistanceRosters, ReadsThePersonList) {
  const auto number = number_of("19550909", "024");
  const auto rows = rows_of(job_for("DIBAO"),
                            "城市低保人员查询报表_202106,,,,,,,,,,,,,\n"
                            "地区,姓名,性别,年龄,民族,身份证号,是否“三无”,文化程度,健康状况,婚姻状况,劳动能力,"
                            "生活自理能力,残疾类别,残疾等级\n"
                            "晋江市,张三,女,65,汉族," +
                                number +
                                ",否,小学,一般,已婚,无,自理,,\n"
                                "制表人：李四,,,,,,,,制表时间：2021-06-10,,,,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(rows.header.layout, "person_list");
  EXPECT_EQ(record.feed, "DIBAO");
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["id_number"], number);
  EXPECT_EQ(record["sex"], "2");
  EXPECT_EQ(record["education"], "小学");
  EXPECT_EQ(record["unit"], "350582");
  EXPECT_EQ(record["roster_scope"], "PERSON");
  EXPECT_EQ(record.head.row_key, 0u);
  EXPECT_EQ(rows.skipped(Reason::footer_row), 1u);
}

TEST(AssistanceRosters, TakesOnlyProtectedMembers) {
  const auto rows = rows_of(job_for("DIBAO"),
                            "地区,姓名,身份证号,性别,户主姓名,是否保障对象,与户主关系,月收入（元）\n"
                            "晋江市,张三,,男,张三,是,本人,0\n"
                            "晋江市,李四,,女,张三,否,配偶,0\n"
                            "晋江市,王五,,女,张三,0,女,0\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["head_name"], "张三");
  EXPECT_EQ(rows.records[0]["relation"], "本人");
  EXPECT_EQ(rows.skipped(Reason::not_protected), 2u);
}

TEST(AssistanceRosters, LeavesOutWhoHasEnded) {
  const auto rows = rows_of(job_for("TEKUN"),
                            "姓名,身份证号,供养方式,供养机构,状态,起始保障年月\n"
                            "张三,,集中供养,甲敬老院,在保,2019年3月\n"
                            "李四,,分散供养,,停保,201903\n"
                            "王五,,分散供养,,已停保,201903\n"
                            "赵六,,分散供养,,注销,201903\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0].feed, "TEKUN");
  EXPECT_EQ(rows.records[0]["care_mode"], "集中供养");
  EXPECT_EQ(rows.records[0]["care_place"], "甲敬老院");
  EXPECT_EQ(rows.records[0]["protected_since"], "20190301");
  EXPECT_EQ(rows.skipped(Reason::not_protected), 3u);
}

TEST(AssistanceRosters, ADayThatCannotBeReadProtectsNobodyForCertain) {
  const auto rows = rows_of(job_for("DIBAO"),
                            "姓名,身份证号,状态,起始保障年月,终止保障年月\n"
                            "甲一,,在保,2019年3月,享受至2020年12月\n"
                            "甲二,,在保,2021年7月起,\n"
                            "甲三,,2019年享受,,\n"
                            "甲四,,在保,2019年3月,长期\n"
                            "甲五,,在保,无,-\n"
                            "甲六,,在保,2019年3月,2021年12月\n");
  const std::string states[] = {"UNCLEAR", "UNCLEAR", "UNCLEAR", "", "", ""};
  ASSERT_EQ(rows.records.size(), std::size(states));
  for (std::size_t i = 0; i < std::size(states); ++i) EXPECT_EQ(rows.records[i]["roster_state"], states[i]) << i;
  EXPECT_EQ(rows.found(Reason::protection_unclear), 3u);
  EXPECT_EQ(rows.records[5]["protected_since"], "20190301");
  EXPECT_EQ(rows.records[5]["protected_until"], "20211201");
}

TEST(AssistanceRosters, KnowsOnlyTheHeadOfAHousehold) {
  const auto rows = rows_of(job_for("DIBAO"),
                            "地区,户主姓名,身份证号,低保证号,主要致贫原因,家庭人口数,保障人口数,保障金额（元）,"
                            "供养方式,起始保障年月,家庭住址\n"
                            "安溪县,张三,,N350524,甲,3人,1,500,,202001,安溪县甲镇\n"
                            "安溪县,李四,,N350525,乙,1,1,500,,202001,安溪县甲镇\n"
                            "合计,,,,,4,2,1000,,,\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.header.layout, "household_list");
  EXPECT_EQ(rows.records[0]["roster_scope"], "HEAD_ONLY");
  EXPECT_EQ(rows.records[0]["household_size"], "3");
  EXPECT_EQ(rows.records[0]["protected_size"], "1");
  EXPECT_EQ(rows.records[0]["roster_certificate"], "N350524");
  EXPECT_EQ(rows.records[0]["live_address"], "安溪县甲镇");
  EXPECT_EQ(rows.records[1]["roster_scope"], "PERSON");
  EXPECT_EQ(rows.found(Reason::head_only), 1u);
  EXPECT_EQ(rows.skipped(Reason::total_row), 1u);
}

TEST(AssistanceRosters, SizesOfAHouseholdAreNeeded) {
  const auto rows = rows_of(job_for("DIBAO"), "户主姓名,身份证号,家庭人口数,保障人口数\n张三,,若干,1\n李四,,2,\n");
  ASSERT_EQ(rows.rejects.size(), 2u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::number_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "家庭人口数");
  EXPECT_EQ(rows.rejects[1].reason, Reason::value_missing);
  EXPECT_EQ(rows.rejects[1].column, "保障人口数");
}

TEST(AssistanceRosters, UnknownUnitsAreNoFindingOnARoster) {
  const auto rows = rows_of(job_for("ORPHAN"), "姓名,身份证号\n张三,\n");
  EXPECT_EQ(rows.records.at(0).feed, "ORPHAN");
  EXPECT_EQ(rows.found(Reason::unit_unknown), 0u);
}

TEST(AssistanceRosters, MissingColumnsAreNamed) {
  EXPECT_THAT(refusal_of(job_for("DIBAO"), "地区,户主姓名,低保证号,家庭人口数\n晋江市,张三,N1,3\n"),
              testing::AllOf(HasSubstr("household_list"), HasSubstr("身份证号"), HasSubstr("保障人口数")));
}

const std::string kHead = number_of("19600101", "011"), kWife = number_of("19620202", "022");

TEST(AssistanceRosters, ReadsTheLedgerMemberByMember) {
  const auto rows =
      rows_of(job_for("DIBAO"),
              "登记时间,证件号码,户主姓名,身份证号码,户月保障金,户主是否享受,成员一姓名,成员一身份证号,成员二姓名,"
              "成员二身份证号,成员九姓名,成员九身份证号,在职人员,灵活就业,登记失业\n"
              "2019-01-01,N350524101201900001,张三," +
                  kHead + ",800,是,李 四," + kWife +
                  ",,,王五,,0,0,0\n"
                  "2019-01-01,N350524101201900002,赵六," +
                  kHead + ",400,否,钱七," + kWife +
                  ",无,-,,,0,0,0\n"
                  "2019-01-01,N350524101201900003,孙八," +
                  kHead +
                  ",400,否,,,,,,,0,0,0\n"
                  "2019-01-01,N350524101201900004,周九," +
                  kHead + ",400,,,,,,,,0,0,0\n");
  ASSERT_EQ(rows.records.size(), 5u);
  EXPECT_EQ(rows.header.layout, "ledger");
  EXPECT_EQ(rows.records[0]["name"], "张三");
  EXPECT_EQ(rows.records[0]["id_number"], kHead);
  EXPECT_EQ(rows.records[0]["roster_certificate"], "N350524101201900001");
  EXPECT_EQ(rows.records[0]["amount"], "80000");
  EXPECT_EQ(rows.records[1]["name"], "李四");
  EXPECT_EQ(rows.records[1]["id_number"], kWife);
  EXPECT_EQ(rows.records[1]["head_name"], "张三");
  EXPECT_EQ(rows.records[1]["head_id_number"], kHead);
  EXPECT_EQ(rows.records[2]["name"], "王五");
  EXPECT_EQ(rows.records[2]["id_number"], "") << "not the number of the member before";
  EXPECT_EQ(rows.records[3]["name"], "钱七") << "a head without help is not on the roster";
  EXPECT_EQ(rows.records[4]["name"], "周九");
  for (const auto& record : rows.records) EXPECT_EQ(record["roster_scope"], "PERSON");
  EXPECT_EQ(rows.skipped(Reason::not_protected), 1u);
}

TEST(AssistanceRosters, TellsSingleProtection) {
  const auto stated =
      rows_of(job_for("DIBAO"), "姓名,身份证号,是否单人保,保障方式,供养方式\n甲一,,是,,\n甲二,,否,,\n甲三,,,,单人保\n");
  ASSERT_EQ(stated.records.size(), 3u);
  EXPECT_EQ(stated.records[0]["single_protection"], "1");
  EXPECT_EQ(stated.records[1]["single_protection"], "");
  EXPECT_EQ(stated.records[2]["single_protection"], "1");
  const auto mode = rows_of(job_for("DIBAO"), "姓名,身份证号,保障方式\n甲一,,单人户\n甲二,,整户保\n");
  EXPECT_EQ(mode.records.at(0)["single_protection"], "1");
  EXPECT_EQ(mode.records.at(1)["single_protection"], "");
  const auto households =
      rows_of(job_for("DIBAO"), "户主姓名,身份证号,家庭人口数,保障人口数\n甲一,,3,1\n甲二,,3,3\n甲三,,1,1\n");
  EXPECT_EQ(households.records.at(0)["single_protection"], "1");
  EXPECT_EQ(households.records.at(1)["single_protection"], "");
  EXPECT_EQ(households.records.at(2)["single_protection"], "");
  EXPECT_EQ(rows_of(job_for("DIBAO_SINGLE"), "姓名,身份证号\n甲一,\n").records.at(0)["single_protection"], "1");
}

TEST(AssistanceRosters, MembersWithTheSizeOfTheirHouseholdAreMembers) {
  const auto rows =
      rows_of(job_for("DIBAO"), "户主姓名,姓名,身份证号,家庭人口数,保障人口数\n张三,李四," + kWife + ",3,1\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.header.layout, "person_list");
  EXPECT_EQ(rows.records[0]["name"], "李四");
  EXPECT_EQ(rows.records[0]["roster_scope"], "PERSON");
  EXPECT_EQ(rows.records[0]["single_protection"], "1");
}

TEST(AssistanceRosters, ReadsTheMeansTestsElements) {
  const auto rows = rows_of(job_for("DIBAO"),
                            "D204A000003,D204A000004,D204A000005,D204Z520001,D204Z520002,D204Z520003,"
                            "D204Z520004,D204Z520005\n"
                            "张三,01," +
                                kHead + ",最低生活保障,N350524101201900001,650.50,201901,202112\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.header.layout, "person_list");
  EXPECT_EQ(rows.records[0]["id_number"], kHead);
  EXPECT_EQ(rows.records[0]["roster_certificate"], "N350524101201900001");
  EXPECT_EQ(rows.records[0]["amount"], "65050");
  EXPECT_EQ(rows.records[0]["protected_since"], "20190101");
  EXPECT_EQ(rows.records[0]["protected_until"], "20211201");
}

TEST(AssistanceRosters, HowAnApplicationEndedLeavesNobodyOut) {
  const auto rows = rows_of(job_for("UNAPPROVED"),
                            "姓名,身份证号,审核日期,不予确认原因,状态,是否享受\n"
                            "张三,,2021-05-06,收入超标,终止,否\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0].feed, "UNAPPROVED");
  EXPECT_EQ(rows.records[0]["decided_on"], "20210506");
  EXPECT_EQ(rows.records[0]["decision"], "收入超标");
}

TEST(AssistanceRosters, LargeTemporaryHelpHasItsAmountAndDay) {
  const auto rows = rows_of(job_for("BIG_TEMP"), "救助日期,姓名,身份证号,救助金额（万元）\n2021.5.6,张三,,1.2\n");
  EXPECT_EQ(rows.records.at(0)["amount"], "1200000");
  EXPECT_EQ(rows.records.at(0)["decided_on"], "20210506");
}

TEST(AssistanceRosters, WhoIsNotProtectedInWhateverWordsIsLeftOut) {
  std::string text = "姓名,身份证号,是否保障对象,保障状态\n";
  for (const auto* word : {"非保障对象", "无", "×", "n", "不是", "未享受", "不属于", "□是☑否"})
    text += std::string{"甲,,"} + word + ",\n";
  for (const auto* word : {"停保（病故）", "已终止", "不在保", "曾享受", "低保已停", "已退出"})
    text += std::string{"乙,,是,"} + word + "\n";
  const auto rows = rows_of(job_for("DIBAO"), text);
  EXPECT_TRUE(rows.records.empty());
  EXPECT_EQ(rows.skipped(Reason::not_protected), 14u);
}

TEST(AssistanceRosters, TheStateOfARowIsAFact) {
  const auto rows =
      rows_of(job_for("DIBAO"),
              "姓名,身份证号,保障状态,终止保障年月\n甲一,,正常,\n甲二,,冻结,\n甲三,,复核中,\n甲四,,待发放,\n"
              "甲五,,未停保,202112\n"
              "甲六,,搬迁,\n甲七,,在保（停保）,\n");
  ASSERT_EQ(rows.records.size(), 7u);
  const char* states[] = {"", "UNCLEAR", "UNCLEAR", "NOT_BEGUN", "", "UNCLEAR", "UNCLEAR"};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(rows.records[i]["roster_state"], states[i]) << rows.records[i]["name"];
  EXPECT_EQ(rows.found(Reason::protection_unclear), 4u);
  EXPECT_EQ(rows.records[4]["protected_until"], "20211201");
  EXPECT_EQ(rows.found(Reason::protection_ends), 1u);
}

TEST(AssistanceRosters, WhatIsUnclearOfTheHeadIsNotSaidOfTheMembers) {
  const auto rows = rows_of(job_for("DIBAO"),
                            "证件号码,户主姓名,身份证号码,户主是否享受,成员一姓名,成员一身份证号\n"
                            "N1,张三," +
                                kHead + ",冻结,李四," + kWife +
                                "\n"
                                "N2,王五," +
                                kHead + ",×,赵六," + kWife + "\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0]["roster_state"], "UNCLEAR");
  EXPECT_EQ(rows.records[1]["roster_state"], "");
  EXPECT_EQ(rows.records[2]["name"], "赵六");
}

TEST(AssistanceRosters, AHeadWhoseProtectionHasNotBegunIsNotCovered) {
  for (const std::string word : {"待发放", "未起保", "次月起", "未生效"}) {
    const auto rows = rows_of(job_for("DIBAO"),
                              "证件号码,户主姓名,身份证号码,保障状态,户主是否享受,成员一姓名,成员一身份证号\n"
                              "N1,张三," +
                                  kHead + ",," + word + ",李四," + kWife +
                                  "\n"
                                  "N2,王五," +
                                  kHead + ",冻结," + word + ",赵六," + kWife +
                                  "\n"
                                  "N3,孙七," +
                                  kHead + "," + word + ",是,周八," + kWife + "\n");
    ASSERT_EQ(rows.records.size(), 6u);
    const char* states[] = {"NOT_BEGUN", "", "UNCLEAR", "UNCLEAR", "NOT_BEGUN", "NOT_BEGUN"};
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(rows.records[i]["roster_state"], states[i]) << word << i;
  }
}

}  // namespace
}  // namespace yingbao::plugin_tests
