#include "support/data_folders.hpp"

namespace yingbao::store {
namespace {

class Exchanges : public testing::Test {
 protected:
  Id begin(Date date, std::string manifest = "m", bool dry = false) {
    Exchange exchange;
    exchange.date = date;
    exchange.manifest = std::move(manifest);
    exchange.dry = dry;
    exchange.started_at = 1623700000;
    return store_.begin_exchange(exchange);
  }
  DecisionsCommit decisions(Id exchange) {
    DecisionsCommit commit{*store_.exchange(exchange)};
    commit.list = list_of({});
    commit.list->role = ListRole::decisions;
    commit.list->exchange = exchange;
    return commit;
  }
  /// Decides what tells nothing; gives the exchange.
  Id decide(Id exchange) {
    auto commit = decisions(exchange);
    store_.commit_decisions(commit);
    return exchange;
  }
  /// Decides what tells twelve people something; gives the exchange.
  Id plan(Id exchange, PlanState state = PlanState::held) {
    auto commit = decisions(exchange);
    commit.plan = Plan{exchange, state, "首次报送", 12, 11, 1};
    commit.submissions = {submission(exchange, 0, {0, 1}), submission(exchange, 1, {5, 1})};
    store_.commit_decisions(commit);
    return exchange;
  }
  static Submission submission(Id exchange, std::uint64_t number, crypto::Key first) {
    Submission made;
    made.exchange = exchange;
    made.number = number;
    made.first = first;
    made.items = 6;
    return made;
  }

  OpenData open_;
  Store& store_ = open_.store;
};

TEST_F(Exchanges, ComeBackAsTheyBegan) {
  const auto id = begin(day(2021, 6, 15), "lists 1,2; rules quanzhou-2021.1", true);
  const auto back = store_.exchange(id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->date, day(2021, 6, 15));
  EXPECT_EQ(back->manifest, "lists 1,2; rules quanzhou-2021.1");
  EXPECT_EQ(back->step, Step::ingested);
  EXPECT_TRUE(back->dry);
  EXPECT_EQ(back->decisions, 0);
  EXPECT_EQ(back->summary, "");
  EXPECT_EQ(back->started_at, 1623700000);
  EXPECT_EQ(back->settled_at, 0);
  EXPECT_FALSE(store_.exchange(id + 1));
}

TEST_F(Exchanges, AreFoundByDateAndManifestTheLastOneFirst) {
  begin(day(2021, 6, 15), "a");
  const auto again = begin(day(2021, 6, 15), "a"), other = begin(day(2021, 6, 15), "b");
  EXPECT_EQ(store_.exchange_with(day(2021, 6, 15), "a")->id, again);
  EXPECT_EQ(store_.exchange_with(day(2021, 6, 15), "b")->id, other);
  EXPECT_FALSE(store_.exchange_with(day(2021, 6, 16), "a"));
  EXPECT_FALSE(store_.exchange_with(day(2021, 6, 15), "c"));
}

TEST_F(Exchanges, AreRankedByDateThenByOrder) {
  EXPECT_FALSE(store_.latest_exchange());
  const auto newest = begin(day(2021, 6, 16));
  begin(day(2021, 6, 15));
  EXPECT_EQ(store_.latest_exchange()->id, newest);
  const auto again = begin(day(2021, 6, 16));
  EXPECT_EQ(store_.latest_exchange()->id, again);
}

TEST_F(Exchanges, GoFromStepToStep) {
  const auto id = begin(day(2021, 6, 15));
  auto commit = decisions(id);
  commit.exchange.summary = R"({"people":3})";
  commit.plan = Plan{id, PlanState::released, "", 6, 6, 0};
  commit.submissions = {submission(id, 0, {0, 1})};
  store_.commit_decisions(commit);
  EXPECT_EQ(commit.exchange.step, Step::decided);
  EXPECT_EQ(commit.exchange.decisions, commit.list->id) << "whoever committed knows it";
  EXPECT_EQ(store_.exchange(id)->step, Step::decided);
  EXPECT_EQ(store_.exchange(id)->decisions, commit.list->id);
  EXPECT_EQ(store_.exchange(id)->summary, R"({"people":3})");
  EXPECT_EQ(store_.list(commit.list->id)->role, ListRole::decisions);
  store_.set_sending(id);
  EXPECT_EQ(store_.exchange(id)->step, Step::sending);
  store_.commit_settlement(id, 1623700100);
  EXPECT_EQ(store_.exchange(id)->step, Step::settled);
  EXPECT_EQ(store_.exchange(id)->settled_at, 1623700100);
  EXPECT_EQ(store_.plan(id)->state, PlanState::settled);
}

TEST_F(Exchanges, ThatTellNothingAreSettledWithTheirDecisions) {
  const auto id = begin(day(2021, 6, 15));
  auto commit = decisions(id);
  commit.exchange.settled_at = 1623700100;
  store_.commit_decisions(commit);
  EXPECT_EQ(commit.exchange.step, Step::settled);
  EXPECT_EQ(store_.exchange(id)->step, Step::settled);
  EXPECT_EQ(store_.exchange(id)->settled_at, 1623700100);
}

TEST_F(Exchanges, MayStandOnTheDecisionsOfOneBefore) {
  const auto first = decide(begin(day(2021, 6, 15))), second = begin(day(2021, 6, 16));
  DecisionsCommit commit{*store_.exchange(second)};
  commit.exchange.decisions = store_.exchange(first)->decisions;
  store_.commit_decisions(commit);
  EXPECT_EQ(store_.exchange(second)->decisions, store_.exchange(first)->decisions);
  EXPECT_EQ(store_.exchange(second)->step, Step::decided);
  EXPECT_EQ(store_.lists(ListRole::decisions).size(), 1u);
  EXPECT_FALSE(store_.plan(second));
  EXPECT_TRUE(store_.submissions(second).empty());
  store_.commit_settlement(second, 1623700100);
  EXPECT_EQ(store_.exchange(second)->step, Step::settled) << "without a plan as well";
}

TEST_F(Exchanges, HoldAPlanUntilAPersonReleasesIt) {
  const auto id = begin(day(2021, 6, 15));
  EXPECT_FALSE(store_.plan(id));
  plan(id);
  const auto held = store_.plan(id);
  ASSERT_TRUE(held);
  EXPECT_EQ(held->exchange, id);
  EXPECT_EQ(held->state, PlanState::held);
  EXPECT_EQ(held->reason, "首次报送");
  EXPECT_EQ(held->items, 12u);
  EXPECT_EQ(held->upserts, 11u);
  EXPECT_EQ(held->standings, 1u);
  store_.release_plan(id, audit_of("release", "plan-1"));
  EXPECT_EQ(store_.plan(id)->state, PlanState::released);
  EXPECT_EQ(store_.plan(id)->reason, "");
  EXPECT_EQ(store_.audit().at(0).object, "plan-1");
}

TEST_F(Exchanges, KnowTheNewestDateThatWasDecidedToBeSent) {
  EXPECT_FALSE(store_.newest_forwarded_date());
  decide(begin(day(2021, 6, 14)));
  begin(day(2021, 6, 16));                     // never came so far
  decide(begin(day(2021, 6, 17), "m", true));  // dry
  EXPECT_EQ(store_.newest_forwarded_date(), day(2021, 6, 14));
}

TEST_F(Exchanges, KnowWhatReportsAreMadeOf) {
  EXPECT_FALSE(store_.latest_decided());
  const auto dry = decide(begin(day(2021, 6, 16), "m", true));
  decide(begin(day(2021, 6, 15)));
  begin(day(2021, 6, 17));
  EXPECT_EQ(store_.latest_decided()->id, dry) << "by date, also a dry one, none that came to no decisions";
}

TEST_F(Exchanges, KnowWhatThePlatformKnowsByTheOrderInWhichItWasTold) {
  EXPECT_FALSE(store_.latest_live());
  decide(begin(day(2021, 6, 16)));
  const auto last = decide(begin(day(2021, 6, 15)));
  decide(begin(day(2021, 6, 17), "m", true));  // dry
  begin(day(2021, 6, 18));
  EXPECT_EQ(store_.latest_live()->id, last);
}

TEST_F(Exchanges, KnowTheLastOneWithAPlan) {
  EXPECT_FALSE(store_.latest_planned());
  const auto first = plan(begin(day(2021, 6, 15)));
  decide(begin(day(2021, 6, 16)));
  begin(day(2021, 6, 17));
  EXPECT_EQ(store_.latest_planned()->id, first);
}

TEST_F(Exchanges, PlanOnce) {
  const auto id = plan(begin(day(2021, 6, 15)));
  EXPECT_THROW(plan(id), Failure);
  EXPECT_EQ(store_.lists(ListRole::decisions).size(), 1u);
  EXPECT_EQ(store_.submissions(id).size(), 2u);
}

TEST_F(Exchanges, DecideEverythingOrNothing) {
  const auto id = begin(day(2021, 6, 15));
  auto commit = decisions(id);
  commit.plan = Plan{id, PlanState::released, "", 12, 12, 0};
  commit.submissions = {submission(id, 0, {0, 1}), submission(id, 0, {5, 1})};
  EXPECT_THROW(store_.commit_decisions(commit), Failure) << "two submissions of one number";
  EXPECT_TRUE(store_.lists(ListRole::decisions).empty());
  EXPECT_FALSE(store_.plan(id));
  EXPECT_TRUE(store_.submissions(id).empty());
  EXPECT_EQ(store_.exchange(id)->step, Step::ingested);
  EXPECT_EQ(store_.exchange(id)->decisions, 0);
  EXPECT_FALSE(store_.latest_live());
}

TEST_F(Exchanges, CutNothingWithoutAPlan) {
  const auto id = begin(day(2021, 6, 15));
  auto commit = decisions(id);
  commit.submissions = {submission(id, 0, {0, 1})};
  EXPECT_THROW(store_.commit_decisions(commit), Failure);
  EXPECT_TRUE(store_.submissions(id).empty());
}

}  // namespace
}  // namespace yingbao::store
