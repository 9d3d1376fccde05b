#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;
using testing::HasSubstr;

constexpr const char* kPlugin = "disabled_persons_federation";
const std::string kHeader = "姓名,身份证号,残疾人证号,残疾类别,残疾等级,首次办证日期,发证日期,县区\n";
const std::string kNumber = number_of("19900101", "013");
const std::string kOther = number_of("19920202", "024");

std::string row(const std::string& id, const std::string& certificate, const std::string& rest) {
  return "张三," + id + "," + certificate + "," + rest + ",晋江市\n";
}

TEST(DisabledPersonsFederation, ReadsEveryColumnOfTheUsualList) {
  const auto rows = rows_of(kPlugin,
                            "持证残疾人名单,,,,,,,,,,,,,,,,,,,,\n"
                            "序号,县（市、区）,乡镇（街道）,村（社区）,姓名,性别,民族,身份证号,残疾人证号,残疾类别,"
                            "残疾等级,是否一户多残,首次办证日期,"
                            "发证日期,户口性质,户籍地址,现住址,联系电话,监护人姓名,监护人电话,备注\n"
                            "1,南安市,甲镇,乙村,张三,男,汉," +
                                kNumber + "," + kNumber +
                                "52,智力残疾,二级,是,2020年6月1日,2020/6/1,农业,甲,乙,1,李四,2,\n"
                                "填表人：王五,,,,,,,,,,,,,,,,,,,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G3");
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["id_number"], kNumber);
  EXPECT_EQ(record["certificate_number"], kNumber + "52");
  EXPECT_EQ(record["disability_category"], "5");
  EXPECT_EQ(record["disability_grade"], "2");
  EXPECT_EQ(record["several_disabled"], "1");
  EXPECT_EQ(record["first_issued_on"], "20200601");
  EXPECT_EQ(record["issued_on"], "20200601");
  EXPECT_EQ(record["guardian_name"], "李四");
  EXPECT_EQ(record["guardian_phone"], "2");
  EXPECT_EQ(record["township"], "甲镇");
  EXPECT_EQ(record["village"], "乙村");
  EXPECT_EQ(record["unit"], "350583");
  EXPECT_EQ(rows.skipped(Reason::footer_row), 1u);
  EXPECT_TRUE(rows.end.findings.empty());
}

TEST(DisabledPersonsFederation, CertificateFillsCategoryGradeAndNumber) {
  const auto rows = rows_of(kPlugin, kHeader + row("", kNumber + "63", ",,2020-06-01,"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["id_number"], kNumber);
  EXPECT_EQ(rows.records[0]["disability_category"], "6");
  EXPECT_EQ(rows.records[0]["disability_grade"], "3");
  EXPECT_EQ(rows.found(Reason::certificate_contradicts), 0u);
}

TEST(DisabledPersonsFederation, CertificateInTheColumnOfTheNumberIsUnderstood) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber + "41", "", ",,2020-06-01,"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["disability_category"], "4");
  EXPECT_EQ(rows.records[0]["disability_grade"], "1");
}

TEST(DisabledPersonsFederation, ContradictingColumnsYieldToTheCertificate) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber, kNumber + "43", "肢体,1,2020-06-01,2020-06-01"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["disability_grade"], "3");
  EXPECT_EQ(rows.found(Reason::certificate_contradicts), 1u);
}

TEST(DisabledPersonsFederation, ContradictingColumnsHoldWhenTheCertificateWasIssuedAgain) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber, kNumber + "43B1", "肢体,1,2018-06-01,2020-06-01"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["disability_grade"], "1");
  EXPECT_EQ(rows.records[0]["first_issued_on"], "20180601");
  EXPECT_EQ(rows.found(Reason::certificate_contradicts), 1u);
}

TEST(DisabledPersonsFederation, ReplacementWithoutFirstDateIsMarked) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber, kNumber + "43B2", "肢体,三级,,2020-06-01"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["first_issued_on"], "20200601");
  EXPECT_EQ(rows.found(Reason::replacement_looks_new), 1u);
}

TEST(DisabledPersonsFederation, CertificateOfAnotherPersonIsMarked) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber, kOther + "43", "肢体,三级,2020-06-01,"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["id_number"], kNumber);
  EXPECT_EQ(rows.found(Reason::certificate_other_person), 1u);
}

TEST(DisabledPersonsFederation, UnusableNumberIsTakenFromTheCertificate) {
  auto wrong = kNumber;
  wrong[17] = wrong[17] == '1' ? '2' : '1';
  const auto rows = rows_of(kPlugin, kHeader + row(wrong, kNumber + "43", "肢体,三级,2020-06-01,"));
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["id_number"], kNumber);
}

TEST(DisabledPersonsFederation, SpellingsOfGradeAndCategory) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber, "", "精神,叁级,2020-06-01,") +
                                         row(kNumber, "", "6,Ⅲ,202006,") + row(kNumber, "", "精神残疾,3级,2020.6.1,"));
  ASSERT_EQ(rows.records.size(), 3u);
  for (const auto& record : rows.records) {
    EXPECT_EQ(record["disability_category"], "6");
    EXPECT_EQ(record["disability_grade"], "3");
    EXPECT_EQ(record["first_issued_on"], "20200601");
  }
}

TEST(DisabledPersonsFederation, WhatDecidesMustBeReadable) {
  const auto rows =
      rows_of(kPlugin, kHeader + row(kNumber, "", "肢体,五级,2020-06-01,") + row(kNumber, "", "肢体,,2020-06-01,") +
                           row(kNumber, kNumber + "43", "肢体,三级,,") +
                           row(kNumber, kNumber + "43", "肢体,三级,不详,2020-06-01") +
                           row(kNumber, kNumber + "43", "其他,三级,2020-06-01,"));
  EXPECT_TRUE(rows.records.empty());
  ASSERT_EQ(rows.rejects.size(), 5u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::code_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "残疾等级");
  EXPECT_EQ(rows.rejects[1].reason, Reason::code_unreadable);
  EXPECT_EQ(rows.rejects[1].column, "残疾等级");
  EXPECT_EQ(rows.rejects[2].reason, Reason::date_unreadable);
  EXPECT_EQ(rows.rejects[2].column, "首次办证日期");
  EXPECT_EQ(rows.rejects[3].column, "首次办证日期");
  EXPECT_EQ(rows.rejects[4].reason, Reason::code_unreadable);
  EXPECT_EQ(rows.rejects[4].column, "残疾类别");
}

TEST(DisabledPersonsFederation, OneCertificateIsOneEntry) {
  const auto rows = rows_of(kPlugin, kHeader + row(kNumber, kNumber + "43", "肢体,三级,2020-06-01,") +
                                         row(kNumber, kNumber + "43", "肢体,三级,2020-06-02,") +
                                         row(kNumber, kNumber + "43B1", "肢体,三级,2020-06-01,"));
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0].head.row_key, rows.records[1].head.row_key);
  EXPECT_NE(rows.records[0].head.row_key, rows.records[2].head.row_key);
}

TEST(DisabledPersonsFederation, MissingColumnsAreNamed) {
  EXPECT_THAT(refusal_of(job_of(kPlugin), "县区,残疾类别,残疾等级,残疾人证号\n晋江市,肢体,一级,\n"), HasSubstr("姓名"));
}

TEST(DisabledPersonsFederation, KeepsTheDayOfANewGrade) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,残疾类别,残疾等级,首次办证日期,等级变更日期\n张三,,肢体,二级,2015-06-01,2021年3月\n");
  EXPECT_EQ(rows.records.at(0)["decided_on"], "20210301");
  EXPECT_EQ(rows.records.at(0)["first_issued_on"], "20150601");
}

TEST(DisabledPersonsFederation, ACancelledCertificateIsNone) {
  const std::string header = "姓名,身份证号,残疾类别,残疾等级,首次办证日期,证件状态\n",
                    person = "张三,,肢体,一级,2020-06-01,";
  std::string text = header;
  for (const auto* state : {"正常", "", "未注销", "注销", "已过期", "冻结", "迁移"}) text += person + state + "\n";
  const auto rows = rows_of(kPlugin, text);
  EXPECT_EQ(rows.records.size(), 4u);
  EXPECT_EQ(rows.skipped(Reason::filtered), 3u);
  EXPECT_EQ(rows.found(Reason::word_unknown), 1u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
