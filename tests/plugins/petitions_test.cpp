#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "petitions";
const std::string kNumber = number_of("19700103", "015");
const std::string kOther = number_of("19710204", "024");
const std::string kHeader = "信访件编号,姓名,身份证号,手机号码,问题发生地,登记时间,信访内容\n";

std::string row(const std::string& number, const std::string& names, const std::string& ids, const std::string& text) {
  return number + "," + names + "," + ids + ",13900000001,晋江市甲镇,2021/3/4," + text + "\n";
}

TEST(Petitions, ReadsTheRegistry) {
  const auto rows =
      rows_of(kPlugin,
              "信访件编号,姓名,身份证号,手机号码,住址,信访内容,登记时间,限办时间,信访件状态,信访形式,信访日期,"
              "问题发生地,异常动态,"
              "问题发生日期,信访人数,信访诉求,登记单位,档案编号,转往处,办理方式,具体承办单位,办结状态,责任部门,"
              "办结时间,信访事项编号,"
              "信访目的(登记单位)\n"
              "3505000000001,张 三," +
                  kNumber +
                  ",13900000001,泉州市晋江市甲镇1号,\"家庭困难，\n申请低保\",2021-03-04 10:11:12,2021-04-01,办理中,"
                  "来信,2021-03-01,泉州市惠安县乙镇,,,1人,社会救助,晋江市信访局,D1,,转办,甲,未办结,乙,,S1,求助\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G4");
  EXPECT_EQ(rows.header.layout, "registry");
  EXPECT_EQ(record["case_number"], "3505000000001");
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["id_number"], kNumber);
  EXPECT_EQ(record["phone"], "13900000001");
  EXPECT_EQ(record["live_address"], "泉州市晋江市甲镇1号");
  EXPECT_EQ(record["case_text"], "家庭困难,\n申请低保");
  EXPECT_EQ(record["case_date"], "20210304");
  EXPECT_EQ(record["case_status"], "办理中");
  EXPECT_EQ(record["case_form"], "来信");
  EXPECT_EQ(record["case_type"], "求助") << "what the office says it is for";
  EXPECT_EQ(record["case_title"], "社会救助") << "in the petitioner's words";
  EXPECT_EQ(record["case_people"], "1");
  EXPECT_EQ(record["case_place"], "泉州市惠安县乙镇");
  EXPECT_EQ(record["case_role"], "UNSTATED");
  EXPECT_EQ(record["unit"], "350521") << "where it happened, not where the petitioner lives";
  EXPECT_EQ(rows.target_of("信访事项编号"), "") << "one number a case, of one series";
  ASSERT_EQ(rows.end.findings.size(), 1u);
  EXPECT_EQ(rows.found(schema::Reason::type_elsewhere), 1u) << "求助 alone names no assistance; the title does";
}

TEST(Petitions, ReadsTheListOfTheLineBelowItsTitle) {
  const auto rows = rows_of(
      kPlugin,
      "省信访信息系统电话件登记表,,,,,,,,,,,\n2021年6月1日,,,,,,,,,,,\n"
      "序号,省信访件编号,市受理编号,区县受理编号,反映日期,姓名,来电号码,联系电话,发生地,反映内容,内容分类,紧急程度\n"
      "1,S1,,Q1,2021.5.6,张三,0595-1,,安溪县,生活困难,民政,一般\n"
      "2,,,Q2,2021.5.6,李四,0595-1,,安溪县,生活困难,民政,一般\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[1]["case_number"], "Q2");
  EXPECT_EQ(rows.header.row, 3u);
  EXPECT_EQ(rows.header.layout, "registry");
  const auto& record = rows.records[0];
  EXPECT_EQ(record["case_number"], "S1");
  EXPECT_EQ(record["phone"], "0595-1") << "the line called from, for want of another";
  EXPECT_EQ(record["case_date"], "20210506");
  EXPECT_EQ(record["case_type"], "民政");
  EXPECT_EQ(record["unit"], "350524");
}

TEST(Petitions, ACaseThatNamesNobodyCounts) {
  const auto rows = rows_of(kPlugin, kHeader + row("S1", "", "", "请求帮助") + row("", "", "", "请求帮助"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["case_number"], "S1");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::nobody_named);
}

TEST(Petitions, ACaseNeedsItsNumber) {
  const auto rows = rows_of(kPlugin, kHeader + row("", "张三", "", "请求帮助"));
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::value_missing);
  EXPECT_EQ(rows.rejects[0].column, "信访件编号");
}

TEST(Petitions, SeveralPetitionersAreSeveralRecordsOfOneCase) {
  const auto rows = rows_of(kPlugin, kHeader + row("S1", "张三、李四", kNumber + "、" + kOther, "甲") +
                                         row("S2", "\"张三\n李四\"", "\"" + kNumber + "；" + kOther + "\"", "乙") +
                                         row("S3", "张三/李四", "", "丙"));
  ASSERT_EQ(rows.records.size(), 6u);
  for (std::size_t i = 0; i < 6; i += 2) {
    EXPECT_EQ(rows.records[i]["name"], "张三");
    EXPECT_EQ(rows.records[i + 1]["name"], "李四");
    EXPECT_EQ(rows.records[i]["case_number"], rows.records[i + 1]["case_number"]);
    EXPECT_TRUE(rows.records[i].head.primary);
    EXPECT_FALSE(rows.records[i + 1].head.primary);
  }
  EXPECT_EQ(rows.records[0]["id_number"], kNumber);
  EXPECT_EQ(rows.records[1]["id_number"], kOther);
  EXPECT_EQ(rows.records[3]["id_number"], kOther);
}

TEST(Petitions, NumbersThatMatchNoNamesAreRefused) {
  const auto rows = rows_of(kPlugin, kHeader + row("S1", "张三", kNumber + "、" + kOther, "甲") +
                                         row("S2", "张三、李四、王五", kNumber, "乙"));
  ASSERT_EQ(rows.rejects.size(), 2u);
  for (const auto& reject : rows.rejects) {
    EXPECT_EQ(reject.reason, Reason::several_people);
    EXPECT_EQ(reject.column, "身份证号");
  }
}

TEST(Petitions, WhoSpeaksForAnotherIsNotCompared) {
  const auto rows = rows_of(kPlugin, kHeader + row("S1", "张三（代）", kNumber, "生活困难") +
                                         row("S2", "代理人李四", kNumber, "生活困难") +
                                         row("S3", "王五", kNumber, "代邻居赵六反映其家庭困难") +
                                         row("S4", "钱七", kNumber, "代课教师反映工资问题") +
                                         row("S5", "孙八", kNumber, "本人家庭困难，由村里代为申请"));
  ASSERT_EQ(rows.records.size(), 5u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(rows.records[i]["case_role"], "PROXY") << i;
    EXPECT_EQ(rows.records[i]["id_number"], "") << i;
    EXPECT_NE(rows.records[i]["name"], "") << i;
  }
  EXPECT_EQ(rows.records[0]["name"], "张三");
  for (std::size_t i = 3; i < 5; ++i) EXPECT_EQ(rows.records[i]["id_number"], kNumber) << i;
  EXPECT_EQ(rows.found(Reason::proxy_named), 3u);
}

TEST(Petitions, OnePersonsCasesAreKeptApart) {
  const auto rows = rows_of(kPlugin, kHeader + row("S1", "张三", kNumber, "甲") + row("S2", "张三", kNumber, "甲") +
                                         row("S1", "张三", kNumber, "甲"));
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_NE(rows.records[0].head.row_key, rows.records[1].head.row_key);
  EXPECT_EQ(rows.records[0].head.row_key, rows.records[2].head.row_key);
}

TEST(Petitions, DatesDecide) {
  const auto rows = rows_of(kPlugin, "信访件编号,姓名,身份证号,登记时间\nS1,张三,,前天\nS2,李四,,\n");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::date_unreadable);
  EXPECT_EQ(rows.records.size(), 1u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
