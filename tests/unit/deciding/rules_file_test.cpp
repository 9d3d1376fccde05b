#include "deciding/membership.hpp"
#include "rows.hpp"

#include <gmock/gmock.h>

#include <map>

namespace yingbao::deciding {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RulesOfTheNotice, NameTheirVersionAndEveryGroupOfAppendix1) {
  const auto& rules = rules_of_the_notice();
  EXPECT_EQ(rules.version, "quanzhou-2021.3");
  for (const auto* group : {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"})
    EXPECT_NE(rules.group(group), nullptr) << group;
  EXPECT_EQ(rules.group("DIBAO"), nullptr);
  EXPECT_EQ(rules.group(""), nullptr);
}

TEST(RulesOfTheNotice, CompareWithDibaoAndTekunExceptForCases) {
  for (const auto* group : {"G1A", "G1B", "G1C", "G2", "G3", "G6", "G7", "G9"})
    EXPECT_THAT(rules_of_the_notice().group(group)->excluded_by, ElementsAre("DIBAO", "TEKUN")) << group;
  for (const auto* group : {"G4", "G5"})
    EXPECT_THAT(rules_of_the_notice().group(group)->excluded_by, IsEmpty()) << group;
}

TEST(RulesOfTheNotice, ExpectMostTicketsAndFewOfTheUnemployedToFallAway) {
  EXPECT_EQ(rules_of_the_notice().group("G5")->max_left_out_share, 0.9);
  EXPECT_EQ(rules_of_the_notice().group("G6")->max_left_out_share, 0.2);
}

TEST(RulesOfTheNotice, GiveEachBasisOfLowIncomeToItsList) {
  const std::map<std::string, std::string> bases{{"G1A", "POV_MON"},       {"G1B", "POV_MON"},
                                                 {"G1C", "POV_MON"},       {"UNAPPROVED", "REJECTED_DIBAO"},
                                                 {"BIG_TEMP", "BIG_TEMP"}, {"RECOGNISED", "CONFIRMED"}};
  for (const auto& group : rules_of_the_notice().groups) {
    const auto found = bases.find(group.group);
    EXPECT_EQ(group.basis, found == bases.end() ? "" : found->second) << group.group;
  }
}

bool is_member(const char* group, const std::vector<Cell>& cells) {
  const auto row = record_of(cells);
  Membership membership{*rules_of_the_notice().group(group), day(2021, 6, 15)};
  EXPECT_FALSE(membership.member()) << "nobody without a row";
  membership.show(schema::RecordView{row});
  return membership.member();
}

TEST(RulesOfTheNotice, CountWhoeverLivesInAMonitoredHousehold) {
  for (const auto* group : {"G1A", "G1B", "G1C"}) {
    EXPECT_TRUE(is_member(group, {{Field::monitor_type, "脱贫不稳定户"}, {Field::risk_cleared, 1}}));
    EXPECT_FALSE(is_member(group, {{Field::name, "甲"}})) << "of a household that is not monitored";
  }
}

TEST(RulesOfTheNotice, CountAssistanceCasesSince2020) {
  const auto since = day(2020, 1, 1), before = day(2019, 12, 31), later = day(2021, 6, 16);
  EXPECT_TRUE(is_member("G4", {{Field::case_date, since}, {Field::case_type, "社会救助类"}}));
  EXPECT_FALSE(is_member("G4", {{Field::case_date, before}, {Field::case_type, "社会救助类"}}));
  EXPECT_FALSE(is_member("G4", {{Field::case_date, later}, {Field::case_type, "社会救助类"}}));
  EXPECT_FALSE(is_member("G4", {{Field::case_date, since}, {Field::case_type, "城乡建设"}}));
  EXPECT_TRUE(is_member("G5", {{Field::case_date, since}, {Field::case_type, "社会救助求助"}}));
  EXPECT_FALSE(is_member("G5", {{Field::case_date, since}, {Field::case_type, "养老服务求助"}}));
  EXPECT_FALSE(is_member("G5", {{Field::case_date, since}, {Field::case_type, "社会救助咨询"}}));
}

TEST(RulesOfTheNotice, CountDisastersWithANeedAndLeaveTheEpidemicToOthers) {
  const auto when = day(2020, 8, 1);
  EXPECT_TRUE(is_member("G7", {{Field::disaster_date, when}, {Field::needs, "口粮"}}));
  EXPECT_TRUE(is_member("G7", {{Field::disaster_date, when}, {Field::need_amount, 100}}));
  EXPECT_FALSE(is_member("G7", {{Field::disaster_date, when}, {Field::need_amount, 0}}));
  EXPECT_FALSE(is_member("G7", {{Field::disaster_date, day(2019, 8, 1)}, {Field::needs, "口粮"}}));
  EXPECT_FALSE(is_member("G7", {{Field::disaster_date, when}, {Field::needs, "口粮"}, {Field::epidemic, 1}}));
}

std::vector<Cell> child(Date birth, const char* father, const char* mother, Date since = day(2020, 1, 1)) {
  return {{Field::birth_date, birth},
          {Field::father_state, father},
          {Field::father_state_since, since},
          {Field::mother_state, mother},
          {Field::mother_state_since, since}};
}

TEST(RulesOfTheNotice, CountChildrenWhoseParentsAreBothUnableByTheDay) {
  const auto young = day(2010, 1, 1), recently = day(2021, 1, 1);
  EXPECT_TRUE(is_member("G8", child(young, "DEAD", "PRISON")));
  EXPECT_TRUE(is_member("G8", child(young, "SEV_DISABLED", "DEAD", recently))) << "these count at once";
  EXPECT_FALSE(is_member("G8", child(young, "DEAD", "PRISON", recently))) << "less than half a year";
  EXPECT_TRUE(is_member("G8", child(young, "LOST_CONTACT", "DETOX", day(2020, 12, 15)))) << "half a year to the day";
  EXPECT_FALSE(is_member("G8", child(young, "DEAD", "NORMAL")));
  EXPECT_FALSE(is_member("G8", child(young, "DEAD", "UNKNOWN"))) << "unknown never counts";
  EXPECT_TRUE(is_member("G8", child(day(2003, 6, 16), "DEAD", "DEAD"))) << "seventeen until tomorrow";
  EXPECT_FALSE(is_member("G8", child(day(2003, 6, 15), "DEAD", "DEAD"))) << "eighteen today";
}

}  // namespace
}  // namespace yingbao::deciding
