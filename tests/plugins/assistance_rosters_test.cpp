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
                            "地区,姓名,性别,年龄,民族,身份证号,是否“三无”,文化程度,健康状况,婚姻状况,劳动能力,生活自理能力,残疾类别,残疾等级\n"
                            "晋江市,张三,女,65,汉族," + number + ",否,小学,一般,已婚,无,自理,,\n"
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
  const auto rows = rows_of(job_for("DIBAO"), "地区,姓名,身份证号,性别,户主姓名,是否保障对象,与户主关系,月收入（元）\n"
                                              "晋江市,张三,,男,张三,是,本人,0\n"
                                              "晋江市,李四,,女,张三,否,配偶,0\n"
                                              "晋江市,王五,,女,张三,0,女,0\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["head_name"], "张三");
  EXPECT_EQ(rows.records[0]["relation"], "本人");
  EXPECT_EQ(rows.skipped(Reason::not_protected), 2u);
}

TEST(AssistanceRosters, LeavesOutWhoHasEnded) {
  const auto rows = rows_of(job_for("TEKUN"), "姓名,身份证号,供养方式,供养机构,状态,起始保障年月\n"
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

TEST(AssistanceRosters, KnowsOnlyTheHeadOfAHousehold) {
  const auto rows = rows_of(job_for("DIBAO"),
                            "地区,户主姓名,身份证号,低保证号,主要致贫原因,家庭人口数,保障人口数,保障金额（元）,供养方式,起始保障年月,家庭住址\n"
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

}  // namespace
}  // namespace yingbao::plugin_tests
