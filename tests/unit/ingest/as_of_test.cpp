#include "ingest/as_of.hpp"

#include <gtest/gtest.h>

namespace yingbao::ingest {
namespace {

using config::AsOfFrom;

// 2021-06-15 23:30 of China Standard Time, and the same half hour later.
constexpr Instant kLateEvening = 1623771000, kAfterMidnight = kLateEvening + 3600;

store::Delivery delivery_of(std::string name, std::string said = {}) {
  store::Delivery delivery;
  delivery.name = std::move(name);
  delivery.as_of_said = std::move(said);
  delivery.received_at = kLateEvening;
  delivery.bookmark.version = "1 1600000000000000000";
  return delivery;
}

config::FeedConfig feed_from(AsOfFrom from) {
  config::FeedConfig feed;
  feed.kind = "G6";
  feed.as_of = from;
  return feed;
}

struct Case {
  AsOfFrom from;
  const char *name, *said, *date;  ///< no date: malformed
};

TEST(AsOf, FollowsWhatTheOperatorSaidThenTheConfiguration) {
  const Case cases[] = {
      {AsOfFrom::file_name, "a20210610.csv", "", "2021-06-10"},
      {AsOfFrom::file_name, "a20210610.csv", "2021-06-01", "2021-06-01"},
      {AsOfFrom::file_name, "a.csv", "2021-06-01", "2021-06-01"},
      {AsOfFrom::file_name, "a.csv", "", ""},
      {AsOfFrom::operator_only, "a20210610.csv", "2021-06-01", "2021-06-01"},
      {AsOfFrom::operator_only, "a20210610.csv", "", ""},
      {AsOfFrom::arrival, "a20210610.csv", "2021-06-01", "2021-06-01"},
      {AsOfFrom::arrival, "a20210610.csv", "", "2021-06-15"},
      {AsOfFrom::arrival, "a.csv", "", "2021-06-15"},
  };
  for (const auto& each : cases) {
    const auto feed = feed_from(each.from);
    const auto date = as_of_date(delivery_of(each.name, each.said), &feed);
    EXPECT_EQ(date ? date->iso() : std::string{}, each.date) << each.name << " said " << each.said;
    EXPECT_TRUE(date || date.error().code() == Errc::malformed);
  }
}

TEST(AsOf, IsInTheNameWhenNoSingleFeedClaimsTheFile) {
  EXPECT_EQ(as_of_date(delivery_of("a20210610.csv"), nullptr).value().iso(), "2021-06-10");
  EXPECT_EQ(as_of_date(delivery_of("a.csv", "2021-06-01"), nullptr).value().iso(), "2021-06-01");
  EXPECT_FALSE(as_of_date(delivery_of("a.csv"), nullptr));
}

TEST(AsOf, OfAnArrivalIsTheDayInChina) {
  const auto feed = feed_from(AsOfFrom::arrival);
  auto delivery = delivery_of("a.csv");
  EXPECT_EQ(as_of_date(delivery, &feed).value().iso(), "2021-06-15");
  delivery.received_at = kAfterMidnight;
  EXPECT_EQ(as_of_date(delivery, &feed).value().iso(), "2021-06-16");
}

TEST(AsOf, IsNeverTheTimeOfTheFile) {
  const auto feed = feed_from(AsOfFrom::file_name);
  auto delivery = delivery_of("a.csv");
  delivery.bookmark.version = "1 1623771000000000000";
  EXPECT_FALSE(as_of_date(delivery, &feed));
}

}  // namespace
}  // namespace yingbao::ingest
