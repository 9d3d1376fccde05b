#include "nights.hpp"

namespace yingbao::forward {
namespace {

using Planner = Nights;

TEST_F(Planner, SendsNewPeopleAsVersion1UnderRandomReferences) {
  const auto items = night(unchanged({3, 1, 2}));
  EXPECT_EQ(counts_.candidates, 3u);
  EXPECT_EQ(counts_.known, 0u);
  EXPECT_EQ(counts_.added, 3u);
  EXPECT_EQ(counts_.items(), 3u);
  ASSERT_EQ(items.size(), 3u);
  std::set<std::string> references;
  for (const auto& [who, item] : items) {
    EXPECT_EQ(item.version(), 1);
    EXPECT_EQ(item.text(Field::action), "upsert");
    EXPECT_EQ(item.text(Field::reference_id).size(), 16u);
    EXPECT_EQ(item.text(Field::content_hash), forwarded_hash(candidate_of(who)));
    EXPECT_EQ(item.text(Field::name), "甲");
    EXPECT_TRUE(schema::check_record(item.record));
    references.insert(item.text(Field::reference_id));
  }
  EXPECT_EQ(references.size(), 3u);
}

TEST_F(Planner, GivesThousandsOfPeopleReferencesOfTheirOwn) {
  Candidates many;
  for (int i = 0; i < 2000; ++i) many.emplace_back(i, candidate_of(i));
  std::set<std::string> references;
  for (const auto& [who, item] : items_of(planned(many).plan)) references.insert(item.text(Field::reference_id));
  EXPECT_EQ(references.size(), 2000u);
}

TEST_F(Planner, IsSilentAboutWhoDidNotChange) {
  night(unchanged({1, 2}));
  const auto files = open_.folder.files();
  const auto second = planned(unchanged({1, 2}));
  EXPECT_EQ(second.counts.unchanged, 2u);
  EXPECT_EQ(second.counts.known, 2u);
  EXPECT_EQ(second.counts.items(), 0u);
  EXPECT_FALSE(second.plan);
  EXPECT_FALSE(second.sent) << "what is in force stays";
  EXPECT_EQ(open_.folder.files(), files + 1) << "the candidates alone";
}

TEST_F(Planner, SendsAChangeAsTheNextVersionOfTheSameReference) {
  const auto first = night(unchanged({1, 2}));
  const auto second = night({{1, candidate_of(1, {{Field::phone, "059500000001"}})}, {2, candidate_of(2)}});
  EXPECT_EQ(counts_.changed, 1u);
  EXPECT_EQ(counts_.unchanged, 1u);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second.at(1).version(), 2);
  EXPECT_EQ(second.at(1).text(Field::reference_id), first.at(1).text(Field::reference_id));
  EXPECT_EQ(second.at(1).text(Field::phone), "059500000001");
  const auto third = night({{1, candidate_of(1, {{Field::phone, "059500000002"}})}, {2, candidate_of(2)}});
  EXPECT_EQ(third.at(1).version(), 3);
  EXPECT_EQ(counts_.known, 2u);
}

TEST_F(Planner, SendsNothingForNewEvidenceProvenanceOrRules) {
  night(unchanged({1}));
  const auto evidence = test::entries_of({record_of({{Field::row, 99}, {Field::evidence_group, "G6"}})});
  EXPECT_TRUE(night({{1, candidate_of(1, {{Field::evidence, evidence}, {Field::rules, "quanzhou-2021.2"}})}}).empty());
  EXPECT_EQ(counts_.unchanged, 1u);
}

TEST_F(Planner, KeepsTheSentListWholeOverNights) {
  const auto first = night(unchanged({1, 2, 3}));
  night(
      {{1, candidate_of(1, {{Field::phone, "1"}})}, {2, candidate_of(2)}, {3, candidate_of(3)}, {4, candidate_of(4)}});
  auto third = planned(
      {{1, candidate_of(1, {{Field::phone, "2"}})}, {2, candidate_of(2)}, {3, candidate_of(3)}, {4, candidate_of(4)}});
  const auto sent = items_of(third.sent);
  ASSERT_EQ(sent.size(), 4u);
  EXPECT_EQ(sent.at(1).version(), 2);
  EXPECT_EQ(sent.at(1).text(Field::phone), "1");
  EXPECT_EQ(sent.at(2).text(Field::reference_id), first.at(2).text(Field::reference_id));
  for (const auto& [who, item] : sent) {
    EXPECT_EQ(item.text(Field::state), "acknowledged");
    EXPECT_TRUE(schema::check_record(item.record));
  }
}

TEST_F(Planner, NeverTellsOfWhoIsCoveredAndWasNeverSent) {
  EXPECT_TRUE(night({{1, candidate_of(1, {{Field::standing, "covered"}, {Field::rosters, "DIBAO"}})}}).empty());
  EXPECT_EQ(counts_.items(), 0u);
}

TEST_F(Planner, TellsOnceWhoCameOntoARoster) {
  night(unchanged({1}));
  const auto covered = candidate_of(1, {{Field::standing, "covered"}, {Field::rosters, "DIBAO"}});
  const auto items = night({{1, covered}});
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items.at(1).version(), 2);
  EXPECT_EQ(items.at(1).text(Field::standing), "covered");
  EXPECT_TRUE(night({{1, covered}}).empty());
}

TEST_F(Planner, PlansNothingOfNothing) {
  const auto result = planned({});
  EXPECT_FALSE(result.plan);
  EXPECT_EQ(result.counts.items(), 0u);
}

TEST_F(Planner, TellsAgainAsNewWhoWasPlannedAndNeverSent) {
  auto first = planned(unchanged({1, 2, 3, 4}));
  commit(first);
  settle(first, {}, {}, {1});  // the second batch got no answer
  const auto second = night(unchanged({1, 2, 3, 4}));
  EXPECT_EQ(counts_.known, 2u);
  EXPECT_EQ(counts_.added, 2u);
  EXPECT_EQ(second.at(3).version(), 1);
}

TEST_F(Planner, TellsAgainAChangeThatWasPlannedAndNeverSent) {
  night(unchanged({1}));
  const auto changed = candidate_of(1, {{Field::phone, "1"}});
  auto second = planned({{1, changed}});
  commit(second);
  settle(second, {}, {}, {0});
  const auto third = night({{1, changed}});
  ASSERT_EQ(third.size(), 1u);
  EXPECT_EQ(third.at(1).version(), 2) << "the platform was told version 1";
}

}  // namespace
}  // namespace yingbao::forward
