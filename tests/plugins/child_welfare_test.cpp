#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "child_welfare";
const std::string kChild = number_of("20120304", "015");
const std::string kFather = number_of("19800101", "011");

TEST(ChildWelfare, ReadsEveryColumnOfTheUsualList) {
  const auto rows = rows_of(
      kPlugin,
      "序号,县（市、区）,乡镇,村（社区）,儿童姓名,性别,出生日期,身份证号,就读学校,父亲姓名,父亲身份证号,父亲情况,"
      "父亲情况起始时间,"
      "母亲姓名,母亲身份证号,母亲情况,母亲情况起始时间,监护人姓名,与儿童关系,监护人身份证号,监护人电话,疑似类别,"
      "是否已享受孤儿/事实无人抚养儿童保障,备注\n"
      "1,永春县,甲镇,乙村,张小三,男,2012-03-04," +
          kChild + ",某小学,张三," + kFather +
          ",死亡,2019年5月,李四,,改嫁,2020/1/2,"
          "王五,祖父,,13900000001,事实无人抚养儿童,否,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G8");
  EXPECT_EQ(record["name"], "张小三");
  EXPECT_EQ(record["id_number"], kChild);
  EXPECT_EQ(record["birth_date"], "20120304");
  EXPECT_EQ(record["school"], "某小学");
  EXPECT_EQ(record["father_name"], "张三");
  EXPECT_EQ(record["father_id_number"], kFather);
  EXPECT_EQ(record["father_state"], "DEAD");
  EXPECT_EQ(record["father_state_since"], "20190501");
  EXPECT_EQ(record["mother_state"], "NORMAL") << "who has married again is still there to be asked";
  EXPECT_EQ(record["mother_state_since"], "20200102");
  EXPECT_EQ(record["guardian_name"], "王五");
  EXPECT_EQ(record["guardian_relation"], "祖父");
  EXPECT_EQ(record["guardian_phone"], "13900000001");
  EXPECT_EQ(record["suspected_category"], "事实无人抚养儿童");
  EXPECT_EQ(record["already_protected"], "0");
  EXPECT_EQ(record["unit"], "350525");
  EXPECT_TRUE(rows.end.findings.empty());
}

TEST(ChildWelfare, ReadsElementNamesOfADialect) {
  const auto rows = rows_of(kPlugin,
                            "儿童姓名,身份证号,县市区,乡镇街道,村社区,父亲情况,母亲情况,是否已享受保障\n"
                            "张小三," +
                                kChild + ",永春县,甲镇,乙村,死亡,失联,是\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["unit"], "350525");
  EXPECT_EQ(rows.records[0]["village"], "乙村");
  EXPECT_EQ(rows.records[0]["already_protected"], "1");
}

TEST(ChildWelfare, BirthComesFromTheNumberWhenTheColumnLacks) {
  const auto rows =
      rows_of(kPlugin, "姓名,身份证号,父亲情况,母亲情况\n甲," + kChild + ",死亡,死亡\n乙,123,死亡,死亡\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["birth_date"], "20120304");
  EXPECT_EQ(rows.records[1]["birth_date"], "");
}

TEST(ChildWelfare, TellsEveryStateOfAParent) {
  const std::pair<const char*, const char*> states[] = {
      {"死亡", "DEAD"},
      {"宣告死亡", "DEAD"},
      {"失踪", "LOST_CONTACT"},
      {"宣告失踪", "MISSING_DECLARED"},
      {"失联", "LOST_CONTACT"},
      {"重残", "SEV_DISABLED"},
      {"重病", "SEV_ILL"},
      {"服刑", "PRISON"},
      {"服刑在押", "PRISON"},
      {"强制戒毒", "DETOX"},
      {"强制隔离戒毒", "DETOX"},
      {"其他限制人身自由", "OTHER_RESTRICTED"},
      {"被撤销监护资格", "GUARDIAN_REVOKED"},
      {"被遣送出境", "DEPORTED"},
      {"改嫁", "NORMAL"},
      {"改嫁/离家", "NORMAL"},
      {"离家出走失联", "LOST_CONTACT"},
  };
  std::string text = "姓名,身份证号,父亲情况,母亲情况\n";
  for (const auto& [word, code] : states) text += std::string{"甲,,"} + word + "," + word + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(states));
  for (std::size_t i = 0; i < std::size(states); ++i) {
    EXPECT_EQ(rows.records[i]["father_state"], states[i].second) << states[i].first;
    EXPECT_EQ(rows.records[i]["mother_state"], states[i].second) << states[i].first;
  }
  EXPECT_EQ(rows.found(Reason::parent_unknown), 0u);
}

TEST(ChildWelfare, AStateThatIsDeniedOrOverIsNone) {
  const std::pair<const char*, const char*> states[] = {
      {"健在，无重病", "NORMAL"},
      {"未死亡", "NORMAL"},
      {"未失联", "NORMAL"},
      {"服刑期满", "NORMAL"},
      {"刑满释放", "NORMAL"},
      {"重病，已治愈", "NORMAL"},
      {"失联，已找到", "NORMAL"},
      {"无法联系", "LOST_CONTACT"},
      {"不健在", "DEAD"},
      {"健在，重病", "SEV_ILL"},
      {"曾服刑，现失联", "LOST_CONTACT"},
  };
  std::string text = "姓名,身份证号,父亲情况,母亲情况\n";
  for (const auto& [word, code] : states) text += std::string{"甲,,"} + word + "," + word + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(states));
  for (std::size_t i = 0; i < std::size(states); ++i) {
    EXPECT_EQ(rows.records[i]["father_state"], states[i].second) << states[i].first;
    EXPECT_EQ(rows.records[i]["mother_state"], states[i].second) << states[i].first;
  }
  EXPECT_EQ(rows.found(Reason::parent_unknown), 0u);
}

TEST(ChildWelfare, SomebodyElsesDeathIsNotTheParents) {
  const auto rows =
      rows_of(kPlugin, "姓名,身份证号,父亲情况,母亲情况\n甲,,父亲病故,丈夫死亡后改嫁\n乙,,死亡,父亲死亡\n");
  EXPECT_EQ(rows.records[0]["father_state"], "DEAD");
  EXPECT_EQ(rows.records[0]["mother_state"], "UNKNOWN");
  EXPECT_EQ(rows.records[1]["mother_state"], "UNKNOWN");
  EXPECT_EQ(rows.found(Reason::parent_unknown), 2u);
}

TEST(ChildWelfare, WhatNobodyKnowsDecidesNothing) {
  const auto rows = rows_of(kPlugin, "姓名,身份证号,父亲情况,母亲情况\n甲,,死亡,不详\n乙,,死亡,\n丙,,死亡,说不清\n");
  ASSERT_EQ(rows.records.size(), 3u);
  for (const auto& record : rows.records) EXPECT_EQ(record["mother_state"], "UNKNOWN");
  EXPECT_EQ(rows.found(Reason::parent_unknown), 3u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
