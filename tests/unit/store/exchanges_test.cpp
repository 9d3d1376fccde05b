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
  List role(ListRole role) {
    auto list = list_of({});
    list.role = role;
    return list;
  }
  void plan(Id exchange, PlanState state = PlanState::held, List* sent = nullptr) {
    auto list = role(ListRole::plan);
    store_.commit_plan({exchange, state, "首次报送", 12, 11, 1, 5}, list, sent);
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
  EXPECT_EQ(back->candidates, 0);
  EXPECT_EQ(back->plan, 0);
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
  auto candidates = role(ListRole::candidates);
  store_.commit_screening(id, candidates, R"({"people":3})");
  EXPECT_EQ(store_.exchange(id)->step, Step::screened);
  EXPECT_EQ(store_.exchange(id)->candidates, candidates.id);
  EXPECT_EQ(store_.exchange(id)->summary, R"({"people":3})");
  EXPECT_EQ(store_.list(candidates.id)->role, ListRole::candidates);
  plan(id);
  EXPECT_EQ(store_.exchange(id)->step, Step::planned);
  EXPECT_EQ(store_.list(store_.exchange(id)->plan)->role, ListRole::plan);
  store_.set_sending(id);
  EXPECT_EQ(store_.exchange(id)->step, Step::sending);
  store_.commit_settlement(id, 1623700100);
  EXPECT_EQ(store_.exchange(id)->step, Step::settled);
  EXPECT_EQ(store_.exchange(id)->settled_at, 1623700100);
  EXPECT_EQ(store_.plan(id)->state, PlanState::settled);
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
  EXPECT_EQ(held->withdrawals, 1u);
  EXPECT_EQ(held->batch, 5u);
  store_.release_plan(id, audit_of("release", "plan-1"));
  EXPECT_EQ(store_.plan(id)->state, PlanState::released);
  EXPECT_EQ(store_.plan(id)->reason, "");
  EXPECT_EQ(store_.audit().at(0).object, "plan-1");
}

TEST_F(Exchanges, KnowTheNewestDateThatWasPlannedToBeSent) {
  EXPECT_FALSE(store_.newest_forwarded_date());
  plan(begin(day(2021, 6, 14)));
  begin(day(2021, 6, 16));                   // never came so far
  plan(begin(day(2021, 6, 17), "m", true));  // dry
  EXPECT_EQ(store_.newest_forwarded_date(), day(2021, 6, 14));
}

TEST_F(Exchanges, KnowTheLastOneWithAPlan) {
  EXPECT_FALSE(store_.latest_planned());
  const auto first = begin(day(2021, 6, 15));
  plan(first);
  begin(day(2021, 6, 16));
  EXPECT_EQ(store_.latest_planned()->id, first);
}

TEST_F(Exchanges, PlanOnce) {
  const auto id = begin(day(2021, 6, 15));
  plan(id);
  EXPECT_THROW(plan(id), Failure);
  EXPECT_EQ(store_.lists(ListRole::plan).size(), 1u);
}

TEST_F(Exchanges, ReplaceTheSentListWithThePlanOrNotAtAll) {
  auto first = role(ListRole::sent), second = role(ListRole::sent), third = role(ListRole::sent);
  plan(begin(day(2021, 6, 14)), PlanState::released, &first);
  EXPECT_EQ(store_.sent_list()->id, first.id);
  plan(begin(day(2021, 6, 15)));
  EXPECT_EQ(store_.sent_list()->id, first.id) << "a plan without a sent list leaves it";
  const auto id = begin(day(2021, 6, 16));
  plan(id, PlanState::released, &second);
  EXPECT_EQ(store_.sent_list()->id, second.id);
  EXPECT_EQ(store_.list(first.id)->state, ListState::superseded);
  EXPECT_THROW(plan(id, PlanState::released, &third), Failure) << "that exchange has its plan";
  EXPECT_EQ(store_.sent_list()->id, second.id);
}

}  // namespace
}  // namespace yingbao::store
