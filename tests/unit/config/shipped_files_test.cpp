// What is installed with the hub loads without a problem and says what the notice says.
#include "base/file.hpp"
#include "config/rules.hpp"
#include "connector/type.hpp"
#include "file_drop/config.hpp"
#include "schema/feed.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace yingbao::config {
namespace {

const std::filesystem::path kConfig = std::filesystem::path{YINGBAO_SOURCE_DIR} / "config";

Rules quanzhou() {
  Problems problems;
  auto rules = load_rules(kConfig / "rules/quanzhou-2021.toml", problems);
  EXPECT_TRUE(problems.none()) << problems.error().detail();
  return rules;
}

TEST(ShippedRules, CoverEveryGroupOfAppendix1) {
  const auto rules = quanzhou();
  EXPECT_FALSE(rules.version.empty());
  for (const auto code : {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"})
    EXPECT_NE(rules.group(code), nullptr) << code;
}

TEST(ShippedRules, ExcludeThoseAlreadyProtectedWhereTheNoticeSaysSo) {
  const auto rules = quanzhou();
  const std::vector<std::string> protected_people{"DIBAO", "TEKUN"};
  for (const auto code : {"G1A", "G1B", "G1C", "G2", "G3", "G6", "G7"})
    EXPECT_EQ(rules.group(code)->excluded_by, protected_people) << code;
  for (const auto code : {"G4", "G5"}) EXPECT_TRUE(rules.group(code)->excluded_by.empty()) << code;
}

TEST(ShippedRules, CountOwnPayAboveFortyThousandSince2020) {
  const auto rules = quanzhou();
  const auto& sum = rules.group("G2")->sum;
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->amount, schema::Field::own_pay);
  EXPECT_EQ(sum->over, 4000000);
  EXPECT_EQ(sum->from.date.iso(), "2020-01-01");
  EXPECT_TRUE(sum->until.business_date);
}

TEST(ShippedRules, MakeMonitoredHouseholdsLowIncome) {
  const auto rules = quanzhou();
  for (const auto code : {"G1A", "G1B", "G1C"}) EXPECT_EQ(rules.group(code)->basis, "POV_MON") << code;
}

TEST(ShippedAgencies, LoadWithoutAProblem) {
  std::set<std::string> ids, kinds;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{kConfig / "agencies"}) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    Problems problems;
    const auto agency = load_agency(entry.path(), "/srv/hub", connector::config_types(), {}, problems);
    EXPECT_TRUE(problems.none()) << problems.error().detail();
    EXPECT_EQ(agency.id, entry.path().stem()) << "a file is named after its agency";
    EXPECT_TRUE(static_cast<const file_drop::Config&>(*agency.connector).folder.string().starts_with("/srv/hub/inbox/"))
        << agency.id;
    ids.insert(agency.id);
    for (const auto& feed : agency.feeds) kinds.insert(feed.kind);
  }
  EXPECT_GT(files, 0u);
  EXPECT_EQ(ids.size(), files);
  for (const auto& kind : schema::feed_kinds()) EXPECT_TRUE(kinds.contains(std::string{kind.code})) << kind.code;
}

TEST(ShippedAgencies, TellTheRostersApartByTheNamesOfTheirFiles) {
  Problems problems;
  const auto rosters =
      load_agency(kConfig / "agencies/assistance_rosters.toml", "/srv/hub", connector::config_types(), {}, problems);
  ASSERT_NE(rosters.feed_of_file("泉州市低保对象20210610.csv"), nullptr);
  EXPECT_EQ(rosters.feed_of_file("泉州市低保对象20210610.csv")->kind, "DIBAO");
  EXPECT_EQ(rosters.feed_of_file("tekun_20210610.csv")->kind, "TEKUN");
  EXPECT_EQ(rosters.feed_of_file("事实无人抚养儿童20210610.xlsx")->kind, "DEFACTO");
  EXPECT_EQ(rosters.feed_of_file("20210610.csv"), nullptr);
  EXPECT_EQ(rosters.feed_of_file("低保、特困20210610.xlsx"), nullptr) << "two feeds in one name";
}

TEST(ShippedAgencies, ShowWhatMayBeExpectedOfThem) {
  const test::TempFolder folder;
  for (const auto& [id, expect] : {std::pair{"human_resources", "monthly by 10"},
                                   {"trade_union", "quarterly by 10"},
                                   {"education", "yearly by 03-31, 10-31"}}) {
    auto text = read_file(kConfig / "agencies" / (std::string{id} + ".toml")).value();
    const auto comment = text.find("# expect = ");
    ASSERT_NE(comment, text.npos) << id;
    text.erase(comment, 2);
    Problems problems;
    const auto agency =
        load_agency(folder.write("agency.toml", text), "/srv/hub", connector::config_types(), {}, problems);
    EXPECT_TRUE(problems.none()) << problems.error().detail();
    EXPECT_EQ(agency.feeds[0].expect->text(), expect);
  }
}

TEST(ShippedAgencies, LeaveTheRetiredSystemOff) {
  Problems problems;
  const auto retired =
      load_agency(kConfig / "agencies/national_dibao.toml", "/srv/hub", connector::config_types(), {}, problems);
  EXPECT_EQ(retired.plugin, "assistance_rosters");
  EXPECT_FALSE(retired.feed("DIBAO")->enabled);
}

TEST(ShippedAgencies, LetThePluginTellSeveralFeedsApart) {
  Problems problems;
  for (const auto id : {"rural_affairs", "provincial_list"})
    EXPECT_EQ(load_agency(kConfig / "agencies" / (std::string{id} + ".toml"), "/srv/hub", connector::config_types(), {},
                          problems)
                  .feed_of_file("受疫情影响20210610.xlsx"),
              nullptr)
        << id;
}

}  // namespace
}  // namespace yingbao::config
