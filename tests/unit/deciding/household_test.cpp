#include "town.hpp"

namespace yingbao::deciding {
namespace {

/// Person 1 heads a household of which the roster names the head alone.
class HeadOnly : public Town {
 protected:
  static Person head(int who, std::optional<int> protected_size, std::optional<int> household_size = {}) {
    Person row{who, {{Field::roster_scope, "HEAD_ONLY"}}};
    if (protected_size) row.cells.emplace_back(Field::protected_size, *protected_size);
    if (household_size) row.cells.emplace_back(Field::household_size, *household_size);
    return row;
  }
  static Person kin(int who, const std::string& head_number) {
    return {who, {{Field::unit, "350582"}, {Field::head_id_number, head_number}}};
  }
  std::string review_of(const Screened& result, int who) {
    const auto* found = candidate(result, who);
    return found ? found->text(Field::review) : "no candidate";
  }
};

TEST_F(HeadOnly, ExcludesTheHeadAndSendsTheKinToReview) {
  group("G6", list_of({kin(1, number_of(1)), kin(2, number_of(1)), kin(3, number_of(8)), kin(4, ""), kin(5, "无")}));
  roster("DIBAO", list_of({head(1, 4)}), true);
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G6"), 1u);
  EXPECT_EQ(review_of(result, 1), "no candidate");
  EXPECT_EQ(review_of(result, 2), "membership_unknown");
  for (const int stranger : {3, 4, 5}) EXPECT_EQ(review_of(result, stranger), "") << stranger;
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G6"), 4u) << "kin are counted";
  EXPECT_EQ(result.tally.for_review, 1u);
  EXPECT_EQ(result.tally.covered_members_unknown, 3u);
  EXPECT_EQ(candidate(result, 2)->text(Field::rosters), "");
}

TEST_F(HeadOnly, FindsKinInEveryListAndUnderEverySpellingOfTheHead) {
  auto spelled = number_of(1);
  spelled.insert(14, " ");
  spelled.insert(6, " ");
  group("G6", list_of({kin(2, spelled)}));
  group("G6", list_of({kin(3, " " + number_of(1) + "\t")}));
  roster("DIBAO", list_of({}));
  roster("TEKUN", list_of({head(1, 3)}), true);
  const auto result = screened();
  EXPECT_EQ(review_of(result, 2), "membership_unknown");
  EXPECT_EQ(review_of(result, 3), "membership_unknown");
  EXPECT_EQ(result.tally.for_review, 2u);
}

TEST_F(HeadOnly, FindsTheHeadInOneListThoughAnotherCountsThePerson) {
  group("G6", list_of({2}));
  group("G8", list_of({kin(2, number_of(1))}));
  roster("DIBAO", list_of({head(1, 3)}), true);
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(review_of(result, 2), "membership_unknown");
  EXPECT_EQ(result.candidates.size(), 1u);
}

TEST_F(HeadOnly, ExcludesKinWhoStandOnTheRosterThemselves) {
  group("G6", list_of({kin(2, number_of(1))}));
  roster("DIBAO", list_of({head(1, 3), {2, {{Field::roster_scope, "PERSON"}}}}), true);
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_TRUE(result.candidates.empty());
  EXPECT_EQ(result.tally.for_review, 0u);
}

TEST_F(HeadOnly, AsksNothingAboutHouseholdsThatAreNamedWhole) {
  group("G6", list_of({kin(2, number_of(1)), kin(4, number_of(3))}));
  roster("DIBAO", list_of({{1, {{Field::roster_scope, "PERSON"}, {Field::protected_size, 4}}}, head(3, 2)}), true);
  roster("TEKUN", list_of({{1, {{Field::protected_size, 9}}}}));
  const auto result = screened();
  EXPECT_EQ(review_of(result, 2), "");
  EXPECT_EQ(review_of(result, 4), "membership_unknown");
  EXPECT_EQ(result.tally.covered_members_unknown, 1u);
}

TEST_F(HeadOnly, SumsTheMembersNobodyNames) {
  group("G6", list_of({}));
  roster("DIBAO", list_of({head(1, 4), head(2, 1), head(3, {}, 3), head(4, {}, {}), head(5, 2, 9), head(6, 0)}), true);
  roster("TEKUN", list_of({head(7, 5)}), true);
  // 3 + 0 + 2 + 0 + 1 + 0, and 4
  EXPECT_EQ(screened().tally.covered_members_unknown, 10u);
}

TEST_F(HeadOnly, SumsAHouseholdOnce) {
  group("G6", list_of({}));
  roster("DIBAO", list_of({head(1, 4), head(1, 4)}), true);
  roster("TEKUN", list_of({head(1, 4)}), true);
  EXPECT_EQ(screened().tally.covered_members_unknown, 3u);
}

TEST_F(HeadOnly, LeavesNoFileBehind) {
  group("G6", list_of({kin(2, number_of(1))}));
  roster("DIBAO", list_of({head(1, 4)}), true);
  roster("TEKUN", list_of({}));
  const auto before = folder_.files();
  screened();
  EXPECT_EQ(folder_.files(), before);
}

TEST_F(HeadOnly, ReviewsManyKinOfManyHeads) {
  std::vector<Person> people, heads;
  for (int i = 0; i < 300; ++i) {
    heads.push_back(head(i, 4));
    for (int member = 1; member <= 3; ++member) people.push_back(kin(1000 * member + i, number_of(i)));
    people.push_back(kin(5000 + i, number_of(9000 + i)));
  }
  group("G6", list_of(people));
  roster("DIBAO", list_of(heads), true);
  roster("TEKUN", list_of({}));
  const auto tally = screened().tally;
  EXPECT_EQ(tally.people, 1200u);
  EXPECT_EQ(tally.for_review, 900u);
  EXPECT_EQ(tally.covered_members_unknown, 900u);
}

}  // namespace
}  // namespace yingbao::deciding
