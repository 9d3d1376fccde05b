// What stays as it was told: feeds that are off, and rosters that are missing, change nobody.
#include "town.hpp"

namespace yingbao::deciding {
namespace {

class Frozen : public Town {
 protected:
  static Person named(int who, std::vector<Cell> further = {}) {
    std::vector<Cell> cells{{Field::name, "甲"}, {Field::unit, "350582"}};
    cells.insert(cells.end(), further.begin(), further.end());
    return {who, cells};
  }
  static Person paid(int who, std::vector<Cell> further = {}) {
    further.emplace_back(Field::settlements, entries_of({record_of({{Field::settled_on, day(2021, 1, 1)},
                                                                    {Field::own_pay, std::int64_t{5'000'000}},
                                                                    {Field::settlement_state, "settled"}})}));
    return named(who, std::move(further));
  }
  static Person monitored(int who, const char* type = "边缘户", bool cleared = false) {
    return named(who, {{Field::monitor_type, type}, {Field::risk_cleared, cleared}});
  }
  static Person hit(int who, bool epidemic) {
    return named(who, {{Field::disaster_date, day(2020, 3, 1)}, {Field::needs, "口粮"}, {Field::epidemic, epidemic}});
  }
  /// All groups and special lists that these nights know, but those of which a list is there.
  void silent(std::initializer_list<const char*> kinds) { input_.silent.insert(kinds.begin(), kinds.end()); }

  void expect_untouched(const Screened& before, const Screened& after, int who) {
    const auto *was = decision(before, who), *is = decision(after, who);
    ASSERT_TRUE(was && is) << who;
    EXPECT_EQ(is->action, Action::none) << who;
    EXPECT_EQ(is->wanted, was->wanted) << who;
    EXPECT_EQ(is->told, is->wanted) << who;
    EXPECT_EQ(is->unit, was->unit) << who;
    EXPECT_EQ(after.changes.items(), 0u);
    EXPECT_EQ(forwarded_of(after, who), forwarded_of(before, who)) << who;
  }
  std::uint64_t forwarded_of(const Screened& result, int who) { return content_hash(told_of(result, who).record); }
};

TEST_F(Frozen, IsAGroupWhoseListIsMissingWithItsFacts) {
  group("G2", list_of({paid(1, {{Field::phone, "1"}})}));
  group("G6", list_of({named(1, {{Field::phone, "2"}})}));
  empty_rosters();
  const auto first = night();
  for (int again = 0; again < 2; ++again) {
    silent({"G2"});
    group("G6", list_of({named(1, {{Field::phone, "2"}})}));
    empty_rosters();
    const auto result = night();
    expect_untouched(first, result, 1);
    EXPECT_EQ(words_of(decision(result, 1)->frozen), "G2");
    EXPECT_EQ(words_of(decision(result, 1)->present), "G6");
    EXPECT_EQ(told_of(result, 1).text(Field::groups), "G2+G6");
    EXPECT_EQ(told_of(result, 1).text(Field::phone), "1");
  }
  group("G2", list_of({}));
  group("G6", list_of({named(1, {{Field::phone, "2"}})}));
  empty_rosters();
  const auto back = night();
  EXPECT_EQ(decision(back, 1)->action, Action::upsert) << "once it was screened, it is believed";
  EXPECT_EQ(candidate(back, 1)->text(Field::groups), "G6");
}

TEST_F(Frozen, IsAGroupOfWhichOneOfTwoListsIsMissing) {
  group("G2", list_of({paid(1)}));
  group("G2", list_of({paid(2)}));
  empty_rosters();
  const auto first = night();
  silent({"G2"});
  group("G2", list_of({paid(2)}));
  empty_rosters();
  const auto second = night();
  expect_untouched(first, second, 1);
  expect_untouched(first, second, 2);
}

TEST_F(Frozen, IsAGroupWhoseRosterIsMissing) {
  const auto lists = [&] {
    group("G2", list_of({paid(1)}));
    group("G8", list_of({child(1)}));
  };
  lists();
  empty_rosters();
  for (const auto* kind : {"ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::groups), "G2+G8");
  lists();
  roster("DIBAO", list_of({}));
  input_.missing_rosters = {"TEKUN"};
  for (const auto* kind : {"ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  const auto second = night();
  expect_untouched(first, second, 1);
  EXPECT_TRUE(second.tally.funnel.not_screened().contains("G2"));
  EXPECT_EQ(words_of(decision(second, 1)->frozen), "G2");
}

TEST_F(Frozen, IsAGroupWhoseRosterIsTooOld) {
  group("G6", list_of({1}));
  empty_rosters();
  const auto first = night();
  group("G6", list_of({}));
  empty_rosters();
  input_.stale_rosters = {{"TEKUN", "too old"}};
  expect_untouched(first, night(), 1);
}

TEST_F(Frozen, TellsNobodyNewOfAGroupThatIsNotScreened) {
  group("G6", list_of({1}));
  roster("DIBAO", list_of({}));
  const auto result = screened();
  EXPECT_TRUE(result.decisions.empty());
  EXPECT_EQ(result.changes.items(), 0u);
}

TEST_F(Frozen, IsEverythingWhenAllFeedsAreOff) {
  group("G2", list_of({paid(1)}));
  group("G6", list_of({1, 2}));
  empty_rosters();
  const auto first = night();
  for (int again = 0; again < 2; ++again) {
    const auto result = night();
    EXPECT_EQ(result.changes.unchanged, 2u);
    for (const int who : {1, 2}) expect_untouched(first, result, who);
  }
  group("G1B", list_of({}));
  empty_rosters();
  const auto other = night();
  for (const int who : {1, 2}) expect_untouched(first, other, who);
}

TEST_F(Frozen, OneOfTwoGroupsDoesNotSpeakForBoth) {
  group("G2", list_of({paid(2), paid(3)}));
  group("G6", list_of({1, 2}));
  empty_rosters();
  night();
  silent({"G2"});
  group("G6", list_of({}));
  empty_rosters();
  const auto half = night();
  EXPECT_EQ(half.changes.source_changed, 1u);
  EXPECT_EQ(decision(half, 1)->wanted.standing, Standing::source_changed);
  EXPECT_EQ(words_of(decision(half, 2)->wanted.groups), "G2+G6");
  group("G2", list_of({}));
  group("G6", list_of({}));
  empty_rosters();
  EXPECT_EQ(night().changes.source_changed, 2u);
}

TEST_F(Frozen, DoesNotHideThatARosterCoversWhoIsInNoGroup) {
  group("G2", list_of({paid(1)}));
  empty_rosters();
  night();
  silent({"G2"});
  group("G6", list_of({}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  const auto result = night();
  EXPECT_EQ(decision(result, 1)->action, Action::standing);
  EXPECT_EQ(decision(result, 1)->wanted.standing, Standing::covered);
  EXPECT_EQ(words_of(decision(result, 1)->wanted.groups), "G2");
}

TEST_F(Frozen, DoesNotHideWhatTheOtherGroupsBring) {
  group("G6", list_of({named(1)}));
  empty_rosters();
  night();
  silent({"G6"});
  group("G2", list_of({paid(1, {{Field::phone, "2"}})}));
  empty_rosters();
  const auto result = night();
  EXPECT_EQ(decision(result, 1)->action, Action::upsert);
  EXPECT_EQ(decision(result, 1)->version, 1u);
  const auto* found = candidate(result, 1);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->text(Field::groups), "G2+G6");
  EXPECT_EQ(found->text(Field::phone), "2");
  EXPECT_TRUE(schema::check_record(found->record));
}

TEST_F(Frozen, IsABasisOfLowIncome) {
  group("G1A", list_of({monitored(1)}));
  group("G2", list_of({paid(1)}));
  group("BIG_TEMP", list_of({named(1)}));
  empty_rosters();
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::bases), "POV_MON+BIG_TEMP");
  silent({"G1A", "BIG_TEMP"});
  group("G2", list_of({paid(1)}));
  empty_rosters();
  const auto second = night();
  expect_untouched(first, second, 1);
  EXPECT_EQ(told_of(second, 1).text(Field::kind), "low_income");
  silent({"G1A"});
  group("G2", list_of({paid(1)}));
  group("BIG_TEMP", list_of({}));
  empty_rosters();
  const auto third = night();
  EXPECT_EQ(decision(third, 1)->action, Action::upsert);
  EXPECT_EQ(candidate(third, 1)->text(Field::bases), "POV_MON");
  EXPECT_EQ(candidate(third, 1)->text(Field::kind), "low_income");
}

TEST_F(Frozen, IsWhomASpecialListAloneToldOf) {
  group("BIG_TEMP", list_of({1}));
  empty_rosters();
  const auto first = night();
  group("G6", list_of({}));
  empty_rosters();
  const auto off = night();
  expect_untouched(first, off, 1);
  EXPECT_EQ(told_of(off, 1).text(Field::kind), "low_income");
  group("BIG_TEMP", list_of({}));
  empty_rosters();
  EXPECT_EQ(night().changes.source_changed, 1u);
}

TEST_F(Frozen, IsTheWordOfARosterThatIsMissing) {
  const auto lists = [&] { group("G8", list_of({child(1)})); };
  const auto others = [&] {
    for (const auto* kind : {"TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  };
  lists();
  roster("DIBAO", list_of({Person{1, {{Field::single_protection, true}}}}));
  others();
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::rosters), "DIBAO+DIBAO_SINGLE");
  lists();
  others();
  input_.missing_rosters = {"DIBAO"};
  expect_untouched(first, night(), 1);
  lists();
  roster("DIBAO", list_of({}));
  others();
  const auto back = night();
  EXPECT_EQ(decision(back, 1)->action, Action::upsert);
  EXPECT_EQ(candidate(back, 1)->text(Field::rosters), "");
}

TEST_F(Frozen, IsWhoWasToldAsCoveredByARosterThatIsMissing) {
  group("G6", list_of({1}));
  empty_rosters();
  night();
  group("G6", list_of({1}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  const auto second = night();
  ASSERT_EQ(decision(second, 1)->wanted.standing, Standing::covered);
  for (const bool listed : {true, false}) {
    group("G6", listed ? list_of({1}) : list_of({}));
    roster("TEKUN", list_of({}));
    input_.missing_rosters = {"DIBAO"};
    expect_untouched(second, night(), 1);
  }
}

TEST_F(Frozen, IsWhoWasToldAsGone) {
  group("G6", list_of({1}));
  empty_rosters();
  night();
  group("G6", list_of({}));
  empty_rosters();
  const auto second = night();
  ASSERT_EQ(decision(second, 1)->wanted.standing, Standing::source_changed);
  expect_untouched(second, night(), 1);
  silent({"G6"});
  group("G2", list_of({}));
  empty_rosters();
  expect_untouched(second, night(), 1);
  group("G6", list_of({1}));
  roster("DIBAO", list_of({}));
  input_.missing_rosters = {"TEKUN"};
  expect_untouched(second, night(), 1);
}

TEST_F(Frozen, IsAGroupThatIsWithheldOfThisPerson) {
  const auto lists = [&](const char* state) {
    group("G6", list_of({1}));
    group("G8", list_of({child(1)}));
    roster("DIBAO", list_of({Person{1, {{Field::roster_state, state}}}}));
    for (const auto* kind : {"TEKUN", "ORPHAN", "DEFACTO"}) roster(kind, list_of({}));
  };
  lists("ENDED");
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::groups), "G6+G8");
  lists("UNCLEAR");
  const auto second = night();
  expect_untouched(first, second, 1);
  EXPECT_EQ(words_of(decision(second, 1)->unclear), "G6");
}

TEST_F(Frozen, IsWhomARosterMayCoverEvenWithNothingElse) {
  const auto lists = [&](const char* state, const char* phone) {
    group("G6", list_of({named(1, {{Field::phone, phone}})}));
    roster("DIBAO", list_of({Person{1, {{Field::roster_state, state}}}}));
    roster("TEKUN", list_of({}));
  };
  lists("ENDED", "1");
  const auto first = night();
  lists("UNCLEAR", "2");
  const auto second = night();
  expect_untouched(first, second, 1);
  EXPECT_EQ(told_of(second, 1).text(Field::phone), "1");
  EXPECT_EQ(decision(second, 1)->reviews, "") << "the reason is not told";
  lists("UNCLEAR", "2");
  expect_untouched(first, night(), 1);
}

TEST_F(Frozen, IsWhoResemblesARowOfARoster) {
  const auto lists = [&](bool resembling) {
    group("G6", list_of({named(1, {{Field::township, "青阳街道"}})}));
    roster("DIBAO", list_of({{-1, {{Field::name, resembling ? "甲" : "丙"}, {Field::township, "青阳街道"}}}}));
    roster("TEKUN", list_of({}));
  };
  lists(false);
  const auto first = night();
  lists(true);
  const auto second = night();
  expect_untouched(first, second, 1);
  EXPECT_EQ(words_of(decision(second, 1)->resembling), "G6");
  EXPECT_EQ(second.tally.funnel.to_visit("350582", "G6"), 1u) << "counts all the same";
}

TEST_F(Frozen, LeavesNobodyOverWhoseGroupWasNotScreened) {
  group("G6", list_of({1}));
  empty_rosters();
  const auto first = night();
  silent({"G6"});
  group("G9", list_of({1, 2}));
  empty_rosters();
  const auto second = night();
  EXPECT_EQ(decision(second, 1)->action, Action::none);
  EXPECT_EQ(decision(second, 1)->wanted, decision(first, 1)->wanted);
  EXPECT_EQ(decision(second, 2)->action, Action::upsert) << "who is in no other group";
}

TEST_F(Frozen, IsTheGroupThatTakesInRowsOfAFeedThatIsOff) {
  group("G7", list_of({hit(1, true), hit(2, false)}));
  group("G9", list_of({3}));
  empty_rosters();
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::groups), "G9");
  silent({"G7"});
  group("G9", list_of({}));
  empty_rosters();
  const auto second = night();
  for (const int who : {1, 2, 3}) expect_untouched(first, second, who);
  group("G7", list_of({}));
  group("G9", list_of({}));
  empty_rosters();
  EXPECT_EQ(night().changes.source_changed, 3u);
}

TEST_F(Frozen, KeepsTheMarksOfItsGroupInTheirOrder) {
  group("G1A", list_of({monitored(1, "边缘户", true)}));
  group("G1B", list_of({monitored(1, "名单所列")}));
  empty_rosters();
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::review), "risk_cleared+type_unstated");
  silent({"G1A"});
  group("G1B", list_of({monitored(1, "名单所列")}));
  empty_rosters();
  expect_untouched(first, night(), 1);
  silent({"G1B"});
  group("G1A", list_of({monitored(1, "边缘户", true)}));
  empty_rosters();
  expect_untouched(first, night(), 1);
}

TEST_F(Frozen, StaysWhereItWasTold) {
  group("G2", list_of({paid(1, {{Field::unit, "350502"}})}));
  group("G6", list_of({1}));
  empty_rosters();
  const auto first = night();
  ASSERT_EQ(candidate(first, 1)->text(Field::unit), "350502");
  silent({"G2"});
  group("G6", list_of({1}));
  empty_rosters();
  expect_untouched(first, night(), 1);
}

}  // namespace
}  // namespace yingbao::deciding
