#include "exchange/sessions.hpp"
#include "connector/type.hpp"
#include "hubs.hpp"

#include <gtest/gtest.h>

namespace yingbao::exchange {
namespace {

class Counted final : public connector::Settings {
 public:
  std::unique_ptr<connector::Connector> connect(Date date, const Clock&) const override {
    dates.push_back(date);
    return {};
  }
  mutable std::vector<Date> dates;
};

TEST(Sessions, LogInOnceForEachAgencyAndOnlyWhenItIsSpokenTo) {
  testing::OpenHub hub;
  const auto first = std::make_shared<Counted>(), second = std::make_shared<Counted>();
  auto& agencies = hub.hub.config.agencies;
  agencies.push_back(agencies[0]);
  agencies[0].connector = first;
  agencies[1].id = "education";
  agencies[1].connector = second;
  Sessions sessions{hub.hub, store::day(2021, 6, 10)};
  EXPECT_TRUE(first->dates.empty());
  auto* session = &sessions.of(agencies[0]);
  EXPECT_EQ(&sessions.of(agencies[0]), session);
  EXPECT_EQ(first->dates, std::vector{store::day(2021, 6, 10)});
  EXPECT_TRUE(second->dates.empty());
  EXPECT_NE(&sessions.of(agencies[1]), session);
}

}  // namespace
}  // namespace yingbao::exchange
