// Whose name and whose number a column holds: told by its neighbours and the lines above it, or set aside; never guessed.
#include "in_process.hpp"

#include "base/text.hpp"
#include "plugin_host/child/header_match.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using testing::HasSubstr;

const std::string kMine = number_of("19850312", "100"), kOther = number_of("19610412", "247");

struct Case {
  std::string name, plugin, titles;
  std::string cells;      ///< MINE and OTHER stand for the two numbers, 甲 for the person's name, 乙 for the other's
  std::string head = {};  ///< field that takes the other's number, if any
};

std::vector<std::string> row_of(std::string text) {
  for (const auto& [word, number] : {std::pair{std::string{"MINE"}, kMine}, {std::string{"OTHER"}, kOther}})
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
      text.replace(at, word.size(), number);
  std::vector<std::string> cells;
  for (const auto cell : split(text, ',')) cells.emplace_back(cell);
  return cells;
}

Table table_of(const Case& c) {
  Table table;
  for (const auto line : split(c.titles, '\n')) table.push_back(row_of(std::string{line}));
  table.push_back(row_of(c.cells));
  return table;
}

class NumberIsTold : public testing::TestWithParam<Case> {};

TEST_P(NumberIsTold, AsThePersonsOwn) {
  const auto& c = GetParam();
  const auto read = LoadedPlugin{c.plugin}.read(table_of(c));
  ASSERT_EQ(read.records.size(), 1u) << read.why;
  EXPECT_EQ(read.records[0]["id_number"], kMine);
  EXPECT_EQ(read.records[0]["name"], "甲");
  if (!c.head.empty()) {
    EXPECT_EQ(read.records[0][c.head], kOther);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Headers, NumberIsTold,
    testing::Values(
        Case{"AgentBefore", "human_resources", "代办人姓名,身份证号码,姓名,身份证号码,失业登记日期",
             "乙,OTHER,甲,MINE,2021-03-01"},
        Case{"AgentBehind", "human_resources", "姓名,身份证号码,失业登记日期,代办人,身份证号码",
             "甲,MINE,2021-03-01,乙,OTHER"},
        Case{"NumbersInFront", "human_resources", "身份证号码,姓名,身份证号码,代办人姓名,失业登记日期",
             "MINE,甲,OTHER,乙,2021-03-01"},
        Case{"AgentWithTitlesOfHisOwn", "human_resources", "代办人身份证号码,代办人姓名,身份证号码,姓名,失业登记日期",
             "OTHER,乙,MINE,甲,2021-03-01"},
        Case{"GuardianBehind", "disabled_persons_federation", "姓名,身份证号,残疾等级,首次办证日期,监护人,证件号码",
             "甲,MINE,1,2021-03-01,乙,OTHER"},
        Case{"GuardianTakesHisField", "child_welfare", "儿童姓名,身份证号,父亲情况,母亲情况,监护人姓名,身份证号",
             "甲,MINE,死亡,死亡,乙,OTHER", "guardian_id_number"},
        Case{"ParentsBesideTheChild", "child_welfare", "姓名,身份证号,父亲姓名,身份证号,父亲情况,母亲姓名,母亲情况",
             "甲,MINE,乙,OTHER,死亡,丙,死亡", "father_id_number"},
        Case{"HeadInBrackets", "rural_affairs", "姓名,证件号码,证件号码（户主）,监测对象类别,名单类别",
             "甲,MINE,OTHER,脱贫不稳定户,一键报贫", "head_id_number"},
        Case{"HeadBeforeThePerson", "rural_affairs", "户主姓名,与户主关系,姓名,证件号码,监测对象类别,名单类别",
             "乙,子,甲,MINE,脱贫不稳定户,一键报贫"},
        Case{"HeadWithHisOwnNumber", "rural_affairs", "户主姓名,证件号码,姓名,证件号码,监测对象类别,名单类别",
             "乙,OTHER,甲,MINE,脱贫不稳定户,一键报贫", "head_id_number"},
        Case{"GroupsAbove", "human_resources", "代办人信息,,申领人信息,,\n姓名,身份证号码,姓名,身份证号码,失业登记日期",
             "乙,OTHER,甲,MINE,2021-03-01"},
        Case{"GroupsAboveMergedDown", "rural_affairs",
             "序号,户主信息,,人员信息,,监测对象类别,名单类别\n,姓名,证件号码,姓名,证件号码,,",
             "1,乙,OTHER,甲,MINE,脱贫不稳定户,一键报贫", "head_id_number"},
        Case{"OfficialsHaveNoNumber", "emergency_management",
             "户主姓名,身份证号码,受灾时间,需口粮救助（元）,村级填报人姓名,村级填报日期",
             "甲,MINE,2021-03-01,100,乙,2021-03-02"},
        Case{"OfficialBetween", "human_resources", "姓名,审核人,身份证号码,失业登记日期", "甲,乙,MINE,2021-03-01"},
        Case{"PupilNotParent", "education", "学校名称,学生姓名,学生身份证号,家长姓名,家长身份证号,是否低保",
             "一小,甲,MINE,乙,OTHER,否"},
        Case{"PetitionerNotAgent", "petitions", "信访件编号,姓名,身份证号,代理人姓名,身份证号,登记时间",
             "X1,甲,MINE,乙,OTHER,2021-03-01"},
        Case{"GroupsOfAnyWords", "human_resources", "爱人,,失业人员,,失业登记日期\n姓名,身份证号码,姓名,身份证号码,",
             "乙,OTHER,甲,MINE,2021-03-01"},
        Case{"AnyWordForSomebody", "human_resources", "姓名,证件号码,家属,身份证号码,失业登记日期",
             "甲,MINE,乙,OTHER,2021-03-01"},
        Case{"BracketOfAnyWord", "human_resources", "姓名,证件号码（本人）,身份证号码（爱人）,失业登记日期",
             "甲,MINE,OTHER,2021-03-01"},
        Case{"BracketThatExplains", "human_resources", "姓名,姓名（拼音）,身份证号码（18位）,失业登记日期",
             "甲,jia,MINE,2021-03-01"},
        Case{"GuardianWhoseNumberSaysSo", "disabled_persons_federation",
             "姓名,监护人姓名,身份证号码,监护人身份证号码,残疾等级,首次办证日期", "甲,乙,MINE,OTHER,1,2021-03-01"},
        Case{"WhoseBelowTheNumber", "human_resources", "姓名,身份证号码,,失业登记日期\n,配偶,本人,",
             "甲,OTHER,MINE,2021-03-01"},
        Case{"WhoseBelowNameAndNumber", "child_welfare", "姓名,,身份证号,,父亲情况,母亲情况\n监护人,儿童,监护人,儿童,,",
             "乙,甲,OTHER,MINE,死亡,死亡", "guardian_id_number"},
        Case{"TwoTitlesOfOnePerson", "human_resources", "姓名,身份证号码,社会保障号码,失业登记日期",
             "甲,MINE,,2021-03-01"}),
    [](const auto& tried) { return tried.param.name; });

class NumberIsNotTold : public testing::TestWithParam<Case> {};

TEST_P(NumberIsNotTold, SetsTheDeliveryAsideNamingBothPlaces) {
  const auto& c = GetParam();
  const auto read = LoadedPlugin{c.plugin}.read(table_of(c));
  EXPECT_TRUE(read.records.empty());
  EXPECT_THAT(read.why, HasSubstr("cannot be told whose"));
  for (const auto place : split(c.head, '|')) EXPECT_THAT(read.why, HasSubstr(place));
}

INSTANTIATE_TEST_SUITE_P(
    Headers, NumberIsNotTold,
    testing::Values(Case{"OneNumberBehindTheHead", "human_resources", "姓名,户主姓名,身份证号码,失业登记日期",
                         "甲,乙,MINE,2021-03-01", "(B) 户主姓名|(C) 身份证号码"},
                    Case{"OneNumberBehindTheGuardian", "disabled_persons_federation",
                         "姓名,监护人姓名,身份证号,残疾等级,首次办证日期", "甲,乙,MINE,1,2021-03-01",
                         "(B) 监护人姓名|(C) 身份证号"},
                    Case{"OneNumberBetweenAgentAndPerson", "human_resources", "代办人姓名,身份证号码,姓名,失业登记日期",
                         "乙,OTHER,甲,2021-03-01", "(A) 代办人姓名|(B) 身份证号码"},
                    Case{"OneNumberBehindAnyWordForSomebody", "human_resources", "姓名,家属,身份证号码,失业登记日期",
                         "甲,乙,MINE,2021-03-01", "(B) 家属|(C) 身份证号码"},
                    Case{"TheSameTitleTwice", "human_resources", "姓名,身份证号码,身份证号码,失业登记日期",
                         "甲,MINE,OTHER,2021-03-01", "(B) 身份证号码|(C) 身份证号码"},
                    Case{"TwoPeopleARow", "human_resources", "姓名,身份证号码,姓名,身份证号码,失业登记日期",
                         "甲,MINE,乙,OTHER,2021-03-01", "(A) 姓名|(C) 姓名"},
                    Case{"PetitionsAreNoException", "petitions", "信访件编号,姓名,代理人姓名,身份证号,登记时间",
                         "X1,甲,乙,OTHER,2021-03-01", "(C) 代理人姓名|(D) 身份证号"}),
    [](const auto& tried) { return tried.param.name; });

TEST(Whose, TwoNumbersOfOneRowThatDifferRefuseIt) {
  const auto read =
      LoadedPlugin{"human_resources"}.read({row_of("姓名,身份证号码,社会保障号码,失业登记日期"),
                                            row_of("甲,MINE,OTHER,2021-03-01"), row_of("甲,MINE,MINE,2021-03-01")});
  ASSERT_EQ(read.records.size(), 1u) << read.why;
  ASSERT_EQ(read.rejects.size(), 1u);
  EXPECT_EQ(read.rejects[0].reason, schema::Reason::several_people);
}

TEST(Whose, TheOperatorMaySayWhichColumnItIs) {
  auto job = job_of("human_resources");
  job.overrides = {{"身份证号码@C", "id_number"}};
  const auto rows =
      rows_of(job, "姓名,身份证号码,身份证号码,失业登记日期\n甲," + kOther + "," + kMine + ",2021-03-01\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["id_number"], kMine);
}

TEST(Whose, TheOperatorMaySayWhichNameItIs) {
  auto job = job_of("human_resources");
  job.overrides = {{"姓名@C", "name"}};
  const auto rows =
      rows_of(job, "姓名,身份证号码,姓名,身份证号码,失业登记日期\n乙," + kOther + ",甲," + kMine + ",2021-03-01\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["name"], "甲");
  EXPECT_EQ(rows.records[0]["id_number"], kMine);
}

TEST(Whose, TitlesOfSeveralLinesComeBackAsOne) {
  const auto rows = rows_of(
      "rural_affairs",
      "退回编号,退回原因,户主信息›姓名,户主信息›证件号码,人员信息›姓名,人员信息›证件号码,监测对象类别,名单类别\n"
      "T1-1-2-0000,,乙," +
          kOther + ",甲," + kMine + ",脱贫不稳定户,一键报贫\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["name"], "甲");
  EXPECT_EQ(rows.records[0]["id_number"], kMine);
  EXPECT_EQ(rows.records[0]["head_id_number"], kOther);
}

TEST(Whose, WhatTheOperatorSaidByPlaceComesBackFromAnotherPlace) {
  auto job = job_of("human_resources");
  job.overrides = {{"姓名@C", "name"}, {"身份证号码@D", "id_number"}, {"登记日@E", "registered_on"}};
  const auto went_out = plugin_host::title_given_back(job.overrides, "身份证号码", 3);
  EXPECT_EQ(went_out, "身份证号码@D");
  EXPECT_EQ(plugin_host::title_given_back(job.overrides, "身份证号码", 1), "身份证号码");
  EXPECT_EQ(plugin_host::title_given_back(job.overrides, "登记机构", 4), "登记机构");
  const auto rows = rows_of(job, "退回编号,退回原因,身份证号码,姓名@C," + went_out +
                                     ",登记日@E,登记机构\n"
                                     "T1-1-2-0000,," +
                                     kOther + ",甲," + kMine + ",2021-03-01,鲤城区人社局\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["name"], "甲");
  EXPECT_EQ(rows.records[0]["id_number"], kMine);
  EXPECT_EQ(rows.records[0]["registered_on"], "20210301");
  for (const auto& column : rows.header.columns)
    EXPECT_EQ(plugin_host::title_given_back(job.overrides, column.title, 2).find('@'), column.title.find('@'))
        << "once";
}

TEST(Whose, ABracketThatExplainsMayNameSomebodyAllTheSame) {
  for (const std::string bracket : {"同住家属", "新配偶", "含代办人"}) {
    const auto read = LoadedPlugin{"human_resources"}.read(
        {row_of("姓名,身份证号码（" + bracket + "）,失业登记日期"), row_of("甲,OTHER,2021-03-01")});
    EXPECT_TRUE(read.records.empty()) << bracket;
  }
}

TEST(Whose, TheOperatorMayLeaveAColumnOut) {
  auto job = job_of("human_resources");
  job.overrides = {{"身份证号码@B", "none"}};
  const auto rows =
      rows_of(job, "姓名,身份证号码,身份证号码,失业登记日期\n甲," + kOther + "," + kMine + ",2021-03-01\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["id_number"], kMine);
}

TEST(Whose, ATelephoneThatStandsTwiceIsThePersonsAndTheGuardians) {
  const auto read =
      LoadedPlugin{"child_welfare"}.read({row_of("儿童姓名,身份证号,父亲情况,母亲情况,监护人姓名,监护人电话"),
                                          row_of("甲,MINE,死亡,死亡,乙,13800000001")});
  ASSERT_EQ(read.records.size(), 1u) << read.why;
  EXPECT_EQ(read.records[0]["guardian_phone"], "13800000001");
  const auto twice = LoadedPlugin{"disabled_persons_federation"}.read(
      {row_of("监护人姓名,联系电话,姓名,身份证号,残疾等级,首次办证日期,联系电话"),
       row_of("乙,13800000001,甲,MINE,1,2021-03-01,13800000002")});
  ASSERT_EQ(twice.records.size(), 1u) << twice.why;
  EXPECT_EQ(twice.records[0]["phone"], "13800000002");
  EXPECT_EQ(twice.records[0]["guardian_phone"], "13800000001");
}

}  // namespace
}  // namespace yingbao::plugin_tests
