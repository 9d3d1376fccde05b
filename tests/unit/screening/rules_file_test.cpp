#include "rows.hpp"
#include "screening/membership.hpp"

#include <gmock/gmock.h>

namespace yingbao::screening {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(RulesOfTheNotice, name_their_version_and_every_group_of_appendix_1) {
  const auto& rules = rules_of_the_notice();
  EXPECT_EQ(rules.version, "quanzhou-2021.1");
  for (const auto* group : {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"})
    EXPECT_NE(rules.group(group), nullptr) << group;
  EXPECT_EQ(rules.group("DIBAO"), nullptr);
  EXPECT_EQ(rules.group(""), nullptr);
}

TEST(RulesOfTheNotice, compare_with_dibao_and_tekun_except_for_cases) {
  for (const auto* group : {"G1A", "G1B", "G1C", "G2", "G3", "G6", "G7", "G9"})
    EXPECT_THAT(rules_of_the_notice().group(group)->excluded_by, ElementsAre("DIBAO", "TEKUN")) << group;
  for (const auto* group : {"G4", "G5"})
    EXPECT_THAT(rules_of_the_notice().group(group)->excluded_by, IsEmpty()) << group;
}

TEST(RulesOfTheNotice, make_every_monitored_household_low_income_and_nobody_else) {
  for (const auto& group : rules_of_the_notice().groups)
    EXPECT_EQ(group.basis, group.group.starts_with("G1") ? "POV_MON" : "") << group.group;
}

TEST(RulesOfTheNotice, count_every_row_of_a_group_without_conditions) {
  const auto row = record_of({{Field::name, "甲"}});
  for (const auto* group : {"G1A", "G1B", "G1C", "G4", "G5", "G7", "G9"}) {
    Membership membership{*rules_of_the_notice().group(group), day(2021, 6, 15)};
    EXPECT_FALSE(membership.member()) << "nobody without a row";
    membership.show(schema::RecordView{row});
    EXPECT_TRUE(membership.member()) << group;
  }
}

}  // namespace
}  // namespace yingbao::screening
