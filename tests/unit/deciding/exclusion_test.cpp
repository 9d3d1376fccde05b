#include "town.hpp"

#include <gmock/gmock.h>

namespace yingbao::deciding {
namespace {

using testing::HasSubstr;

using Exclusion = Town;

TEST_F(Exclusion, LeavesOutWhoeverStandsOnARosterOfTheGroup) {
  group("G6", list_of({1, 2, 3, 4}));
  roster("DIBAO", list_of({1, 9}));
  roster("TEKUN", list_of({2}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G6"), 2u);
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 2u);
  EXPECT_EQ(result.tally.people, 2u);
  EXPECT_FALSE(candidate(result, 1));
  EXPECT_FALSE(candidate(result, 2));
  EXPECT_TRUE(candidate(result, 3));
  EXPECT_TRUE(candidate(result, 4));
  EXPECT_FALSE(candidate(result, 9)) << "on a roster alone";
}

TEST_F(Exclusion, CountsAPersonOnTwoRostersOnce) {
  group("G6", list_of({1}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({1}));
  EXPECT_EQ(screened().tally.funnel.by_group(Step::excluded).at("G6"), 1u);
}

TEST_F(Exclusion, IsByTheRostersOfTheRulesAlone) {
  group("G6", list_of({1}));
  empty_rosters();
  roster("ORPHAN", list_of({1}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 1u);
  ASSERT_TRUE(candidate(result, 1));
  EXPECT_EQ(candidate(result, 1)->text(Field::rosters), "ORPHAN") << "told all the same";
}

TEST_F(Exclusion, IsByGroup) {
  group("G8", list_of({child(1)}));
  group("G6", list_of({1}));
  roster("DIBAO", list_of({1}));
  for (const auto* kind : {"TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G8"), 1u);
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 0u);
  EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G6"), 1u);
  ASSERT_TRUE(candidate(result, 1));
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G8");
  EXPECT_EQ(candidate(result, 1)->text(Field::rosters), "DIBAO");
}

TEST_F(Exclusion, LetsNobodyLookMissedBecauseARosterIsMissing) {
  group("G6", list_of({1, 2}));
  group("G8", list_of({child(1)}));
  for (const auto* kind : {"DIBAO", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto result = screened();
  EXPECT_THAT(result.tally.funnel.not_screened().at("G6"), HasSubstr("TEKUN"));
  EXPECT_FALSE(result.tally.funnel.not_screened().contains("G8")) << "that roster does not exclude it";
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 0u);
  EXPECT_EQ(result.tally.funnel.sum(Step::excluded), 0u);
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G8"), 1u);
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G8");
  EXPECT_FALSE(candidate(result, 2));
}

TEST_F(Exclusion, HoldsForWhoeverIsProtectedAloneAsWell) {
  group("G6", list_of({1}));
  empty_rosters();
  roster("DIBAO_SINGLE", list_of({1}));
  EXPECT_EQ(screened().tally.funnel.by_group(Step::excluded).at("G6"), 1u);
}

TEST_F(Exclusion, TakesAnEmptyRosterForARoster) {
  group("G6", list_of({1}));
  empty_rosters();
  EXPECT_TRUE(screened().tally.funnel.not_screened().empty());
}

TEST_F(Exclusion, DoesNotScreenAGroupTheRulesDoNotHave) {
  group("G8", list_of({1}));
  empty_rosters();
  const auto result = screened();
  EXPECT_TRUE(result.tally.funnel.not_screened().contains("G8"));
  EXPECT_TRUE(result.candidates.empty());
  EXPECT_EQ(result.tally.people, 0u);
}

TEST_F(Exclusion, IsByNoRosterThatIsTooOld) {
  group("G6", list_of({1, 2}));
  group("G8", list_of({child(1)}));
  for (const auto* kind : {"DIBAO", "TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  input_.stale_rosters["DIBAO"] = "too old";
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.not_screened().at("G6"), "too old");
  EXPECT_FALSE(result.tally.funnel.not_screened().contains("G8"));
  EXPECT_FALSE(candidate(result, 2));
}

TEST_F(Exclusion, TakesSeveralListsOfARosterForOne) {
  group("G6", list_of({1, 2, 3}));
  group("G8", list_of({child(1)}));
  roster("DIBAO", list_of({1}));
  roster("DIBAO", list_of({1, 2}));
  for (const auto* kind : {"TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G6"), 2u);
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 1u);
  EXPECT_EQ(candidate(result, 1)->text(Field::rosters), "DIBAO");
}

}  // namespace
}  // namespace yingbao::deciding
