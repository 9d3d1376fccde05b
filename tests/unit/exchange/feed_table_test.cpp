#include "exchange/feed_table.hpp"
#include "hubs.hpp"

#include <gmock/gmock.h>

namespace yingbao::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// One agency with G6, expected monthly by 10, whom DIBAO and TEKUN exclude; another one with these rosters.
class FeedTable : public ::testing::Test {
 protected:
  FeedTable() {
    auto& rule = hub_.hub.config.rules.groups.emplace_back();
    rule.group = "G6";
    rule.excluded_by = {"DIBAO", "TEKUN"};
    hub_.feed().expect = config::Expectation::parse("monthly by 10").value();
    auto& rosters = hub_.hub.config.agencies.emplace_back();
    rosters.id = "rosters";
    for (const auto* kind : {"DIBAO", "DIBAO_SINGLE", "TEKUN"}) rosters.feeds.emplace_back().kind = kind;
  }
  config::FeedConfig& roster(std::size_t i) { return hub_.hub.config.agencies[1].feeds[i]; }

  /// Data of a day of 2021 that came on a day of 2021.
  store::Id delivered(const std::string& feed, Date as_of, Date came,
                      store::ListState state = store::ListState::current, store::Id mends = 0) {
    auto delivery = store::landed();
    delivery.received_at = came.days() * 86400;
    delivery.mends = mends;
    delivery.id = hub_.store().add_delivery(delivery);
    delivery.state = store::DeliveryState::listed;
    auto list = store::list_of(feed, state);
    list.delivery = delivery.id;
    list.as_of = as_of;
    store::IngestCommit commit{delivery, {list}, {}};
    hub_.store().commit_ingest(commit);
    return commit.lists[0].id;
  }
  void all_rosters(Date as_of) {
    for (const auto* kind : {"DIBAO", "TEKUN"}) delivered("rosters/" + std::string{kind} + "/all", as_of, as_of);
  }
  FeedState state(const std::string& feed, Date on) {
    for (auto& each : feed_table(hub_.hub, on))
      if (each.feed == feed) return each;
    ADD_FAILURE() << feed << " is not in the table";
    return {};
  }
  Trouble trouble(Date on) { return state(kFeed, on).trouble; }
  std::vector<std::string> to_look_at(Date on) {
    std::vector<std::string> feeds;
    for (const auto& each : feed_table(hub_.hub, on))
      if (each.needs_look()) feeds.push_back(each.feed);
    return feeds;
  }
  static Date day(int month, int date) { return store::day(2021, month, date); }

  static constexpr auto kFeed = "human_resources/G6/all";
  testing::OpenHub hub_;
};

TEST_F(FeedTable, NeverSeenMattersWhereADeadlineOrAGroupAsks) {
  EXPECT_THAT(to_look_at(day(6, 15)), ElementsAre(kFeed)) << "no group has a list: no roster is missed";
  EXPECT_EQ(trouble(day(6, 15)), Trouble::never_seen);
  EXPECT_EQ(state(kFeed, day(6, 15)).missed, day(6, 10));
  hub_.feed().expect.reset();
  EXPECT_THAT(to_look_at(day(6, 15)), IsEmpty());
  delivered(kFeed, day(6, 10), day(6, 10));
  EXPECT_THAT(to_look_at(day(6, 15)), ElementsAre("rosters/DIBAO/all", "rosters/TEKUN/all"));
  EXPECT_THAT(state("rosters/TEKUN/all", day(6, 15)).stops, ElementsAre("G6"));
  hub_.feed().baseline = true;
  EXPECT_THAT(to_look_at(day(6, 15)), IsEmpty()) << "taken as distributed";
}

TEST_F(FeedTable, IsLateFromTheDayAfterTheDeadlineUntilItComes) {
  all_rosters(day(6, 30));
  delivered(kFeed, day(6, 9), day(6, 9));
  EXPECT_EQ(trouble(day(7, 10)), Trouble::none);
  EXPECT_EQ(trouble(day(7, 11)), Trouble::late);
  EXPECT_EQ(state(kFeed, day(7, 11)).missed, day(7, 10));
  EXPECT_EQ(trouble(day(7, 20)), Trouble::late);
  delivered(kFeed, day(6, 9), day(7, 11));
  EXPECT_EQ(trouble(day(7, 20)), Trouble::none) << "old data, but it came";
}

TEST_F(FeedTable, AMendedFileAndWhatCameAfterTheBusinessDateAnswerForNoDeadline) {
  delivered(kFeed, day(6, 9), day(6, 9));
  delivered(kFeed, day(6, 9), day(7, 1), store::ListState::current, 1);
  delivered(kFeed, day(6, 9), day(7, 15));
  EXPECT_EQ(trouble(day(7, 11)), Trouble::late);
  EXPECT_EQ(trouble(day(7, 15)), Trouble::none);
}

TEST_F(FeedTable, DataOfTheFutureAnswerForNothing) {
  delivered(kFeed, store::day(2099, 1, 1), day(6, 9));
  EXPECT_EQ(trouble(day(7, 10)), Trouble::none);
  EXPECT_EQ(trouble(day(7, 11)), Trouble::late);
}

TEST_F(FeedTable, IsHeldWhileItsNewestListWaits) {
  delivered(kFeed, day(6, 9), day(6, 9));
  delivered(kFeed, day(7, 9), day(7, 9), store::ListState::held);
  const auto held = state(kFeed, day(7, 11));
  EXPECT_EQ(held.trouble, Trouble::held);
  EXPECT_FALSE(held.missed) << "it was delivered";
  EXPECT_EQ(state(kFeed, day(8, 11)).missed, day(8, 10)) << "and nothing after it";
}

TEST_F(FeedTable, IsStaleWithoutAnExpectationToo) {
  hub_.feed().expect.reset();
  const auto list = delivered(kFeed, day(6, 10), day(6, 10));
  EXPECT_EQ(trouble(day(7, 25)), Trouble::none);
  EXPECT_EQ(trouble(day(7, 26)), Trouble::stale);
  hub_.store().set_setting(stale_setting(list), "2021-07-31");
  EXPECT_EQ(trouble(day(7, 31)), Trouble::none) << "relied on";
  EXPECT_EQ(trouble(day(8, 1)), Trouble::stale);
}

TEST_F(FeedTable, ARevokedListIsNone) {
  all_rosters(day(6, 10));
  delivered(kFeed, day(6, 10), day(6, 10));
  const auto tekun = state("rosters/TEKUN/all", day(6, 15)).current->id;
  EXPECT_THAT(to_look_at(day(6, 15)), IsEmpty());
  hub_.store().revoke_list(tekun, store::audit_of("revoke"));
  const auto revoked = state("rosters/TEKUN/all", day(6, 15));
  EXPECT_EQ(revoked.trouble, Trouble::revoked);
  EXPECT_TRUE(revoked.needs_look());
}

TEST_F(FeedTable, ARevokedListAnswersForNoDeadline) {
  delivered(kFeed, day(6, 9), day(6, 9));
  const auto list = delivered(kFeed, day(7, 9), day(7, 9));
  EXPECT_EQ(trouble(day(7, 11)), Trouble::none);
  hub_.store().revoke_list(list, store::audit_of("revoke"));
  EXPECT_EQ(trouble(day(7, 11)), Trouble::late);
}

TEST_F(FeedTable, ARosterSwitchedOffStopsItsGroupsAndOneThatNeverCameStopsNobodyWhereAnotherBringsIt) {
  all_rosters(day(6, 10));
  delivered(kFeed, day(6, 10), day(6, 10));
  auto& retired = hub_.hub.config.agencies.emplace_back();
  retired.id = "retired";
  retired.feeds.emplace_back().kind = "DIBAO";
  retired.feeds[0].enabled = false;
  EXPECT_THAT(to_look_at(day(6, 15)), IsEmpty());
  roster(0).enabled = false;
  EXPECT_THAT(to_look_at(day(6, 15)), ElementsAre("rosters/DIBAO/all"));
  EXPECT_EQ(state("rosters/DIBAO/all", day(6, 15)).trouble, Trouble::disabled);
}

TEST_F(FeedTable, APartOfARosterIsMissedOnceItHasComeAndStopsWhatTheWholeStops) {
  all_rosters(day(6, 10));
  delivered(kFeed, day(6, 10), day(6, 10));
  EXPECT_THAT(to_look_at(day(6, 15)), IsEmpty());
  const auto part = delivered("rosters/DIBAO_SINGLE/all", day(6, 10), day(6, 10));
  hub_.store().revoke_list(part, store::audit_of("revoke"));
  EXPECT_THAT(state("rosters/DIBAO_SINGLE/all", day(6, 15)).stops, ElementsAre("G6"));
}

TEST_F(FeedTable, ARosterThatNobodyIsToDeliverHasARowOfItsOwn) {
  hub_.hub.config.agencies.pop_back();
  delivered(kFeed, day(6, 10), day(6, 10));
  EXPECT_THAT(to_look_at(day(6, 15)), ElementsAre("DIBAO", "TEKUN"));
  EXPECT_EQ(state("TEKUN", day(6, 15)).trouble, Trouble::not_configured);
}

TEST_F(FeedTable, HasARowForEachPart) {
  hub_.feed().parts = {"350502", "350503"};
  delivered("human_resources/G6/350502", day(6, 10), day(6, 10));
  all_rosters(day(6, 10));
  EXPECT_THAT(to_look_at(day(6, 15)), ElementsAre("human_resources/G6/350503"));
}

}  // namespace
}  // namespace yingbao::exchange
