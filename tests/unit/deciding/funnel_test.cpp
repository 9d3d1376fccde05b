// What becomes of every row: one night for each step, and towns at random whose funnels add up.
#include "random_town.hpp"

#include <gmock/gmock.h>

namespace yingbao::deciding {
namespace {

using testing::HasSubstr;

class Funnels : public Town {
 protected:
  /// All rows of the only list of G6, and those that ended at one step for a reason that says so.
  void expect_ended(const Screened& screened, Step step, const char* unit, const char* detail, std::uint64_t rows) {
    const auto found = screened.tally.funnel.sum([&](const Fate& fate) {
      return fate.group == "G6" && fate.list == 1 && fate.step == step && fate.unit == unit &&
             fate.detail.find(detail) != std::string::npos;
    });
    EXPECT_EQ(found, rows) << name_of(step);
  }
  static Person unemployed(int who, std::vector<Cell> more = {}) {
    more.insert(more.begin(), {Field::unit, "350582"});
    return {who, std::move(more)};
  }
};

TEST_F(Funnels, HaveAStepForEachEndOfARow) {
  group("G6", list_of({unemployed(1),
                       unemployed(1),
                       unemployed(1),
                       unemployed(2, {{Field::registration_valid, false}}),
                       unemployed(3, {{Field::cancelled_on, day(2021, 1, 1)}}),
                       unemployed(4),
                       unemployed(5),
                       unemployed(6),
                       unemployed(-1),
                       {7, {{Field::name, "丁"}}}}));
  roster("DIBAO", list_of({4}));
  roster("TEKUN", list_of({{5, {{Field::roster_state, "UNCLEAR"}}}, {4, {}}}));
  const auto result = screened();
  expect_ended(result, Step::other_row, "", "", 2);
  expect_ended(result, Step::not_member, "", "不为0", 1);
  expect_ended(result, Step::not_member, "", "晚于业务日期", 1);
  expect_ended(result, Step::excluded, "", "DIBAO", 1);
  expect_ended(result, Step::to_verify, "350582", "TEKUN", 1);
  expect_ended(result, Step::not_comparable, "350582", "", 1);
  expect_ended(result, Step::without_unit, "", "", 1);
  expect_ended(result, Step::to_visit, "350582", "", 2);
  EXPECT_EQ(result.tally.funnel.sum([](const Fate&) { return true; }), 10u);
}

TEST_F(Funnels, HoldARowThatFailsBesideOneThatCountsAsLeftOut) {
  group("G6", list_of({unemployed(1), unemployed(1, {{Field::registration_valid, false}})}));
  empty_rosters();
  const auto result = screened();
  expect_ended(result, Step::to_visit, "350582", "", 1);
  expect_ended(result, Step::not_member, "", "不为0", 1);
}

TEST_F(Funnels, HoldEveryRowOfAGroupThatCannotBeScreened) {
  group("G6",
        list_of({unemployed(1), unemployed(1), unemployed(2, {{Field::registration_valid, false}}), unemployed(-1)}));
  roster("DIBAO", list_of({1}));
  const auto result = screened();
  expect_ended(result, Step::not_screened, "", "TEKUN", 4);
  EXPECT_THAT(result.tally.funnel.not_screened().at("G6"), HasSubstr("TEKUN"));
}

TEST_F(Funnels, TellOfAGroupThatCannotBeScreenedThoughItHasNoRow) {
  group("G6", list_of({}));
  EXPECT_TRUE(screened().tally.funnel.not_screened().contains("G6"));
}

TEST_F(Funnels, HoldEveryRowOfAPersonWhomTheSumLeavesOut) {
  const auto paid = [](int who, std::int64_t fen) {
    return Person{who,
                  {{Field::settlements, entries_of({record_of({{Field::settled_on, day(2021, 1, 1)},
                                                               {Field::own_pay, fen},
                                                               {Field::settlement_state, "settled"}})})}}};
  };
  group("G2", list_of({paid(1, 1), paid(1, 2), paid(2, 4'000'000), paid(2, 1)}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(ended(result.tally, Step::not_member, "", "G2"), 2u);
  EXPECT_EQ(ended(result.tally, Step::without_unit, "", "G2"), 1u);
  EXPECT_EQ(ended(result.tally, Step::other_row, "", "G2"), 1u);
}

TEST_F(Funnels, HoldRowsThatAGroupTakesInAndWhomAnotherGroupCounts) {
  const auto hit = [](int who) {
    return Person{who,
                  {{Field::unit, "350582"},
                   {Field::disaster_date, day(2020, 3, 1)},
                   {Field::needs, "口粮"},
                   {Field::epidemic, true}}};
  };
  group("G7", list_of({hit(1), hit(2)}));
  group("G6", list_of({1}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(ended(result.tally, Step::not_member, "", "G7"), 2u);
  EXPECT_EQ(ended(result.tally, Step::of_another, "", "G9"), 1u);
  EXPECT_EQ(ended(result.tally, Step::to_visit, "350582", "G9"), 1u);
}

TEST_F(Funnels, HoldRowsBeyondThoseThatAreTold) {
  std::vector<Person> rows(1500, unemployed(1));
  group("G6", list_of(rows));
  empty_rosters();
  const auto result = screened();
  expect_ended(result, Step::to_visit, "350582", "", 1);
  expect_ended(result, Step::other_row, "", "", 1499);
}

TEST_F(Funnels, AreRefusedWhenAListHoldsMoreThanWasRead) {
  group("G6", list_of({1, 2, 3}));
  empty_rosters();
  input_.groups[0].records = 3;
  EXPECT_EQ(screened().tally.people, 3u);
  input_.groups[0].records = 4;
  const auto decided = decide(input_, keyer_, folder_.path(), [](const Made&) -> Status { return {}; });
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code(), Errc::internal);
  EXPECT_EQ(decided.error().detail(), "G6: list-1 holds 4 records, of which 3 were read");
}

TEST_F(Funnels, AreRefusedWhenTheirStepsDoNotAddUpToTheRows) {
  group("G6", list_of({1, 2, 3}));
  group("G6", list_of({4}));
  empty_rosters();
  input_.groups[1].list_id = 1;  // taken for the first list, as one is that is pinned twice
  const auto decided = decide(input_, keyer_, folder_.path(), [](const Made&) -> Status { return {}; });
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code(), Errc::internal);
  EXPECT_EQ(decided.error().detail(), "G6: the funnel holds 4 rows of list-1, which gave it 3");
}

class AnyTown : public RandomTown, public testing::WithParamInterface<unsigned> {
 protected:
  AnyTown() : RandomTown{GetParam()} {}
};

TEST_P(AnyTown, AddsUpAndVisitsWhoIsToldOf) {
  deliver();
  std::map<std::string, std::uint64_t> put_in;
  for (const auto& each : input_.groups)
    for (list::ListCursor cursor{each.reader}; cursor.valid(); cursor.next()) ++put_in[each.kind];
  const auto result = screened();
  const auto& funnel = result.tally.funnel;
  for (const auto& [kind, rows] : put_in) {
    const auto held = funnel.by_group([&](const Fate& fate) {
      return input_.groups[static_cast<std::size_t>(fate.list ? fate.list - 1 : 0)].kind == fate.group;
    });
    EXPECT_EQ(rows ? held.at(kind) : 0, rows) << kind;
  }
  std::map<std::string, std::uint64_t> told;
  for (const auto& [key, kind, decision] : result.decisions)
    if (kind == list::KeyKind::person)
      for_each(decision.present | decision.resembling,
               [&](const auto& each, Kinds) { ++told[std::string{each.code}]; });
  for (const auto& [group, people] : told) {
    const auto visited =
        funnel.sum([&group = group](const Fate& fate) { return fate.group == group && fate.visited(); });
    EXPECT_GE(visited, people) << group;
    const bool distributed =
        std::any_of(input_.groups.begin(), input_.groups.end(),
                    [&group = group](const auto& each) { return each.kind == group && each.baseline; });
    if (!distributed) {
      EXPECT_EQ(visited, people) << group;
    }
  }
  EXPECT_EQ(Tally::parse(result.tally.json())->funnel.rows(), funnel.rows());
}

INSTANTIATE_TEST_SUITE_P(Funnels, AnyTown, testing::Range(0u, 60u));

}  // namespace
}  // namespace yingbao::deciding
