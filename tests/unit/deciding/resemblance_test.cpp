#include "town.hpp"

namespace yingbao::deciding {
namespace {

/// A roster with one row whose number is damaged, and somebody of the same name on an agency's list.
class Resembling : public Town {
 protected:
  static Person found(const char* name, const char* township) {
    return {1, {{Field::name, name}, {Field::unit, "350582"}, {Field::township, township}}};
  }
  Screened against(std::vector<Cell> row, const Person& person) {
    input_.groups.clear();
    input_.rosters.clear();
    group("G6", list_of({person, {2, {{Field::name, "乙"}, {Field::unit, "350582"}}}}));
    row.emplace_back(Field::name, "甲");
    roster("DIBAO", list_of({{-1, row}}));
    roster("TEKUN", list_of({}));
    return screened();
  }
  static std::string damaged() { return number_of(1).substr(0, 15) + "000"; }
};

TEST_F(Resembling, IsByNameWithBirthDateOrWithTownship) {
  struct Case {
    const char* what;
    std::vector<Cell> row;
    Person person;
    bool withheld;
  };
  const auto birth = reading::birth_date_of(number_of(1));
  const Case cases[] = {
      {"the digits of birth still stand", {{Field::id_number, damaged()}}, found("甲", "青阳街道"), true},
      {"a column of birth", {{Field::birth_date, birth}}, found("甲", "青阳街道"), true},
      {"a column of birth beside digits that were rounded away",
       {{Field::id_number, "350500000101000000"}, {Field::birth_date, birth}},
       found("甲", "青阳街道"),
       true},
      {"the digits of birth beside another day in the column",
       {{Field::id_number, damaged()}, {Field::birth_date, day(1990, 1, 1)}},
       found("甲", "青阳街道"),
       true},
      {"the township", {{Field::township, "青阳街道"}}, found("甲", "青阳街道"), true},
      {"the township with its county", {{Field::township, "晋江市青阳街道"}}, found("甲", "青阳街道"), true},
      {"another township", {{Field::township, "梅岭街道"}}, found("甲", "青阳街道"), false},
      {"another day", {{Field::birth_date, day(1990, 1, 1)}}, found("甲", "青阳街道"), false},
      {"another name", {{Field::id_number, damaged()}}, found("丙", "青阳街道"), false},
      {"the name alone", {}, found("甲", "青阳街道"), false},
      {"protection is over",
       {{Field::id_number, damaged()}, {Field::roster_state, "ENDED"}},
       found("甲", "青阳街道"),
       false},
  };
  for (const auto& each : cases) {
    const auto result = against(each.row, each.person);
    ASSERT_TRUE(candidate(result, 1)) << each.what;
    EXPECT_EQ(candidate(result, 1)->text(Field::standing), each.withheld ? "to_verify" : "present") << each.what;
    EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 2u) << each.what << ": counted all the same";
    EXPECT_EQ(result.tally.people, 2u) << each.what;
    EXPECT_EQ(result.tally.funnel.sum([](const Fate& fate) { return fate.detail == kResembling; }),
              each.withheld ? 1u : 0u)
        << each.what;
    EXPECT_EQ(candidate(result, 2)->text(Field::standing), "present") << each.what;
  }
}

}  // namespace
}  // namespace yingbao::deciding
