// Nights over what was told before: what somebody at the platform would notice.
#include "town.hpp"

namespace yingbao::deciding {
namespace {

class Nights : public Town {
 protected:
  void empty_rosters_but(std::string kind, std::initializer_list<int> people) {
    for (const auto* each : {"DIBAO", "TEKUN"}) roster(each, kind == each ? list_of(people) : list_of({}));
  }
  static Person jobless(int who, const char* phone) {
    return {who, {{Field::name, "甲"}, {Field::unit, "350582"}, {Field::phone, phone}}};
  }
};

TEST_F(Nights, WhoCameOntoARosterIsToldOnceAsCoveredWithoutFacts) {
  group("G6", list_of({1, 2, 3}));
  empty_rosters();
  night();
  for (int again = 0; again < 3; ++again) {
    group("G6", list_of({2, 3}));
    empty_rosters_but("DIBAO", {1, 2});
    const auto result = night();
    for (const int covered : {1, 2}) {
      const auto* found = decision(result, covered);
      ASSERT_TRUE(found) << covered;
      EXPECT_EQ(found->action, again ? Action::none : Action::standing);
      EXPECT_EQ(found->wanted.standing, Standing::covered);
      EXPECT_EQ(words_of(found->wanted.rosters), "DIBAO");
      EXPECT_EQ(words_of(found->wanted.groups), "G6");
      EXPECT_EQ(found->version, again ? 2u : 1u);
      EXPECT_EQ(found->unit, "350582");
      EXPECT_FALSE(found->present);
      const auto record = told_of(result, covered);
      EXPECT_TRUE(schema::check_record(record.record));
      EXPECT_EQ(record.text(Field::standing), "covered");
      EXPECT_EQ(record.text(Field::kind), "to_visit");
      EXPECT_EQ(record.text(Field::name), "甲");
      EXPECT_EQ(record.text(Field::id_number), number_of(covered));
      EXPECT_EQ(record.text(Field::rules), "quanzhou-2021.3");
    }
    EXPECT_EQ(decision(result, 3)->action, Action::none);
    EXPECT_EQ(decision(result, 3)->wanted.standing, Standing::present);
    EXPECT_EQ(result.tally.people, 1u) << "nobody covered is to visit";
    EXPECT_EQ(result.tally.funnel.by_group(Step::excluded).at("G6"), 1u);
    EXPECT_EQ(result.changes.known, 3u);
    EXPECT_EQ(result.changes.covered, again ? 0u : 2u);
    EXPECT_EQ(result.changes.unchanged, again ? 3u : 1u);
  }
}

TEST_F(Nights, OfWhomARosterIsUnclearIsToldNothing) {
  group("G6", list_of({1, 2}));
  empty_rosters();
  const auto first = night();
  const auto unclear = [&] {
    group("G6", list_of({}));
    roster("DIBAO",
           list_of({Person{1, {{Field::roster_state, "UNCLEAR"}}}, Person{2, {{Field::roster_state, "ENDED"}}}}));
    roster("TEKUN", list_of({}));
  };
  unclear();
  const auto result = night();
  ASSERT_TRUE(decision(result, 1));
  EXPECT_EQ(decision(result, 1)->action, Action::none);
  EXPECT_EQ(decision(result, 1)->wanted, decision(first, 1)->wanted);
  EXPECT_EQ(decision(result, 2)->wanted.standing, Standing::source_changed) << "on no roster: gone from everywhere";
  EXPECT_EQ(result.changes.items(), 1u);
}

TEST_F(Nights, WhoIsNewAndUnclearIsToldNothingUntilItIsClear) {
  const auto lists = [&](const char* state) {
    group("G6", list_of({1}));
    roster("DIBAO", list_of({Person{1, {{Field::roster_state, state}}}}));
    roster("TEKUN", list_of({}));
  };
  lists("UNCLEAR");
  const auto first = night();
  EXPECT_EQ(decision(first, 1)->action, Action::none);
  EXPECT_EQ(decision(first, 1)->wanted.standing, Standing::to_verify);
  EXPECT_EQ(first.changes.items(), 0u);
  lists("ENDED");
  const auto second = night();
  EXPECT_EQ(decision(second, 1)->action, Action::upsert);
  EXPECT_EQ(decision(second, 1)->version, 0u);
  EXPECT_EQ(second.changes.added, 1u);
  EXPECT_EQ(second.changes.known, 0u);
}

TEST_F(Nights, CoveredKeepsKindGroupsAndBases) {
  group("G1A", list_of({1}));
  group("G6", list_of({1}));
  empty_rosters();
  night();
  group("G1A", list_of({}));
  group("G6", list_of({}));
  empty_rosters_but("TEKUN", {1});
  const auto record = told_of(night(), 1);
  EXPECT_EQ(record.text(Field::kind), "low_income");
  EXPECT_EQ(record.text(Field::groups), "G1A+G6");
  EXPECT_EQ(record.text(Field::bases), "POV_MON");
  EXPECT_EQ(record.text(Field::rosters), "TEKUN");
}

TEST_F(Nights, PeopleOfARosterAloneGetNoDecision) {
  group("G6", list_of({9}));
  empty_rosters();
  night();
  group("G6", list_of({9}));
  empty_rosters_but("DIBAO", {1, 2, 3});
  EXPECT_EQ(night().decisions.size(), 1u);
}

TEST_F(Nights, WhoIsGoneIsToldOnceAsAChangedSource) {
  group("G6", list_of({1, 2}));
  empty_rosters();
  night();
  for (int again = 0; again < 4; ++again) {
    group("G6", list_of({2}));
    empty_rosters();
    const auto result = night();
    ASSERT_TRUE(decision(result, 1)) << "nobody is withdrawn for disappearing";
    EXPECT_EQ(decision(result, 1)->action, again ? Action::none : Action::standing);
    EXPECT_EQ(decision(result, 1)->wanted.standing, Standing::source_changed);
    EXPECT_EQ(decision(result, 1)->version, again ? 2u : 1u);
    EXPECT_EQ(result.changes.source_changed, again ? 0u : 1u);
    EXPECT_EQ(result.changes.unchanged, again ? 2u : 1u);
    const auto record = told_of(result, 1);
    EXPECT_EQ(record.text(Field::standing), "source_changed");
    EXPECT_EQ(record.text(Field::name), "甲");
    EXPECT_EQ(record.text(Field::groups), "G6");
    EXPECT_TRUE(schema::check_record(record.record));
  }
}

TEST_F(Nights, WhoIsGoneStaysToldWhenOthersChange) {
  group("G6", list_of({jobless(1, "1"), jobless(2, "1")}));
  empty_rosters();
  night();
  for (const auto* phone : {"1", "2", "2"}) {
    group("G6", list_of({jobless(2, phone)}));
    empty_rosters();
    const auto result = night();
    EXPECT_EQ(decision(result, 1)->wanted.standing, Standing::source_changed);
    EXPECT_LE(result.changes.items(), 1u);
  }
  EXPECT_EQ(told_of(screened(), 2).text(Field::phone), "2");
}

TEST_F(Nights, WhoWasGoneComesBackAsAChange) {
  const auto lists = [&](std::initializer_list<int> people) {
    group("G6", list_of(people));
    empty_rosters();
  };
  lists({1});
  night();
  lists({});
  night();
  lists({1});
  const auto third = night();
  EXPECT_EQ(decision(third, 1)->action, Action::upsert);
  EXPECT_EQ(decision(third, 1)->version, 2u) << "what goes out is version 3";
  EXPECT_EQ(candidate(third, 1)->text(Field::standing), "present");
  EXPECT_EQ(third.changes.changed, 1u);
}

TEST_F(Nights, WhoWasCoveredIsToldAsGoneAfterwards) {
  group("G6", list_of({1}));
  empty_rosters();
  night();
  group("G6", list_of({1}));
  empty_rosters_but("DIBAO", {1});
  night();
  for (int again = 0; again < 2; ++again) {
    group("G6", list_of({}));
    empty_rosters();
    const auto result = night();
    EXPECT_EQ(decision(result, 1)->wanted.standing, Standing::source_changed);
    EXPECT_EQ(result.changes.source_changed, again ? 0u : 1u);
    EXPECT_EQ(result.changes.items(), again ? 0u : 1u);
  }
}

TEST_F(Nights, AnotherBuildTakesWhatItFindsAsToldAndSendsNothingNew) {
  group("G6", list_of({jobless(1, "1")}));
  empty_rosters();
  night({.version = kDecisionVersion - 1});
  group("G6", list_of({jobless(1, "2"), jobless(2, "1")}));
  empty_rosters();
  const auto second = night();
  EXPECT_EQ(second.changes.unchanged, 1u);
  EXPECT_EQ(second.changes.items(), 0u);
  group("G6", list_of({jobless(1, "2"), jobless(2, "1")}));
  empty_rosters();
  const auto third = night();
  EXPECT_EQ(third.changes.added, 1u) << "who is new is told the night after";
  EXPECT_EQ(third.changes.items(), 1u);
  group("G6", list_of({jobless(1, "3"), jobless(2, "1")}));
  empty_rosters();
  EXPECT_EQ(night().changes.changed, 1u);
}

TEST_F(Nights, AnotherBuildForgetsNoChangeOfStanding) {
  group("G6", list_of({jobless(1, "1"), jobless(2, "1")}));
  empty_rosters();
  night({.version = kDecisionVersion - 1});
  for (const std::uint64_t items : {0u, 2u, 0u}) {  // one is covered by now, one gone
    group("G6", list_of({}));
    empty_rosters_but("DIBAO", {1});
    EXPECT_EQ(night().changes.standings(), items);
  }
}

TEST_F(Nights, AnotherBuildForgetsNoChangeThatWasNeverReleased) {
  group("G6", list_of({jobless(1, "1")}));
  empty_rosters();
  night();
  group("G6", list_of({jobless(1, "2")}));
  empty_rosters();
  night({.outcome = Told::Outcome::unanswered, .version = kDecisionVersion - 1});
  for (const std::uint64_t items : {0u, 1u, 0u}) {
    group("G6", list_of({jobless(1, "2")}));
    empty_rosters();
    EXPECT_EQ(night().changes.items(), items);
  }
}

}  // namespace
}  // namespace yingbao::deciding
