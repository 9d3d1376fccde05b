#include "town.hpp"

#include <algorithm>

namespace yingbao::deciding {
namespace {

using Counting = Town;

TEST_F(Counting, CountsAPersonInEachGroupAndOnceAsAPerson) {
  group("G6", list_of({1, 2}));
  group("G1A", list_of({1}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 2u);
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G1A"), 1u);
  EXPECT_EQ(result.tally.people, 2u);
  EXPECT_EQ(result.tally.low_income, 1u);
  EXPECT_EQ(result.candidates.size(), 2u);
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G1A+G6");
}

TEST_F(Counting, CountsAPersonOnceWhateverTheNumberOfRows) {
  group("G6", list_of({1, 1, 1}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 1u);
  EXPECT_EQ(result.candidates.size(), 1u);
}

TEST_F(Counting, CountsAPersonOnceWhoStandsInTwoListsOfAGroup) {
  group("G6", list_of({1, 2}));
  group("G6", list_of({1, 3}));  // another county's part
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 3u);
  EXPECT_EQ(result.tally.people, 3u);
  ASSERT_TRUE(candidate(result, 1));
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G6");
}

TEST_F(Counting, ExcludesAPersonOnceWhoStandsInTwoListsOfAGroup) {
  group("G6", list_of({1, 2}));
  group("G6", list_of({1, 3}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  EXPECT_EQ(screened().tally.funnel.by_group(Step::excluded).at("G6"), 1u);
}

TEST_F(Counting, CountsByUnitAndKeepsWhoHasNone) {
  group("G6", list_of({{1, {{Field::unit, "350502"}}},
                       {2, {{Field::unit, "350502"}}},
                       {3, {{Field::unit, "3505TS"}}},
                       {4, {{Field::name, "丁"}}}}));
  empty_rosters();
  const auto tally = screened().tally;
  EXPECT_EQ(tally.funnel.to_visit("350502", "G6"), 2u);
  EXPECT_EQ(tally.funnel.to_visit("3505TS", "G6"), 1u);
  EXPECT_EQ(tally.funnel.to_visit("", "G6"), 1u);
  EXPECT_EQ(tally.people, 4u);
}

TEST_F(Counting, CountsUnkeyedRowsApart) {
  group("G6", list_of({{1, {{Field::unit, "350582"}}},
                       {-1, {{Field::unit, "350582"}}},
                       {-2, {{Field::unit, "350502"}}},
                       {-3, {{Field::unit, "350582"}}},
                       {-4, {{Field::unit, "350582"}, {Field::registration_valid, false}}}}));
  roster("DIBAO", list_of({-1}));
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 1u);
  EXPECT_EQ(ended(result.tally, Step::not_comparable, "350582", "G6"), 2u);
  EXPECT_EQ(ended(result.tally, Step::not_comparable, "350502", "G6"), 1u);
  EXPECT_EQ(result.tally.people, 1u);
  EXPECT_EQ(result.candidates.size(), 1u);
  EXPECT_EQ(result.tally.funnel.sum(Step::excluded), 0u) << "nobody is compared without a number";
}

TEST_F(Counting, CountsWhomTheRulesLeaveOut) {
  const auto settled = [](std::int64_t fen) {
    return entries_of({record_of(
        {{Field::settled_on, day(2021, 1, 1)}, {Field::own_pay, fen}, {Field::settlement_state, "settled"}})});
  };
  group("G2", list_of({{1, {{Field::unit, "350582"}, {Field::settlements, settled(4'000'000)}}},
                       {2, {{Field::unit, "350582"}, {Field::settlements, settled(4'000'001)}}},
                       {3, {{Field::unit, "350582"}, {Field::settlements, settled(2'000'001)}}},
                       {3, {{Field::unit, "350582"}, {Field::settlements, settled(2'000'000)}}}}));
  group("G6", list_of({{1, {{Field::registration_valid, false}}}}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G2"), 2u);
  EXPECT_EQ(result.tally.funnel.by_group(Step::not_member).at("G2"), 1u);
  EXPECT_EQ(result.tally.funnel.by_group(Step::not_member).at("G6"), 1u);
  EXPECT_FALSE(candidate(result, 1));
  EXPECT_TRUE(candidate(result, 3));
}

TEST_F(Counting, FindsNobodyNotComparableWhoWouldBeNoMember) {
  const auto paid = [](std::int64_t fen) {
    return std::vector<Cell>{{Field::unit, "350582"},
                             {Field::settlements, entries_of({record_of({{Field::settled_on, day(2021, 1, 1)},
                                                                         {Field::own_pay, fen},
                                                                         {Field::settlement_state, "settled"}})})}};
  };
  group("G2", list_of({{-1, paid(10'000)}, {-2, paid(5'000'000)}}));
  empty_rosters();
  const auto tally = screened().tally;
  EXPECT_EQ(tally.funnel.sum(Step::not_comparable), 1u);
  EXPECT_EQ(tally.funnel.by_group(Step::not_member).at("G2"), 1u);
}

TEST_F(Counting, CountsAsDistributedWhoeverHasNoNumber) {
  input_.groups.push_back({"G6", 3, list_of({-1, 1}), false, false, true});
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 2u);
  EXPECT_EQ(result.tally.funnel.sum(Step::not_comparable), 0u);
  EXPECT_EQ(result.candidates.size(), 1u) << "and forwards nobody without one";
}

TEST_F(Counting, GivesCandidatesInTheOrderOfKeys) {
  std::vector<Person> many;
  for (int i = 0; i < 500; ++i) many.push_back({(i * 37) % 500, {{Field::unit, "350582"}}});
  group("G6", list_of(many));
  group("G1B", list_of({3, 5, 7, 600}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.candidates.size(), 501u);
  EXPECT_TRUE(std::is_sorted(result.candidates.begin(), result.candidates.end(),
                             [](const auto& a, const auto& b) { return a.key <= b.key; }));
}

TEST_F(Counting, FindsNothingWhereThereIsNothing) {
  EXPECT_TRUE(screened().candidates.empty());
  group("G6", list_of({}));
  empty_rosters();
  EXPECT_TRUE(screened().candidates.empty());
}

TEST_F(Counting, StopsWhenDecisionsCannotBeTaken) {
  group("G6", list_of({1, 2, 3}));
  empty_rosters();
  int taken = 0;
  const auto tally = decide(input_, keyer_, folder_.path(), [&](const Made&) -> Status {
    ++taken;
    return Error{Errc::no_space, "the disk is full"};
  });
  ASSERT_FALSE(tally);
  EXPECT_EQ(tally.error().code(), Errc::no_space);
  EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace yingbao::deciding
