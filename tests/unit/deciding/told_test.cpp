// What becomes of what was told: versions, answers, refusals, and what was never released.
#include "deciding/statement.hpp"
#include "town.hpp"

namespace yingbao::deciding {
namespace {

class ToldOf : public Town {
 protected:
  using Outcome = yingbao::deciding::Told::Outcome;
  /// Unemployed people with a phone number each.
  void lists(std::initializer_list<std::pair<int, const char*>> people) {
    std::vector<Person> rows;
    for (const auto& [who, phone] : people)
      rows.push_back({who, {{Field::name, "甲"}, {Field::unit, "350582"}, {Field::phone, phone}}});
    group("G6", list_of(rows));
    empty_rosters();
  }
  void expect(const Screened& result, int who, Action action, std::uint32_t version) {
    const auto* found = decision(result, who);
    ASSERT_TRUE(found) << who;
    EXPECT_EQ(found->action, action) << who;
    EXPECT_EQ(found->version, version) << who;
  }
};

TEST_F(ToldOf, NewPeopleAreUpsertsOfVersionOne) {
  lists({{3, "1"}, {1, "1"}, {2, "1"}});
  const auto result = screened();
  EXPECT_EQ(result.changes.known, 0u);
  EXPECT_EQ(result.changes.added, 3u);
  EXPECT_EQ(result.changes.items(), 3u);
  for (const int who : {1, 2, 3}) {
    expect(result, who, Action::upsert, 0);
    EXPECT_EQ(decision(result, who)->answer, Answer::none);
  }
}

TEST_F(ToldOf, WhoDidNotChangeIsNot) {
  lists({{1, "1"}, {2, "1"}});
  night();
  lists({{1, "1"}, {2, "1"}});
  const auto result = night();
  EXPECT_EQ(result.changes.known, 2u);
  EXPECT_EQ(result.changes.unchanged, 2u);
  EXPECT_EQ(result.changes.items(), 0u);
  expect(result, 1, Action::none, 1);
  EXPECT_EQ(decision(result, 1)->answer, Answer::acknowledged);
}

TEST_F(ToldOf, AChangeIsAnUpsertWithTheNextVersion) {
  lists({{1, "1"}, {2, "1"}});
  night();
  std::uint32_t version = 1;
  for (const auto* phone : {"2", "3", "4"}) {
    lists({{1, phone}, {2, "1"}});
    const auto result = night();
    expect(result, 1, Action::upsert, version++);
    expect(result, 2, Action::none, 1);
    EXPECT_EQ(candidate(result, 1)->text(Field::phone), phone);
    EXPECT_EQ(result.changes.changed, 1u);
    EXPECT_EQ(result.changes.unchanged, 1u);
    EXPECT_EQ(result.changes.known, 2u);
  }
}

TEST_F(ToldOf, AnUpsertCitesWhatWasToldBesideWhatIs) {
  lists({{1, "1"}});
  night();
  lists({{1, "2"}});
  const auto evidence = decision(night(), 1)->evidence;
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_TRUE(evidence[0].wanted && !evidence[0].told);
  EXPECT_TRUE(evidence[1].told && !evidence[1].wanted);
  lists({{1, "2"}});
  EXPECT_EQ(decision(night(), 1)->evidence.size(), 1u) << "until it is told";
}

TEST_F(ToldOf, NewProvenanceAndRulesAreNoChange) {
  lists({{1, "1"}});
  night();
  auto rules = *input_.rules;
  rules.version = "quanzhou-2021.4";
  input_.rules = &rules;
  group("G6", list_of({{1,
                        {{Field::name, "甲"},
                         {Field::unit, "350582"},
                         {Field::phone, "1"},
                         {Field::delivery, 8},
                         {Field::row, 99},
                         {Field::as_of, day(2021, 6, 16)}}}}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(result.changes.items(), 0u);
  EXPECT_EQ(result.changes.unchanged, 1u);
}

TEST_F(ToldOf, WhoIsCoveredAndWasNeverToldIsNot) {
  group("G6", list_of({1}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_TRUE(result.decisions.empty());
  EXPECT_EQ(result.changes.items(), 0u);
}

TEST_F(ToldOf, APlanThatNobodyReleasedIsForgotten) {
  lists({{1, "1"}, {2, "1"}});
  night({.outcome = Outcome::unanswered});
  lists({{1, "1"}});
  const auto second = night();
  EXPECT_EQ(second.changes.known, 0u);
  EXPECT_EQ(second.changes.added, 1u);
  expect(second, 1, Action::upsert, 0);
  EXPECT_FALSE(decision(second, 2)) << "the platform never heard of them";
}

TEST_F(ToldOf, AChangeThatNobodyReleasedIsToldAgainWithItsVersion) {
  lists({{1, "1"}});
  night();
  lists({{1, "2"}});
  const auto second = night({.outcome = Outcome::unanswered});
  expect(second, 1, Action::upsert, 1);
  lists({{1, "2"}});
  expect(screened(), 1, Action::upsert, 1);
  next_night();
  lists({{1, "1"}});
  const auto back = night();
  expect(back, 1, Action::none, 1);
  EXPECT_EQ(decision(back, 1)->evidence.size(), 1u);
}

TEST_F(ToldOf, AStandingThatNobodyReleasedIsToldAgain) {
  lists({{1, "1"}});
  night();
  for (int again = 0; again < 2; ++again) {
    lists({});
    const auto result = night({.outcome = Outcome::unanswered});
    expect(result, 1, Action::standing, 1);
    EXPECT_EQ(told_of(result, 1).text(Field::phone), "1");
  }
}

TEST_F(ToldOf, TwoSubmissionsHaveAnswersOfTheirOwn) {
  lists({{1, "1"}, {2, "1"}, {3, "1"}, {4, "1"}});
  const auto first = night();
  const auto edge = first.decisions[2].key;
  input_.base.submissions = {{first.decisions[0].key, Outcome::acknowledged}, {edge, Outcome::unanswered}};
  lists({{1, "1"}, {2, "1"}, {3, "1"}, {4, "1"}});
  const auto second = night();
  EXPECT_EQ(second.changes.known, 2u);
  EXPECT_EQ(second.changes.unchanged, 2u);
  EXPECT_EQ(second.changes.added, 2u);
  EXPECT_EQ(second.decisions[1].decision.action, Action::none);
  EXPECT_EQ(second.decisions[2].decision.action, Action::upsert);
}

TEST_F(ToldOf, TheSameRowsAreKnownByTheirHashesAndOthersAreLookedAt) {
  // Of two rows the first one's phone is told.
  const auto two = [&](const char* first, const char* second) {
    group("G1A", list_of({{1, {{Field::monitor_type, "脱贫不稳定户"}, {Field::phone, first}}}}));
    group("G6", list_of({{1, {{Field::phone, second}}}}));
    empty_rosters();
    return *decision(night(), 1);
  };
  const auto told = two("1", "2"), same = two("1", "2"), overridden = two("1", "3"), changed = two("4", "3");
  EXPECT_NE(told.rows, 0u);
  EXPECT_EQ(same.rows, told.rows);
  EXPECT_EQ(same.action, Action::none);
  EXPECT_NE(overridden.rows, told.rows);
  EXPECT_EQ(overridden.action, Action::none) << "the platform would be told the same";
  EXPECT_EQ(changed.action, Action::upsert);
}

TEST_F(ToldOf, RowsOfWhoLeftAreForgottenWithTheNightsThatKnewThem) {
  lists({{1, "1"}, {2, "1"}});
  const auto list = input_.groups[0].list_id;
  night();
  const auto leave = [&](std::set<std::int64_t> kept) {
    lists({{2, "1"}});
    input_.kept = std::move(kept);
    return decision(night(), 1)->evidence.size();
  };
  EXPECT_EQ(leave({}), 1u) << "until it is told that they left, it may be told again";
  EXPECT_EQ(leave({list}), 1u);
  EXPECT_EQ(leave({}), 0u);
  lists({{1, "1"}, {2, "1"}});
  const auto back = night();
  expect(back, 1, Action::upsert, 2);
  EXPECT_EQ(decision(back, 1)->evidence.size(), 1u);
}

class Refused : public ToldOf {
 protected:
  /// A person lets so many go out again who stand refused.
  void release_refused(std::uint64_t people) {
    auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random(), {.beside = false}).value();
    EXPECT_EQ(state_resend(input_.base, writer).value(), people);
    writer.close().value();
    input_.statements = list::ListReader::open(writer.file()).value();
  }
};

TEST_F(Refused, WaitsForAChange) {
  lists({{1, "1"}, {2, "1"}});
  night({.refused = {1}});
  for (int again = 0; again < 2; ++again) {
    lists({{1, "1"}, {2, "1"}});
    const auto result = night();
    EXPECT_EQ(result.changes.items(), 0u);
    EXPECT_EQ(result.changes.refused_waiting, 1u);
    EXPECT_EQ(result.changes.unchanged, 1u);
    EXPECT_EQ(decision(result, 1)->answer, Answer::refused) << "night after night";
    EXPECT_EQ(decision(result, 2)->answer, Answer::acknowledged);
  }
  lists({{1, "2"}, {2, "1"}});
  const auto third = night();
  expect(third, 1, Action::upsert, 1);
  EXPECT_EQ(third.changes.items(), 1u);
}

TEST_F(Refused, IsAcceptedWhenTheChangeWas) {
  lists({{1, "1"}});
  night({.refused = {1}});
  lists({{1, "2"}});
  night();
  lists({{1, "2"}});
  const auto third = night();
  EXPECT_EQ(third.changes.refused_waiting, 0u);
  EXPECT_EQ(third.changes.unchanged, 1u);
  EXPECT_EQ(decision(third, 1)->answer, Answer::acknowledged);
  EXPECT_EQ(decision(third, 1)->version, 2u);
}

TEST_F(Refused, IsEverybodyOfAParkedSubmission) {
  lists({{1, "1"}, {2, "1"}});
  night({.outcome = Outcome::parked});
  lists({{1, "1"}, {2, "1"}});
  const auto second = night();
  EXPECT_EQ(second.changes.refused_waiting, 2u);
  EXPECT_EQ(second.changes.items(), 0u);
}

TEST_F(Refused, GoesAgainWhenThatIsAskedFor) {
  lists({{1, "1"}, {2, "1"}});
  night({.refused = {1}});
  lists({{1, "1"}, {2, "1"}});
  release_refused(1);
  const auto second = night({.refused = {1}});
  expect(second, 1, Action::upsert, 1);
  expect(second, 2, Action::none, 1);
  EXPECT_EQ(second.changes.items(), 1u);
  lists({{1, "1"}, {2, "1"}});
  const auto third = night();
  EXPECT_EQ(third.changes.items(), 0u) << "the statement was about the version before";
  EXPECT_EQ(third.changes.refused_waiting, 1u);
}

TEST_F(Refused, StandingWaitsAndGoesAgainAsWell) {
  lists({{1, "1"}});
  night();
  lists({});
  night({.refused = {1}});
  lists({});
  EXPECT_EQ(night().changes.refused_waiting, 1u);
  lists({});
  release_refused(1);
  const auto result = night();
  expect(result, 1, Action::standing, 2);
  EXPECT_EQ(decision(result, 1)->wanted.standing, Standing::source_changed);
}

}  // namespace
}  // namespace yingbao::deciding
