#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "education";
const std::string kNumber = number_of("20120304", "015");

TEST(Education, ReadsTheSurveyOfSchools) {
  const auto rows = rows_of(
      kPlugin,
      "学校名称,年级,班级,学号,学生姓名,身份证号,性别,民族,出生日期,户籍所在地(省/市/"
      "区县),家庭地址,家庭人口总数（人）,是否脱贫家庭,"
      "是否城乡低保,是否城乡特困救助供养,是否脱贫不稳定家庭(未)已消除风险,是否边缘易致贫户家庭,是否突发严重困难户,"
      "是否孤儿（含事实无人抚养儿童）,是否烈士子女,是否建档困难职工家庭学生,是否单亲家庭,家庭人均年收入（元）,"
      "家长联系电话\n"
      "某小学,三,1,X1,张小三," +
          kNumber +
          ",男,汉族,2012-03-04,福建省/泉州市/晋江市,晋江市甲镇,4,否,是,否,否,是,是,否,否,否,是,6000,13900000001\n"
          "某小学,三,1,X2,李小四,,女,汉族,2012-03-05,福建省/泉州市/"
          "晋江市,晋江市甲镇,4,否,否,否,否,否,否,是,否,否,否,6000,13900000002\n"
          "某小学,三,1,X3,王小五,,女,汉族,2012-03-05,福建省/泉州市/"
          "晋江市,晋江市甲镇,4,是,否,否,,否,否,否,是,否,是,6000,13900000002\n");
  ASSERT_EQ(rows.records.size(), 3u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G9");
  EXPECT_EQ(record["name"], "张小三");
  EXPECT_EQ(record["school"], "某小学");
  EXPECT_EQ(record["birth_date"], "20120304");
  EXPECT_EQ(record["hukou_address"], "福建省/泉州市/晋江市");
  EXPECT_EQ(record["household_size"], "4");
  EXPECT_EQ(record["income_per_head"], "600000");
  EXPECT_EQ(record["phone"], "13900000001");
  EXPECT_EQ(record["claims"], "DIBAO+POV_MON");
  EXPECT_EQ(record["unit"], "350582");
  EXPECT_EQ(rows.records[1]["claims"], "ORPHAN+DEFACTO") << "the column does not tell which";
  EXPECT_EQ(rows.records[2]["claims"], "");
  EXPECT_EQ(rows.found(Reason::claims_protection), 2u);
}

TEST(Education, ReadsTheOneColumnOfTypes) {
  const std::pair<const char*, const char*> types[] = {
      {"无", ""},
      {"脱贫家庭学生", ""},
      {"脱贫不稳定家庭学生", "POV_MON"},
      {"边缘易致贫家庭学生", "POV_MON"},
      {"突发严重困难家庭学生", "POV_MON"},
      {"低保家庭学生", "DIBAO"},
      {"低保边缘家庭学生", "EDGE"},
      {"特困救助供养学生", "TEKUN"},
      {"刚性支出困难家庭学生", "RIGID"},
      {"其他低收入家庭学生", "LOW_OTHER"},
      {"孤儿", "ORPHAN"},
      {"事实无人抚养儿童", "DEFACTO"},
      {"残疾学生", ""},
      {"残疾人子女", ""},
      {"烈士子女", ""},
      {"残疾学生、低保家庭学生", "DIBAO"},
  };
  std::string text = "学生姓名,身份证号,特殊困难类型\n";
  for (const auto& [type, claim] : types) text += std::string{"甲,,"} + type + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(types));
  for (std::size_t i = 0; i < std::size(types); ++i)
    EXPECT_EQ(rows.records[i]["claims"], types[i].second) << types[i].first;
  EXPECT_EQ(rows.found(Reason::claims_protection), 5u);
}

TEST(Education, YesAndNoAreReadInEverySpelling) {
  const std::pair<const char*, const char*> answers[] = {
      {"是", "DIBAO"},       {"√", "DIBAO"}, {"1.0", "DIBAO"}, {"已享受", "DIBAO"},  {"■是□否", "DIBAO"},
      {"城市低保", "DIBAO"}, {"不是", ""},   {"×", ""},        {"未享受", ""},       {"曾享受", ""},
      {"□是☑否", ""},        {"没有", ""},   {"无", ""},       {"否（未申请）", ""},
  };
  std::string text = "学生姓名,身份证号,是否低保\n";
  for (const auto& [word, claim] : answers) text += std::string{"甲,,"} + word + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(answers));
  for (std::size_t i = 0; i < std::size(answers); ++i) {
    EXPECT_EQ(rows.records[i]["claims"], answers[i].second) << answers[i].first;
    EXPECT_EQ(rows.records[i]["hardship_cause"], *answers[i].second ? "" : "无") << answers[i].first;
  }
  EXPECT_EQ(rows.found(Reason::word_unknown), 0u);
}

TEST(Education, AnAnswerNobodyKnowsIsToldAndIsNoNo) {
  const auto rows =
      rows_of(kPlugin, "学生姓名,身份证号,是否低保,是否特困\n甲一,,另附,否\n甲二,,申请中,否\n甲三,,□是□否,否\n");
  ASSERT_EQ(rows.records.size(), 3u);
  for (const auto& record : rows.records) {
    EXPECT_EQ(record["claims"], "");
    EXPECT_EQ(record["hardship_cause"], "") << "nobody said that there is none";
  }
  EXPECT_EQ(rows.found(Reason::word_unknown), 3u);
}

TEST(Education, AnAnswerThatNamesAnotherHelpAddsWhatItNames) {
  struct Answer {
    const char *title, *cell, *claims;
    bool told;
  };
  const Answer answers[] = {
      {"是否特困", "享受低保", "DIBAO", true},
      {"是否孤儿", "城市低保", "DIBAO", true},
      {"是否低保", "低保、特困", "DIBAO+TEKUN", true},
      {"是否孤儿", "事实孤儿", "DEFACTO", false},
      {"是否孤儿", "是（孤儿）", "ORPHAN", false},
      {"是否低保", "享受低保", "DIBAO", false},
      {"是否低保", "国家助学金", "", true},
      {"是否低保", "是（国家助学金）", "", true},
      {"是否孤儿", "已享受国家助学金", "", true},
      {"是否特困", "领取生活补助", "", true},
      {"是否低保", "否（低保边缘户）", "", true},
      {"是否孤儿", "是", "ORPHAN+DEFACTO", false},
      {"是否低保", "未享受低保、特困", "", false},
  };
  for (const auto& [title, cell, claims, told] : answers) {
    const auto rows = rows_of(kPlugin, std::string{"学生姓名,身份证号,"} + title + "\n甲,," + cell + "\n");
    ASSERT_EQ(rows.records.size(), 1u);
    EXPECT_EQ(rows.records[0]["claims"], claims) << title << cell;
    EXPECT_EQ(rows.found(Reason::word_unknown), told ? 1u : 0u) << title << cell;
  }
}

TEST(Education, AFamilyAtRiskIsOneWhetherTheRiskIsOverOrNot) {
  const auto rows =
      rows_of(kPlugin,
              "学生姓名,身份证号,是否脱贫不稳定家庭(未)已消除风险\n甲一,,未消除\n甲二,,已消除风险\n甲三,,否\n");
  EXPECT_EQ(rows.records[0]["claims"], "POV_MON");
  EXPECT_EQ(rows.records[1]["claims"], "POV_MON");
  EXPECT_EQ(rows.records[2]["claims"], "");
}

}  // namespace
}  // namespace yingbao::plugin_tests
