#include "exchange/account.hpp"
#include "hubs.hpp"
#include "list/reader.hpp"

#include <gmock/gmock.h>

#include <set>

namespace yingbao::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A delivery of ten rows that was read, with these counts.
class AccountOf : public ::testing::Test {
 protected:
  void read(std::uint64_t used, std::uint64_t duplicate, std::uint64_t skipped, std::vector<store::Tally> tallies = {},
            std::uint64_t rejected = 0) {
    auto delivery = store::landed();
    delivery.id = hub_.store().add_delivery(delivery);
    delivery.state = store::DeliveryState::listed;
    delivery.rows = 10;
    delivery.used = used;
    delivery.duplicate = duplicate;
    delivery.skipped = skipped;
    delivery.rejected = rejected;
    store::IngestCommit commit{delivery, {}, std::move(tallies)};
    hub_.store().commit_ingest(commit);
  }
  std::vector<std::string> faults() { return draw_account(hub_.hub).value().faults; }

  static constexpr auto kSkip = schema::Reason::total_row;
  testing::OpenHub hub_;
};

TEST_F(AccountOf, NothingBalances) {
  const auto account = draw_account(hub_.hub).value();
  EXPECT_THAT(account.faults, IsEmpty());
  EXPECT_EQ(account.references, 0u);
}

TEST_F(AccountOf, RowsThatAddUpBalances) {
  read(7, 1, 2, {{kSkip, 2}});
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(AccountOf, ARowThatIsLostNamesTheDelivery) {
  read(6, 1, 2, {{kSkip, 2}});
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("delivery-1: 10 rows")));
}

TEST_F(AccountOf, SkippedRowsWithoutAReasonNamesTheDelivery) {
  read(7, 1, 2, {{kSkip, 1}});
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("delivery-1: skipped or rejected rows lack their reasons")));
}

TEST_F(AccountOf, RejectedRowsThatAreKeptNowhereNamesTheDelivery) {
  read(8, 0, 0, {}, 2);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("lack their reasons")));
}

/// Nights of a few people, with the plan and the answers that they got. Two people go into a submission.
class References : public ::testing::Test {
 protected:
  using States = std::map<int, std::string>;
  struct Person {
    int who;
    deciding::Action action = deciding::Action::upsert;
    std::uint32_t told = 0;  ///< version
    deciding::Answer answer = deciding::Answer::acknowledged;
  };

  static list::Key key_of(int who) { return {static_cast<std::uint64_t>(who), 0}; }
  static deciding::Decision decision_of(const Person& person) {
    deciding::Decision decision;
    decision.version = person.told;
    decision.action = person.action;
    if (person.told) decision.answer = person.answer;
    decision.wanted.standing = deciding::Standing::present;
    decision.wanted.hash = 7;
    return decision;
  }
  void night(const std::vector<Person>& people, store::PlanState state = store::PlanState::released) {
    auto& shelf = hub_.hub.data.shelf();
    auto writer = shelf.create().value();
    store::Exchange exchange;
    exchange.date = store::day(2021, 6, 15);
    exchange.id = exchange_ = hub_.store().begin_exchange(exchange);
    store::DecisionsCommit commit{exchange};
    auto& submissions = commit.submissions;
    std::uint64_t items = 0;
    for (const auto& person : people) {
      std::string bytes;
      deciding::encode(decision_of(person), bytes);
      writer.add({key_of(person.who), list::KeyKind::person, true, 0, bytes}).value();
      if (person.action == deciding::Action::none) continue;
      if (items++ % 2 == 0) {
        auto& next = submissions.emplace_back();
        next.exchange = exchange_;
        next.number = submissions.size() - 1;
        next.first = key_of(person.who);
      }
      ++submissions.back().items;
    }
    const auto summary = writer.close().value();
    commit.list = shelf.describe(writer.file(), summary, store::ListRole::decisions, 1);
    commit.list->exchange = exchange_;
    commit.list->version = deciding::kDecisionVersion;
    if (items) commit.plan = store::Plan{exchange_, state, "", items, items, 0};
    hub_.store().commit_decisions(commit);
  }
  /// Answers a submission; the people given are refused.
  void answer(std::uint64_t number, const std::set<int>& refused = {}, bool parked = false) {
    auto submissions = hub_.store().submissions(exchange_);
    auto& submission = submissions.at(number);
    submission.submission_id = "id";
    submission.state = parked ? store::SubmissionState::parked : store::SubmissionState::acknowledged;
    std::vector<store::Refusal> refusals;
    for (const int who : refused) refusals.push_back({key_of(who), 1, "E7", "不符合"});
    submission.refused = refused.size();
    submission.accepted = parked ? 0 : submission.items - refused.size();
    hub_.store().add_answers(std::vector{std::pair{submission, refusals}});
  }
  void settle() { hub_.store().commit_settlement(exchange_, 2); }
  States states() {
    States states;
    const auto last = last_decisions(hub_.hub.data).value();
    if (!last.base.reader) return states;
    for (list::ListCursor cursor{last.base.reader}; cursor.valid(); cursor.next()) {
      const auto decision = deciding::decode(cursor.record()).value();
      if (const auto state = name_of(state_of(last, cursor.key(), decision)); !state.empty())
        states[static_cast<int>(cursor.key().high)] = state;
    }
    return states;
  }

  testing::OpenHub hub_;
  store::Id exchange_ = 0;
};

TEST_F(References, AreNoneAtFirst) {
  EXPECT_THAT(states(), IsEmpty());
  EXPECT_EQ(draw_account(hub_.hub).value().references, 0u);
}

TEST_F(References, WaitForReleaseThenForAnswers) {
  night({{1}, {2}, {3}}, store::PlanState::held);
  EXPECT_EQ(states(), (States{{1, "withheld"}, {2, "withheld"}, {3, "withheld"}}));
  hub_.store().release_plan(exchange_, store::audit_of("release"));
  EXPECT_EQ(states(), (States{{1, "pending"}, {2, "pending"}, {3, "pending"}}));
  answer(0);
  EXPECT_EQ(states(), (States{{1, "acknowledged"}, {2, "acknowledged"}, {3, "pending"}}));
}

TEST_F(References, AreExactlyOneOfAcceptedRefusedOrNeverSent) {
  night({{1}, {2}, {3}, {4}, {5}, {6}, {7}});
  answer(0, {2});
  answer(1, {}, true);
  answer(3);
  settle();
  EXPECT_EQ(states(),
            (States{{1, "acknowledged"}, {2, "refused"}, {3, "refused"}, {4, "refused"}, {7, "acknowledged"}}))
      << "5 and 6 have no answer: the platform was never told of them";
}

TEST_F(References, StandAsTheyWereToldBeforeUnlessTheLastPlanSaysMore) {
  using enum deciding::Action;
  night({{1, upsert, 1}, {2, none, 1}, {3}, {4, none, 2, deciding::Answer::refused}, {5, none}});
  EXPECT_EQ(states(), (States{{1, "pending"}, {2, "acknowledged"}, {3, "pending"}, {4, "refused"}}))
      << "of the fifth the platform is told nothing";
  settle();
  EXPECT_EQ(states(), (States{{1, "acknowledged"}, {2, "acknowledged"}, {4, "refused"}}));
}

TEST_F(References, TakeTheLastAnswerForThePersonsState) {
  using enum deciding::Action;
  night({{1, upsert, 1, deciding::Answer::refused}, {2, standing, 1}});
  answer(0, {2});
  EXPECT_EQ(states(), (States{{1, "acknowledged"}, {2, "refused"}}));
}

TEST_F(References, AreCountedByStateWithThePlan) {
  using enum deciding::Action;
  night({{1}, {2}, {3}, {4, none, 1}, {5, none}});
  answer(0, {2});
  const auto account = draw_account(hub_.hub).value();
  EXPECT_THAT(account.faults, IsEmpty());
  EXPECT_EQ(account.references, 4u);
  EXPECT_EQ(account.by_state,
            (std::map<std::string, std::uint64_t>{{"acknowledged", 2}, {"refused", 1}, {"pending", 1}}));
  EXPECT_EQ(account.plan_items, 3u);
  EXPECT_EQ(account.plan_answered, 2u);
}

TEST_F(References, WithoutAReceiptForEachItemAreAFault) {
  night({{1}, {2}, {3}});
  auto half = hub_.store().submissions(exchange_).at(0);
  half.state = store::SubmissionState::acknowledged;
  half.accepted = 1;
  hub_.store().add_answers(std::vector{std::pair{half, std::vector<store::Refusal>{}}});
  EXPECT_THAT(draw_account(hub_.hub).value().faults, ElementsAre(HasSubstr("receipts for 1 of 2 items")));
}

TEST_F(References, ThatWereCutIntoLessThanThePlanAreAFault) {
  night({{1}, {2}, {3}});
  const auto whole = hub_.store().submissions(exchange_).at(0);
  auto smaller = whole;
  smaller.items = 1;
  hub_.store().halve_submission(smaller, 1, key_of(2));  // the second half has nothing left
  EXPECT_THAT(draw_account(hub_.hub).value().faults, ElementsAre(HasSubstr("hold 2 of 3 planned items")));
}

TEST_F(References, OfDamagedDecisionsAreAnError) {
  auto& shelf = hub_.hub.data.shelf();
  auto writer = shelf.create().value();
  writer.add({key_of(1), list::KeyKind::person, true, 0, "damage"}).value();
  const auto summary = writer.close().value();
  store::Exchange exchange;
  exchange.date = store::day(2021, 6, 15);
  exchange.id = hub_.store().begin_exchange(exchange);
  store::DecisionsCommit commit{exchange, shelf.describe(writer.file(), summary, store::ListRole::decisions, 1)};
  hub_.store().commit_decisions(commit);
  EXPECT_FALSE(draw_account(hub_.hub));
}

}  // namespace
}  // namespace yingbao::exchange
