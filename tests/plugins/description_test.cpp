// What each agency's plugin says of itself.
#include "run_rows.hpp"
#include "schema/feed.hpp"
#include "support/fixed_clock.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using testing::ElementsAre;

plugin_host::DescriptionFrame description_of(const std::string& plugin) {
  return plugin_host::describe_plugin(job_of(plugin), test::kMorning).value();
}

TEST(Description, OfHumanResources) {
  const auto told = description_of("human_resources");
  EXPECT_EQ(told.id, "human_resources");
  EXPECT_EQ(told.name_zh, "人力资源和社会保障局");
  EXPECT_THAT(told.feeds, ElementsAre("G6"));
  EXPECT_THAT(told.layouts, ElementsAre("registered_unemployed"));
}

TEST(Description, OfMedicalInsurance) {
  const auto told = description_of("medical_insurance");
  EXPECT_THAT(told.feeds, ElementsAre("G2"));
  EXPECT_THAT(told.layouts, ElementsAre("settlements", "yearly_sums"));
}

TEST(Description, OfDisabledPersonsFederation) {
  const auto told = description_of("disabled_persons_federation");
  EXPECT_THAT(told.feeds, ElementsAre("G3"));
  EXPECT_THAT(told.layouts, ElementsAre("certificate_holders"));
}

TEST(Description, OfAssistanceRosters) {
  const auto told = description_of("assistance_rosters");
  EXPECT_THAT(told.feeds, ElementsAre("DIBAO", "DIBAO_SINGLE", "TEKUN", "ORPHAN", "DEFACTO", "UNAPPROVED", "BIG_TEMP",
                                      "RECOGNISED"));
  EXPECT_THAT(told.layouts, ElementsAre("household_list", "person_list", "ledger"));
  for (const auto& feed : told.feeds) {
    ASSERT_TRUE(schema::feed_kind(feed)) << feed;
    EXPECT_TRUE(schema::feed_kind(feed)->roster || schema::feed_kind(feed)->special) << feed;
  }
}

TEST(Description, OfTheOthers) {
  const std::pair<const char*, std::vector<std::string>> plugins[] = {
      {"rural_affairs", {"G1A", "G1B", "G1C"}},
      {"petitions", {"G4"}},
      {"hotline_12349", {"G5"}},
      {"emergency_management", {"G7"}},
      {"child_welfare", {"G8"}},
      {"education", {"G9"}},
      {"trade_union", {"G9"}},
      {"provincial_list", {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"}},
  };
  for (const auto& [id, feeds] : plugins) {
    const auto told = description_of(id);
    EXPECT_EQ(told.id, id);
    EXPECT_EQ(told.feeds, feeds) << id;
    EXPECT_FALSE(told.name_zh.empty()) << id;
  }
}

TEST(Description, OfTabularNamesEveryFeed) {
  auto job = job_of("tabular");
  job.settings = {{"columns.0.field", "name"}, {"columns.0.titles", "姓名"}};
  const auto told = plugin_host::describe_plugin(job, test::kMorning).value();
  ASSERT_EQ(told.feeds.size(), schema::feed_kinds().size());
  for (std::size_t i = 0; i < told.feeds.size(); ++i) EXPECT_EQ(told.feeds[i], schema::feed_kinds()[i].code);
}

}  // namespace
}  // namespace yingbao::plugin_tests
