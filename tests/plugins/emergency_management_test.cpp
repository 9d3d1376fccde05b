#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "emergency_management";
const std::string kNumber = number_of("19700103", "015");
const std::string kRelief =
    "填写说明：甲,,,,,,,,,,,,,,,,,,,,,,,,\n"
    "户主姓名,身份证号码,家庭人口（人）,家庭类型,户口类型,行政村（社区）代码,行政村（社区）名称,需口粮救助（元）,"
    "需取暖救助（元）,"
    "需衣被救助（件）,需伤病救助（元）,需其他救助（元）,需饮水救助（元）,核准救助时段（月）,核准救助口粮（公斤）,"
    "核准救助衣被（件）,"
    "核准救助金额（元）,发放单位,发放方式,开户银行,开户银行帐号,开户银行地址,村级填报人姓名,村级填报日期,备注\n";

TEST(EmergencyManagement, ReadsReliefInWinterAndSpring) {
  const auto rows =
      rows_of(kPlugin, kRelief + "张三," + kNumber +
                           ",4,其他户,农村,350521101201,甲村,300,200.5,2,0,,,2,50,2,500,县级,银行发放,某银行,"
                           "6222020000000000000,某地,李四,2021-01-02,台风\n"
                           "合计,,4,,,,,300,200.5,2,,,,,,,,,,,,,,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.header.row, 2u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G7");
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["household_size"], "4");
  EXPECT_EQ(record["family_type"], "其他户");
  EXPECT_EQ(record["village"], "甲村");
  EXPECT_EQ(record["needs"], "口粮、取暖、衣被");
  EXPECT_EQ(record["need_amount"], "50050") << "pieces of clothing are no yuan";
  EXPECT_EQ(record["amount"], "50000");
  EXPECT_EQ(record["unit"], "350521");
  EXPECT_EQ(record["epidemic"], "");
  EXPECT_EQ(record["claims"], "");
  EXPECT_EQ(rows.found(Reason::head_only), 1u);
  EXPECT_EQ(rows.skipped(Reason::total_row), 1u);
}

TEST(EmergencyManagement, BankAccountsAreDropped) {
  const auto rows =
      rows_of(kPlugin, kRelief + "张三," + kNumber +
                           ",1,其他户,农村,,甲村,300,,,,,,,,,,,,某银行,6222020000000000000,某地,李四,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  for (const auto title : {"开户银行", "开户银行帐号", "开户银行地址"}) EXPECT_EQ(rows.target_of(title), "") << title;
  for (const auto& [field, value] : rows.records[0].fields) {
    EXPECT_EQ(value.find("6222"), std::string::npos) << field;
    EXPECT_EQ(value.find("银行"), std::string::npos) << field;
  }
}

TEST(EmergencyManagement, ProtectedFamiliesAreMarked) {
  const auto rows =
      rows_of(kPlugin,
              "户主姓名,身份证号码,家庭类型,需口粮救助（元）\n甲一,,低保户,1\n甲二,,五保户,1\n甲三,,重点优抚对象,1\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0]["claims"], "DIBAO");
  EXPECT_EQ(rows.records[1]["claims"], "TEKUN");
  EXPECT_EQ(rows.records[2]["claims"], "");
  EXPECT_EQ(rows.found(Reason::claims_protection), 2u);
}

TEST(EmergencyManagement, TellsTheEpidemicFromDisasters) {
  const auto rows = rows_of(kPlugin,
                            "姓名,身份证号,灾害种类,受灾时间,备注,倒塌房屋（间）\n甲一,,台风,2020-08-01,,3间\n甲二,,"
                            "其他,2020年8月,受新冠疫情影响,\n"
                            "甲三,,疫情,,,\n甲四,,台风,那天,,\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0]["epidemic"], "");
  EXPECT_EQ(rows.records[0]["disaster_kind"], "台风");
  EXPECT_EQ(rows.records[0]["disaster_date"], "20200801");
  EXPECT_EQ(rows.records[0]["houses_lost"], "3");
  EXPECT_EQ(rows.records[1]["epidemic"], "1");
  EXPECT_EQ(rows.records[2]["epidemic"], "1");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::date_unreadable);
}

TEST(EmergencyManagement, NeedsInWordsAreNeeds) {
  const auto rows = rows_of(kPlugin,
                            "备注,需饮水救助（元）,需衣被救助（件）,户主姓名,身份证号码,需伤病救助（元）\n"
                            ",是,2件,甲一,,\"１，０００元\"\n,否,0,甲二,,-\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["needs"], "衣被、伤病、饮水");
  EXPECT_EQ(rows.records[0]["need_amount"], "100000");
  EXPECT_EQ(rows.records[1]["needs"], "");
  EXPECT_EQ(rows.records[1]["need_amount"], "");
}

TEST(EmergencyManagement, WhatIsDeniedIsNotTheEpidemic) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,灾害种类,受灾时间,备注\n甲一,,台风,2020-08-01,未受疫情影响\n甲二,,非疫情,2020-08-01,\n"
              "甲三,,台风,2020-08-01,与疫情无关\n甲四,,台风,2020-08-01,房屋倒塌后又受疫情影响，无工作\n"
              "甲五,,台风,2020-08-01,没有人感染新冠\n");
  ASSERT_EQ(rows.records.size(), 5u);
  for (const std::size_t i : {0, 1, 2, 4}) EXPECT_EQ(rows.records[i]["epidemic"], "") << i;
  EXPECT_EQ(rows.records[3]["epidemic"], "1");
  EXPECT_EQ(rows.found(Reason::word_unknown), 1u);
}

TEST(EmergencyManagement, NoNeedIsNone) {
  const auto rows = rows_of(kPlugin,
                            "户主姓名,身份证号码,需口粮救助（元）,需衣被救助（件）\n甲一,,无需,0件\n甲二,,不需要,"
                            "没有\n甲三,,×,无\n甲四,,暂不需要,已解决\n"
                            "甲五,,急需,3床\n甲六,,需300元,需要\n甲七,,50斤大米,见附表\n");
  ASSERT_EQ(rows.records.size(), 7u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(rows.records[i]["needs"], "") << i;
  EXPECT_EQ(rows.records[4]["needs"], "口粮、衣被");
  EXPECT_EQ(rows.records[5]["needs"], "口粮、衣被");
  EXPECT_EQ(rows.records[5]["need_amount"], "30000");
  EXPECT_EQ(rows.records[6]["needs"], "") << "what it says is told instead";
  EXPECT_EQ(rows.found(Reason::word_unknown), 2u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
