// Groups that take what others leave over, lists that are taken as distributed, and lists that only give a basis.
#include "town.hpp"

#include <gmock/gmock.h>

namespace yingbao::deciding {
namespace {

using testing::IsEmpty;

using LeftOver = Town;

TEST_F(LeftOver, CountsInTheLastGroupWhoeverIsInNoOther) {
  group("G9", list_of({1, 2}));
  group("G6", list_of({1}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G9"), 1u);
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G6");
  EXPECT_EQ(candidate(result, 2)->text(Field::groups), "G9");
}

TEST_F(LeftOver, HoldsPeopleHitByTheEpidemic) {
  const auto hit = [](int who, int epidemic) {
    return Person{who,
                  {{Field::name, "甲"},
                   {Field::unit, "350582"},
                   {Field::disaster_date, day(2020, 3, 1)},
                   {Field::needs, "口粮"},
                   {Field::epidemic, epidemic}}};
  };
  group("G7", list_of({hit(1, 1), hit(2, 0)}));
  empty_rosters();
  const auto tally = screened().tally;
  EXPECT_EQ(tally.funnel.to_visit("350582", "G7"), 1u);
  EXPECT_EQ(tally.funnel.to_visit("350582", "G9"), 1u);
}

class Baseline : public Town {
 protected:
  void baseline(std::string kind, ReaderPtr reader) {
    input_.groups.push_back({std::move(kind), next_id_++, reader, false, false, true});
  }
};

TEST_F(Baseline, IsTakenAsDistributed) {
  baseline("G6", list_of({1, 2}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  EXPECT_EQ(screened().tally.funnel.to_visit("350582", "G6"), 2u) << "not screened again";
}

TEST_F(Baseline, NeedsNoRoster) {
  baseline("G6", list_of({1, 2}));
  const auto tally = screened().tally;
  EXPECT_EQ(tally.funnel.to_visit("350582", "G6"), 2u);
  EXPECT_THAT(tally.funnel.not_screened(), IsEmpty());
}

TEST_F(Baseline, AndAnAgencysOwnListCountAPersonOnce) {
  baseline("G6", list_of({1, 2}));
  group("G6", list_of({2, 3}));
  empty_rosters();
  EXPECT_EQ(screened().tally.funnel.to_visit("350582", "G6"), 3u);
}

using Special = Town;

TEST_F(Special, GivesABasisAndCountsInNoColumn) {
  group("UNAPPROVED", list_of({1, 2}));
  roster("DIBAO", list_of({2}));
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "UNAPPROVED"), 1u);
  EXPECT_EQ(result.tally.people, 0u);
  EXPECT_EQ(result.tally.low_income, 1u);
  ASSERT_EQ(result.candidates.size(), 1u);
  EXPECT_EQ(result.candidates[0].text(Field::bases), "REJECTED_DIBAO");
  EXPECT_EQ(result.candidates[0].text(Field::kind), "low_income");
  EXPECT_EQ(result.candidates[0].text(Field::groups), "");
}

}  // namespace
}  // namespace yingbao::deciding
