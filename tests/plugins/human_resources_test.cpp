#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "human_resources";

TEST(HumanResources, ReadsEveryColumnOfTheUsualList) {
  const auto number = number_of("19850601", "011");
  const auto rows = rows_of(
      kPlugin,
      "登记失业人员名册,,,,,,,,,,,,,,,,,,,,\n"
      "序号,姓名,身份证号（社会保障号码）,性别,民族,文化程度,户口性质,户籍地址,常住地址,联系电话,就业创业证号,失业时间,"
      "失业原因,失业登记日期,登记机构,是否领取失业保险金,待遇起止年月,是否参加失业保险,就业困难人员类别,注销日期,"
      "有效标志\n"
      "1,张三," +
          number +
          ",男,畲族,大专,农业户口,泉州市晋江市梅岭街道1号,泉州市石狮市2号,13900000000,YJ001,2021.3.1,"
          "合同期满,2021年3月5日,晋江市就业服务中心,否,,是,残疾人员,,有效\n"
          "合计,1,,,,,,,,,,,,,,,,,,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G6");
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["id_number"], number);
  EXPECT_EQ(record["sex"], "1");
  EXPECT_EQ(record["ethnicity"], "22");
  EXPECT_EQ(record["education"], "大专");
  EXPECT_EQ(record["hukou_type"], "农业户口");
  EXPECT_EQ(record["phone"], "13900000000");
  EXPECT_EQ(record["unemployment_certificate"], "YJ001");
  EXPECT_EQ(record["unemployed_on"], "20210301");
  EXPECT_EQ(record["unemployment_reason"], "合同期满");
  EXPECT_EQ(record["registered_on"], "20210305");
  EXPECT_EQ(record["draws_benefit"], "0");
  EXPECT_EQ(record["insured"], "1");
  EXPECT_EQ(record["hardship_class"], "残疾人员");
  EXPECT_EQ(record["cancelled_on"], "");
  EXPECT_EQ(record["registration_valid"], "1");
  EXPECT_EQ(record["county"], "晋江市就业服务中心");
  EXPECT_EQ(record["unit"], "350582");
  EXPECT_EQ(record["unit_basis"], "COUNTY_FIELD");
  EXPECT_EQ(rows.target_of("待遇起止年月"), "");
  EXPECT_EQ(rows.skipped(Reason::total_row), 1u);
}

TEST(HumanResources, ReadsInterfaceNames) {
  const auto rows = rows_of(kPlugin, "AJC094,AAC003,AAC002,AAC004,AAB301,AJC090\n20210305,李四,,2,350583,202103\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["registered_on"], "20210305");
  EXPECT_EQ(rows.records[0]["sex"], "2");
  EXPECT_EQ(rows.records[0]["unit"], "350583");
  EXPECT_EQ(rows.records[0]["unemployed_on"], "20210301");
}

TEST(HumanResources, CountyColumnGoesBeforeTheRegistry) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,失业登记日期,登记机构,县（市、区）\n张三,,2021-01-02,晋江市就业服务中心,惠安县\n");
  EXPECT_EQ(rows.records.at(0)["unit"], "350521");
  EXPECT_EQ(rows.records.at(0)["county"], "惠安县");
}

TEST(HumanResources, UnreadableCellsRefuseOnlyWhatTheyDecide) {
  const auto rows = rows_of(kPlugin,
                            "姓名,身份证号,失业登记日期,失业时间,注销日期,是否参加失业保险\n"
                            "甲一,,昨天,,,\n"
                            "甲二,,,,,\n"
                            "甲三,,2021-01-02,,不详,\n"
                            "甲四,,2021-01-02,不详,,也许\n"
                            ",350582,2021-01-02,,,\n"
                            "甲六,,2021-02-30,,,\n");
  ASSERT_EQ(rows.rejects.size(), 5u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::date_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "失业登记日期");
  EXPECT_EQ(rows.rejects[1].reason, Reason::value_missing);
  EXPECT_EQ(rows.rejects[1].column, "失业登记日期");
  EXPECT_EQ(rows.rejects[2].reason, Reason::date_unreadable);
  EXPECT_EQ(rows.rejects[2].column, "注销日期");
  EXPECT_EQ(rows.rejects[3].reason, Reason::name_missing);
  EXPECT_EQ(rows.rejects[4].row, 7u);
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["name"], "甲四");
  EXPECT_EQ(rows.found(Reason::optional_unreadable), 2u);
}

TEST(HumanResources, StatesACancelledRegistrationAndLeavesTheDecisionToTheRules) {
  const auto rows = rows_of(kPlugin, "姓名,身份证号,失业登记日期,注销日期,有效标志\n张三,,2021-01-02,2021-02-03,0\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["cancelled_on"], "20210203");
  EXPECT_EQ(rows.records[0]["registration_valid"], "0");
}

TEST(HumanResources, RegistrationsOfOneDayAreOneEntry) {
  const std::string titles = "姓名,身份证号,失业登记日期,联系电话,登记机构,注销日期,有效标志\n",
                    first = "张三,,2021-01-02,1,甲所,,有效\n";
  const std::pair<const char*, bool> seconds[] = {
      {"张三,,2021-01-02,2,甲所,,有效\n", true},
      {"张三,,2021-01-02,1,甲所,2021-03-01,注销\n", true},  // in an increment it takes the first one's place
      {"张三,,2021-01-03,1,甲所,,有效\n", false},
  };
  for (const auto& [second, same] : seconds) {
    const auto rows = rows_of(kPlugin, titles + first + second);
    ASSERT_EQ(rows.records.size(), 2u) << second;
    EXPECT_EQ(rows.records[0].head.row_key == rows.records[1].head.row_key, same) << second;
  }
}

TEST(HumanResources, NobodysPlaceIsAFinding) {
  const auto rows = rows_of(kPlugin, "姓名,身份证号,失业登记日期\n张三,,2021-01-02\n");
  EXPECT_EQ(rows.found(Reason::unit_unknown), 1u);
  auto job = job_of(kPlugin);
  job.agency_unit = "350524";
  const auto of_county = rows_of(job, "姓名,身份证号,失业登记日期\n张三,,2021-01-02\n");
  EXPECT_EQ(of_county.records.at(0)["unit"], "350524");
  EXPECT_EQ(of_county.records.at(0)["unit_basis"], "AGENCY");
  EXPECT_EQ(of_county.found(Reason::unit_unknown), 0u);
}

TEST(HumanResources, WhatIsCancelledInWordsIsNotValid) {
  const std::pair<const char*, const char*> words[] = {
      {"注销", "0"},   {"已注销", "0"}, {"失效", "0"}, {"0.0", "0"}, {"无", "0"},   {"×", "0"},
      {"已就业", "0"}, {"未登记", "0"}, {"有效", "1"}, {"1.0", "1"}, {"正常", "1"}, {"在册", "1"},
      {"未注销", "1"}, {"未失效", "1"}, {"", ""},      {"挂起", ""},
  };
  std::string text = "姓名,身份证号,失业登记日期,有效标志\n";
  for (const auto& [word, valid] : words) text += std::string{"甲,,2021-01-02,"} + word + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(words));
  for (std::size_t i = 0; i < std::size(words); ++i)
    EXPECT_EQ(rows.records[i]["registration_valid"], words[i].second) << words[i].first;
  EXPECT_EQ(rows.found(Reason::word_unknown), 1u);
}

TEST(HumanResources, ADayBeforeTheRegistrationCancelsNothing) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,失业登记日期,注销日期\n甲一,,2021-01-02,1901-01-01\n甲二,,2021-01-02,2021-01-02\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["cancelled_on"], "");
  EXPECT_EQ(rows.records[1]["cancelled_on"], "20210102");
  EXPECT_EQ(rows.found(Reason::date_stand_in), 1u);
}

TEST(HumanResources, BenefitAndInsuranceAreReadInWords) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,失业登记日期,是否领取失业保险金,是否参加失业保险\n甲一,,2021-01-02,正在领取,未参加\n"
              "甲二,,2021-01-02,停领,已参保\n"
              "甲三,,2021-01-02,无,×\n");
  EXPECT_EQ(rows.records[0]["draws_benefit"], "1");
  EXPECT_EQ(rows.records[0]["insured"], "0");
  EXPECT_EQ(rows.records[1]["draws_benefit"], "0");
  EXPECT_EQ(rows.records[1]["insured"], "1");
  EXPECT_EQ(rows.records[2]["draws_benefit"], "0");
  EXPECT_EQ(rows.records[2]["insured"], "0");
}

}  // namespace
}  // namespace yingbao::plugin_tests
