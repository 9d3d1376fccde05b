// What each agency's plugin says of itself.
#include "run_rows.hpp"
#include "schema/feed.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using testing::ElementsAre;

plugin_host::DescriptionFrame description_of(const std::string& plugin) {
  return plugin_host::describe_plugin(job_of(plugin)).value();
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
  EXPECT_THAT(told.feeds, ElementsAre("DIBAO", "DIBAO_SINGLE", "TEKUN", "ORPHAN", "DEFACTO"));
  EXPECT_THAT(told.layouts, ElementsAre("person_list", "household_list"));
  for (const auto& feed : told.feeds) {
    ASSERT_TRUE(schema::feed_kind(feed)) << feed;
    EXPECT_TRUE(schema::feed_kind(feed)->roster) << feed;
  }
}

TEST(Description, OfTabularNamesEveryFeed) {
  auto job = job_of("tabular");
  job.settings = {{"columns.0.field", "name"}, {"columns.0.titles", "姓名"}};
  const auto told = plugin_host::describe_plugin(job).value();
  ASSERT_EQ(told.feeds.size(), schema::feed_kinds().size());
  for (std::size_t i = 0; i < told.feeds.size(); ++i) EXPECT_EQ(told.feeds[i], schema::feed_kinds()[i].code);
}

}  // namespace
}  // namespace yingbao::plugin_tests
