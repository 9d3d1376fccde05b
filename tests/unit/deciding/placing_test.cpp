#include "town.hpp"

namespace yingbao::deciding {
namespace {

/// One person with rows in two groups that name units, "" for none.
class Placing : public Town {
 protected:
  ReaderPtr rows(std::initializer_list<const char*> units) {
    std::vector<Person> people;
    for (const auto* unit : units) {
      std::vector<Cell> cells{{Field::name, "甲"},
                              {Field::monitor_type, "脱贫不稳定户"},
                              {Field::unit_basis, *unit ? "COUNTY_FIELD" : "NONE"}};
      if (*unit) cells.emplace_back(Field::unit, unit);
      people.push_back({1, cells});
    }
    return list_of(people);
  }
};

TEST_F(Placing, IsInTheUnitThatMostRowsNameAndTheSameForTableAndPlatform) {
  struct Case {
    std::initializer_list<const char*> g6, g1a;
    const char* unit;
    bool disputed;
  };
  const Case cases[] = {
      {{"350582"}, {}, "350582", false},
      {{"", "350582"}, {}, "350582", false},
      {{"", ""}, {"350502"}, "350502", false},
      {{"350582", "350502"}, {}, "350502", true},
      {{"350502"}, {"350582", "350582"}, "350582", true},
      {{"350582", "350582", "350502"}, {"350502", "350502"}, "350502", true},
      {{"", ""}, {}, "", false},
  };
  for (const auto& each : cases) {
    input_.groups.clear();
    input_.rosters.clear();
    group("G6", rows(each.g6));
    if (each.g1a.size()) group("G1A", rows(each.g1a));
    empty_rosters();
    const auto result = screened();
    const auto* found = candidate(result, 1);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->text(Field::unit), each.unit);
    EXPECT_EQ(found->text(Field::unit_basis), *each.unit ? "COUNTY_FIELD" : "NONE");
    EXPECT_EQ(result.tally.funnel.to_visit(each.unit, "G6"), 1u) << each.unit;
    if (each.g1a.size()) {
      EXPECT_EQ(result.tally.funnel.to_visit(each.unit, "G1A"), 1u) << each.unit;
    }
    EXPECT_EQ(result.tally.funnel.sum([&](const Fate& fate) { return fate.visited() && fate.unit != each.unit; }), 0u);
    EXPECT_EQ(found->text(Field::review), each.disputed ? "unit_disagrees" : "");
    EXPECT_EQ(result.tally.units_disagree, each.disputed ? 1u : 0u);
    EXPECT_TRUE(schema::check_record(found->record));
  }
}

TEST_F(Placing, IsWhereTheGroupsSayOfWhichThePlatformIsTold) {
  auto orphan = child(1);
  orphan.cells[1] = {Field::unit, "350502"};
  group("G8", list_of({orphan}));
  group("G6", rows({"350582", "350582"}));
  roster("DIBAO", list_of({Person{1, {{Field::roster_state, "UNCLEAR"}}}}));
  for (const auto* kind : {"TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto result = screened();
  ASSERT_TRUE(candidate(result, 1));
  EXPECT_EQ(candidate(result, 1)->text(Field::withheld), "G6");
  EXPECT_EQ(candidate(result, 1)->text(Field::unit), "350502");
  EXPECT_EQ(candidate(result, 1)->text(Field::review), "");
  EXPECT_EQ(ended(result.tally, Step::to_verify, "350502", "G6"), 1u) << "one person, one unit";
}

TEST_F(Placing, TheLatestRowsFactsGoFirstWhateverTheirOrder) {
  const Person older{1, {{Field::name, "甲"}, {Field::phone, "1"}, {Field::registered_on, day(2020, 1, 1)}}};
  const Person newer{1, {{Field::name, "甲"}, {Field::phone, "2"}, {Field::registered_on, day(2021, 1, 1)}}};
  for (const auto& rows : {std::vector{older, newer}, std::vector{newer, older}}) {
    input_.groups.clear();
    input_.rosters.clear();
    group("G6", list_of(rows));
    empty_rosters();
    EXPECT_EQ(candidate(screened(), 1)->text(Field::phone), "2");
  }
}

}  // namespace
}  // namespace yingbao::deciding
