// Which lists may go, decided without a database.
#include "store/retention.hpp"

#include <gmock/gmock.h>

namespace yingbao::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Retention : public testing::Test {
 protected:
  Id feed_list(ListState state, std::uint64_t replaced = 0, std::string feed = "a/G6/all") {
    List list;
    list.id = Id(footing_.lists.size()) + 1;
    list.state = state;
    list.feed = std::move(feed);
    list.replaced = replaced;
    footing_.lists.push_back(list);
    return list.id;
  }
  /// An exchange of a day, with decisions of its own or those of one before, and what it rests on.
  Id night(int day, std::initializer_list<Id> pins, Id decisions = 0, bool dry = false) {
    Exchange exchange;
    exchange.id = Id(footing_.exchanges.size()) + 1;
    exchange.date = Date::of(2021, 6, day).value();
    exchange.dry = dry;
    exchange.decisions = decisions;
    if (decisions == 0) {
      const auto list = feed_list(ListState::current);
      footing_.lists.back().role = ListRole::decisions;
      footing_.lists.back().exchange = exchange.id;
      exchange.decisions = list;
    }
    for (const auto list : pins) footing_.pins.push_back({exchange.id, list});
    footing_.exchanges.push_back(exchange);
    return exchange.decisions;
  }

  Footing footing_;
};

TEST_F(Retention, WithoutANightKeepsWhatCountsAndWhatRevokingBringsBack) {
  feed_list(ListState::superseded, 1);
  const auto never_counted = feed_list(ListState::superseded);
  feed_list(ListState::current);
  feed_list(ListState::held);
  const auto revoked = feed_list(ListState::revoked);
  feed_list(ListState::retired);
  EXPECT_THAT(past_use(footing_), ElementsAre(never_counted, revoked));
}

TEST_F(Retention, LetsTheDecisionsGoThatAreOlderThanTheNightsKept) {
  const auto list = feed_list(ListState::current);
  const auto first = night(1, {list}), second = night(2, {list});
  night(3, {list});
  night(4, {list});
  EXPECT_THAT(past_use(footing_, 2), ElementsAre(first, second));
  EXPECT_THAT(past_use(footing_, 4), IsEmpty());
}

TEST_F(Retention, CountsDatesNotRuns) {
  const auto list = feed_list(ListState::current);
  const auto first = night(1, {list});
  night(2, {list});
  night(3, {list});
  night(3, {list});
  EXPECT_THAT(past_use(footing_, 2), ElementsAre(first));
}

TEST_F(Retention, KeepsAListForAsLongAsADecisionCitesIt) {
  const auto cited = feed_list(ListState::superseded, 1), old = feed_list(ListState::superseded, 2);
  feed_list(ListState::superseded, 3);
  const auto first = night(1, {cited, old});
  night(2, {cited});
  EXPECT_THAT(past_use(footing_, 1), ElementsAre(old, first));
}

TEST_F(Retention, KeepsWhatTheMakerOfDecisionsRestsOnWhileOthersHaveThem) {
  const auto cited = feed_list(ListState::superseded, 1);
  feed_list(ListState::superseded, 2);
  const auto decisions = night(1, {cited});
  night(5, {}, decisions);
  night(6, {}, decisions);
  EXPECT_THAT(past_use(footing_, 1), IsEmpty());
}

TEST_F(Retention, KeepsTheLastDecisionsThatMayBeSentHoweverManyRehearsalsCameAfter) {
  const auto list = feed_list(ListState::current);
  night(1, {list});
  const auto rehearsal = night(2, {list}, 0, true);
  night(3, {list}, 0, true);
  EXPECT_THAT(past_use(footing_, 1), ElementsAre(rehearsal));
}

TEST_F(Retention, KeepsWhatAPlanNobodyReleasedYetRestsOn) {
  const auto list = feed_list(ListState::current);
  night(1, {list});
  night(2, {list});
  footing_.unsettled = {1};
  EXPECT_THAT(past_use(footing_, 1), IsEmpty());
}

TEST_F(Retention, KeepsOneListOfEachFeedForRevoking) {
  feed_list(ListState::superseded, 1, "a/G6/all");
  feed_list(ListState::superseded, 1, "b/G2/all");
  const auto before = feed_list(ListState::superseded, 1, "c/G2/all");
  feed_list(ListState::superseded, 2, "c/G2/all");
  EXPECT_THAT(past_use(footing_), ElementsAre(before));
}

TEST_F(Retention, TellsWhatTheNightsKeptWereDecidedFromAndNotWhatTheyCite) {
  const auto before = feed_list(ListState::superseded, 1), list = feed_list(ListState::current);
  night(1, {before});
  night(2, {list});
  footing_.pins.push_back({2, before, true});
  EXPECT_THAT(lists_of_nights(footing_, 1), ElementsAre(list));
  EXPECT_THAT(lists_of_nights(footing_, 2), ElementsAre(before, list));
}

TEST_F(Retention, KeepsTheStatementsInForce) {
  feed_list(ListState::superseded);
  footing_.lists.back().role = ListRole::statements;
  feed_list(ListState::current);
  footing_.lists.back().role = ListRole::statements;
  EXPECT_THAT(past_use(footing_), ElementsAre(1));
}

}  // namespace
}  // namespace yingbao::store
