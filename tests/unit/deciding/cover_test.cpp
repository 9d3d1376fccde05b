#include "deciding/cover.hpp"

#include "town.hpp"

namespace yingbao::deciding {
namespace {

struct Row {
  const char* what;
  std::vector<Cell> cells;
  Cover cover;
};

TEST(CoverOf, ARowIsByItsStateAndItsDatesOnTheDay) {
  const Row rows[] = {
      {"listed and nothing more", {}, Cover::protects},
      {"active", {{Field::roster_state, "ACTIVE"}}, Cover::protects},
      {"ended", {{Field::roster_state, "ENDED"}}, Cover::none},
      {"ended, whatever the date",
       {{Field::roster_state, "ENDED"}, {Field::protected_until, day(2021, 12, 31)}},
       Cover::none},
      {"not protected", {{Field::roster_state, "NOT_PROTECTED"}}, Cover::none},
      {"not begun", {{Field::roster_state, "NOT_BEGUN"}}, Cover::none},
      {"not begun, the day is past",
       {{Field::roster_state, "NOT_BEGUN"}, {Field::protected_since, day(2021, 6, 1)}},
       Cover::unclear},
      {"a word nobody knows", {{Field::roster_state, "UNCLEAR"}}, Cover::unclear},
      {"a word nobody knows, but over",
       {{Field::roster_state, "UNCLEAR"}, {Field::protected_until, day(2021, 3, 31)}},
       Cover::none},
      {"until the day before", {{Field::protected_until, day(2021, 6, 14)}}, Cover::none},
      {"until the day", {{Field::protected_until, kBusinessDate}}, Cover::protects},
      {"until this month", {{Field::protected_until, day(2021, 6, 1)}}, Cover::protects},
      {"until last month", {{Field::protected_until, day(2021, 5, 1)}}, Cover::none},
      {"since long", {{Field::protected_since, day(2015, 1, 1)}}, Cover::protects},
      {"since this month", {{Field::protected_since, day(2021, 6, 20)}}, Cover::protects},
      {"from next month", {{Field::protected_since, day(2021, 7, 1)}}, Cover::none},
      {"active, from next month",
       {{Field::roster_state, "ACTIVE"}, {Field::protected_since, day(2021, 7, 1)}},
       Cover::none},
  };
  for (const auto& row : rows)
    EXPECT_EQ(cover_of(schema::RecordView{record_of(row.cells)}, kBusinessDate), row.cover) << row.what;
}

using Covering = Town;

TEST_F(Covering, NeitherProtectsNorExposesWhereItIsUnclear) {
  group("G6", list_of({1, 2, 3}));
  group("G1A", list_of({{2, {{Field::unit, "350582"}, {Field::monitor_type, "脱贫不稳定户"}}}}));
  group("G9", list_of({1}));
  roster("DIBAO", list_of({{1, {{Field::roster_state, "UNCLEAR"}}},
                           {2, {{Field::roster_state, "UNCLEAR"}}},
                           {2, {{Field::roster_state, "ACTIVE"}}}}));
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 1u);
  EXPECT_EQ(ended(result.tally, Step::to_verify, "350582", "G6"), 1u);
  EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G6"), 1u) << "one row that protects decides";
  EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G1A"), 1u);
  EXPECT_EQ(result.tally.people, 1u);
  ASSERT_TRUE(candidate(result, 1)) << "shown to whoever looks";
  EXPECT_EQ(candidate(result, 1)->text(Field::standing), "to_verify");
  EXPECT_EQ(candidate(result, 1)->text(Field::withheld), "G6");
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "");
  EXPECT_EQ(candidate(result, 1)->text(Field::review), "cover_unclear");
  EXPECT_TRUE(schema::check_record(candidate(result, 1)->record));
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G9"), 0u) << "whoever may be of a group is not left over";
}

TEST_F(Covering, WithholdsOnlyTheGroupsThatTheRosterExcludes) {
  group("G6", list_of({1}));
  group("G8", list_of({child(1)}));
  roster("DIBAO", list_of({{1, {{Field::roster_state, "UNCLEAR"}}}}));
  for (const auto* kind : {"TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto result = screened();
  EXPECT_EQ(candidate(result, 1)->text(Field::standing), "present");
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G8");
  EXPECT_EQ(candidate(result, 1)->text(Field::withheld), "G6");
  EXPECT_EQ(candidate(result, 1)->text(Field::review), "") << "the platform is told nothing of it";
}

TEST_F(Covering, EndsForAHouseholdAsWell) {
  group("G6", list_of({{1, {{Field::unit, "350582"}, {Field::head_id_number, number_of(9)}}}}));
  roster("DIBAO",
         list_of(
             {{9, {{Field::roster_scope, "HEAD_ONLY"}, {Field::household_size, 3}, {Field::roster_state, "ENDED"}}}}),
         true);
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.covered_members_unknown, 0u);
  EXPECT_EQ(candidate(result, 1)->text(Field::review), "");
}

}  // namespace
}  // namespace yingbao::deciding
