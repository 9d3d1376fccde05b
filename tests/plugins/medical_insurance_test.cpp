#include "run_rows.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;
using testing::HasSubstr;

constexpr const char* kPlugin = "medical_insurance";
const std::string kSettlements =
    "结算编号,姓名,身份证号码,参保地,结算日期,个人自付金额（元）,个人自费金额（元）,个人负担合计（元）,退费标志,"
    "有效标志\n";

TEST(MedicalInsurance, ReadsSettlementsAsEntries) {
  const auto number = number_of("19700315", "022");
  const auto rows = rows_of(kPlugin, kSettlements + "S1,张三," + number +
                                         ",泉港区,2020-05-06 10:11:12,\"1,200.50\",￥300,1500.5元,否,有效\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(rows.header.layout, "settlements");
  EXPECT_EQ(record.feed, "G2");
  EXPECT_EQ(record["id_number"], number);
  EXPECT_EQ(record["unit"], "350505");
  EXPECT_EQ(record["settlements.0.settlement_number"], "S1");
  EXPECT_EQ(record["settlements.0.settled_on"], "20200506");
  EXPECT_EQ(record["settlements.0.self_pay"], "120050");
  EXPECT_EQ(record["settlements.0.own_pay"], "30000");
  EXPECT_EQ(record["settlements.0.personal_total"], "150050");
  EXPECT_EQ(record["settlements.0.settlement_state"], "settled");
  EXPECT_EQ(record["own_pay"], "");
  EXPECT_EQ(record["settled_on"], "");
}

TEST(MedicalInsurance, ReadsInterfaceNames) {
  const auto rows = rows_of(kPlugin,
                            "psn_no,psn_name,certno,gend,insu_admdvs,insutype,psn_type,setl_id,setl_time,"
                            "fulamt_ownpay_amt,psn_part_amt,refd_setl_flag,vali_flag\n"
                            "35,张三,,1,350526,390,21,9001,2020-12-31 23:59:59,40000.01,50000,0,1\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record["settlements.0.own_pay"], "4000001");
  EXPECT_EQ(record["settlements.0.personal_total"], "5000000");
  EXPECT_EQ(record["settlements.0.settlement_number"], "9001");
  EXPECT_EQ(record["settlements.0.settled_on"], "20201231");
  EXPECT_EQ(record["insurance_kind"], "390");
  EXPECT_EQ(record["unit"], "350526");
  EXPECT_EQ(rows.target_of("psn_no"), "");
}

TEST(MedicalInsurance, ReadsYearlySums) {
  const auto rows = rows_of(
      kPlugin,
      "泉州市参保人员医疗费用清单,,,,,,,,,,,,,,,,,,,,\n"
      "序号,参保地,姓名,身份证号码,性别,年龄,险种类型,人员类别,联系电话,家庭住址,就诊次数,医疗总费用（元）,"
      "统筹基金支付,"
      "大病保险支付,医疗救助支付,个人自付金额（元）,个人自费金额（元）,个人负担合计（元）,主要病种,结算年度,备注\n"
      "1,永春县,张三,,女,66,居民,特困人员-7131,0595-1,永春县一都镇,3,90000,1,1,1,10000,45000.5,55000.5,甲病,2020年,\n"
      "合计,,,,,,,,,,,90000,,,,10000,45000.5,55000.5,,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(rows.header.layout, "yearly_sums");
  EXPECT_EQ(record["settlements.0.settled_year"], "2020");
  EXPECT_EQ(record["settlements.0.self_pay"], "1000000");
  EXPECT_EQ(record["settlements.0.own_pay"], "4500050");
  EXPECT_EQ(record["settlements.0.personal_total"], "5500050");
  EXPECT_EQ(record["insured_class"], "特困人员-7131");
  EXPECT_EQ(record["disease"], "甲病");
  EXPECT_EQ(record["sex"], "2");
  EXPECT_EQ(record["unit"], "350525");
  EXPECT_EQ(rows.skipped(Reason::total_row), 1u);
}

TEST(MedicalInsurance, SumsInTenThousandsOfYuan) {
  const auto rows = rows_of(kPlugin,
                            "姓名,身份证号,结算年度,个人自费金额（万元）,个人自付金额（元）\n"
                            "张三,,2020,4.00001,5000\n李四,,2020,4.5万元,1万\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["settlements.0.own_pay"], "4000010");
  EXPECT_EQ(rows.records[0]["settlements.0.self_pay"], "500000");
  EXPECT_EQ(rows.records[1]["settlements.0.own_pay"], "4500000");
  EXPECT_EQ(rows.records[1]["settlements.0.self_pay"], "1000000");
}

TEST(MedicalInsurance, RefundsAndVoidsAreLeftOutAndNegativeRowsKept) {
  const auto rows = rows_of(kPlugin, kSettlements +
                                         "S1,张三,,晋江市,2020-05-06,1,300,301,是,有效\n"
                                         "S2,张三,,晋江市,2020-05-07,1,310,311,已退费,1\n"
                                         "S3,张三,,晋江市,2020-05-08,1,320,321,否,无效\n"
                                         "S4,张三,,晋江市,2020-05-09,1,330,331,否,0.0\n"
                                         "S5,张三,,晋江市,2020-05-09,1,340,341,否,已作废\n"
                                         "S6,张三,,晋江市,2020-05-10,-1,-300.25,-301.25,,\n"
                                         "S7,张三,,晋江市,2020-05-11,1,350,351,未退费,未作废\n");
  ASSERT_EQ(rows.records.size(), 2u);
  for (const auto& record : rows.records) EXPECT_EQ(record["settlements.0.settlement_state"], "settled");
  EXPECT_EQ(rows.records[0]["settlements.0.own_pay"], "-30025");
  EXPECT_EQ(rows.records[0]["settlements.0.self_pay"], "-100");
  EXPECT_EQ(rows.records[1]["settlements.0.own_pay"], "35000");
  EXPECT_EQ(rows.skipped(Reason::refunded), 2u);
  EXPECT_EQ(rows.skipped(Reason::void_settlement), 3u);
  EXPECT_EQ(rows.found(Reason::word_unknown), 0u);
}

/// What is summed of a person: the amounts of the rows used, in fen.
std::int64_t sum_of(const std::string& settlements) {
  std::int64_t sum = 0;
  for (const auto& record : rows_of(kPlugin, kSettlements + settlements).records)
    sum += std::stoll(record["settlements.0.own_pay"]);
  return sum;
}

TEST(MedicalInsurance, WhatWasTakenBackCountsForNothingInWhateverOrder) {
  const std::string kept = "S1,张三,,晋江市,2020-05-06,1,900,901,否,有效\n";
  const std::string paid = "S2,张三,,晋江市,2020-05-07,1,300,301,", back = "S3,张三,,晋江市,2020-05-08,-1,-300,-301,";
  EXPECT_EQ(sum_of(kept + paid + "是,有效\n" + back + "否,有效\n"), 90000);
  EXPECT_EQ(sum_of(kept + back + "否,有效\n" + paid + "是,有效\n"), 90000);
  EXPECT_EQ(sum_of(kept + paid + "否,有效\n" + back + "是,有效\n"), 90000);
  EXPECT_EQ(sum_of(kept + paid + "是,有效\n" + back + "是,有效\n"), 90000);
  EXPECT_EQ(sum_of(kept + paid + "否,无效\n" + back + "否,有效\n"), 90000);
  EXPECT_EQ(sum_of(kept + paid + "是,有效\n"), 90000);
  EXPECT_EQ(sum_of(kept + back + "否,有效\n"), 60000) << "what it takes back was summed elsewhere";
  EXPECT_EQ(sum_of(kept + paid + "是,有效\nS2,张三,,晋江市,2020-05-08,-1,-100,-101,否,有效\n"), 90000)
      << "a part of S2";
}

TEST(MedicalInsurance, NoOrderOfTheRowsChangesWhatRemains) {
  const auto row = [](const std::string& number, const std::string& day, int own, const std::string& back) {
    const auto paid = std::to_string(own);
    return number + ",张三,,晋江市,2020-05-" + day + "," + (own < 0 ? "-1," : "1,") + paid + "," + paid + "," + back +
           ",有效\n";
  };
  struct Rows {
    std::vector<std::string> rows;
    std::int64_t sum;
  };
  const Rows cases[] = {
      {{row("S2", "07", 300, "是"), row("S2", "08", -100, "否")}, 0},
      {{row("S2", "07", 300, "是"), row("S2", "08", -100, "否"), row("S2", "09", -200, "否")}, 0},
      {{row("S2", "07", 300, "是"), row("S2", "08", -300, "否"), row("S1", "01", 900, "否")}, 90000},
      {{row("S2", "07", 300, "是"), row("S2", "08", -100, "否"), row("S9", "08", 100, "是"),
        row("S10", "09", -100, "否")},
       0},
      {{row("S2", "07", 300, "是"), row("S2", "08", -100, "否"), row("S3", "09", -300, "否"),
        row("S4", "09", -100, "否")},
       -10000},
      {{row("S2", "07", 300, "否"), row("S2", "08", -100, "是"), row("S2", "09", -200, "是")}, 0},
      {{row("S2", "07", 300, "是"), row("S9", "07", 300, "是"), row("S2", "08", -300, "否"),
        row("S9", "08", -50, "否")},
       0},
  };
  for (const auto& [rows, sum] : cases) {
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    do {
      std::string text;
      for (const auto i : order) text += rows[i];
      EXPECT_EQ(sum_of(text), sum) << text;
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST(MedicalInsurance, ARowThatComesTwiceTakesNothingBackTwice) {
  const std::string paid = "S2,张三,,晋江市,2020-05-07,1,300,301,是,有效\n",
                    back = "S3,张三,,晋江市,2020-05-08,-1,-300,-301,否,有效\n";
  for (const auto& text : {paid + back + back, back + paid + back, back + back + paid}) {
    std::map<std::uint64_t, std::int64_t> by_key;
    for (const auto& record : rows_of(kPlugin, kSettlements + text).records)
      by_key[record.head.row_key] = std::stoll(record["settlements.0.own_pay"]);
    std::int64_t sum = 0;
    for (const auto& [key, amount] : by_key) sum += amount;
    EXPECT_EQ(sum, 0) << text;
  }
}

TEST(MedicalInsurance, WordsNobodyKnowsAreTold) {
  const auto rows = rows_of(kPlugin, kSettlements +
                                         "S1,张三,,晋江市,2020-05-06,1,300,301,部分退费,有效\n"
                                         "S2,张三,,晋江市,2020-05-06,1,300,301,否,见附表\n");
  EXPECT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.found(Reason::word_unknown), 2u);
}

TEST(MedicalInsurance, MoreThanTenMillionYuanIsTold) {
  const auto rows = rows_of(kPlugin, "姓名,身份证号,结算年度,个人自费金额（万元）\n张三,,2020,45000\n李四,,2020,4.5\n");
  EXPECT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.found(Reason::amount_implausible), 1u);
}

TEST(MedicalInsurance, AmountsAndDatesThatDecideAreNeeded) {
  const auto rows = rows_of(kPlugin, kSettlements +
                                         "S1,张三,,晋江市,2020-05-06,1,很多,301,,\n"
                                         "S2,张三,,晋江市,2020-05-06,1,,301,,\n"
                                         "S3,张三,,晋江市,上月,1,300,301,,\n"
                                         "S4,张三,,晋江市,2020-05-06,不详,300,不详,,\n");
  ASSERT_EQ(rows.rejects.size(), 3u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::money_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "个人自费金额（元）");
  EXPECT_EQ(rows.rejects[1].reason, Reason::value_missing);
  EXPECT_EQ(rows.rejects[2].reason, Reason::date_unreadable);
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["settlements.0.self_pay"], "");
  EXPECT_EQ(rows.found(Reason::optional_unreadable), 2u);
}

TEST(MedicalInsurance, NumberDayAndAmountAreTheRowsKey) {
  const auto rows = rows_of(kPlugin, kSettlements +
                                         "S1,张三,,晋江市,2020-05-06,1,300,301,,\n"
                                         "S2,张三,,晋江市,2020-05-06,1,300,301,,\n"
                                         "S1,张三,,晋江,2020/5/6,1,300,301,,\n"
                                         "S1,张三,,晋江市,2020-05-06,1,-300,-299,,\n");
  ASSERT_EQ(rows.records.size(), 4u);
  EXPECT_NE(rows.records[0].head.row_key, rows.records[1].head.row_key);
  EXPECT_EQ(rows.records[0].head.row_key, rows.records[2].head.row_key);
  EXPECT_NE(rows.records[0].head.row_key, rows.records[3].head.row_key) << "a refund under the number of its original";
}

std::set<std::uint64_t> keys_of(const std::string& text) {
  std::set<std::uint64_t> keys;
  for (const auto& record : rows_of(kPlugin, text).records) keys.insert(record.head.row_key);
  return keys;
}

TEST(MedicalInsurance, WithoutNumbersEqualRowsAreEntries) {
  std::string text = "姓名,身份证号,结算年度,个人自费金额\n";
  for (int month = 0; month < 12; ++month) text += "张三,,2020,4000\n";
  EXPECT_EQ(keys_of(text).size(), 12u);
  EXPECT_EQ(keys_of(text), keys_of(text)) << "the same when the file comes again";
  EXPECT_EQ(
      keys_of(kSettlements + ",张三,,晋江市,2020-05-06,1,300,301,,\n,张三,,晋江市,2020-05-06,1,300,301,,\n").size(),
      2u);
}

TEST(MedicalInsurance, MissingColumnsAreNamed) {
  const auto told = refusal_of(job_of(kPlugin), "姓名,身份证号,结算日期,个人自付金额（元）\n张三,,2020-05-06,1\n");
  EXPECT_THAT(told, HasSubstr("settlements"));
  EXPECT_THAT(told, HasSubstr("个人自费金额"));
}

TEST(MedicalInsurance, IdentityClassesAreClaims) {
  const std::pair<const char*, const char*> classes[] = {
      {"特困人员-7131", "TEKUN"},
      {"低保中重残重病人员-7019", "DIBAO"},
      {"城乡孤儿-7041", "ORPHAN"},
      {"事实无人抚养儿童-7141", "DEFACTO"},
      {"低保边缘户-7201", "EDGE"},
      {"突发严重困难户-7205", "POV_MON"},
      {"边缘易致贫户", "POV_MON"},
      {"低保对象", "DIBAO"},
      {"重度残疾-7069", ""},
      {"居民", ""},
      {"21", ""},
  };
  std::string text = "姓名,身份证号,结算年度,个人自费金额,人员类别\n";
  for (const auto& [type, claim] : classes) text += std::string{"张三,,2020,1,"} + type + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(classes));
  for (std::size_t i = 0; i < std::size(classes); ++i) {
    EXPECT_EQ(rows.records[i]["claims"], classes[i].second) << classes[i].first;
    EXPECT_EQ(rows.records[i]["insured_class"], classes[i].first);
  }
}

}  // namespace
}  // namespace yingbao::plugin_tests
