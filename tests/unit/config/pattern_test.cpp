#include "config/agency_config.hpp"

#include <gtest/gtest.h>

namespace yingbao::config {
namespace {

struct Pair {
  const char* pattern;
  const char* name;
};

TEST(Pattern, Matches) {
  for (const auto& [pattern, name] : {Pair{"*", ""},
                                      {"*", "a.csv"},
                                      {"", ""},
                                      {"a.csv", "a.csv"},
                                      {"*.csv", "a.csv"},
                                      {"*.csv", ".csv"},
                                      {"*.csv", "A.CSV"},
                                      {"*.CSV", "a.csv"},
                                      {"a?.csv", "a1.csv"},
                                      {"*低保*", "泉州市低保对象20210610.csv"},
                                      {"*dibao*", "DIBAO_20210610.csv"},
                                      {"**", "a"},
                                      {"a*b*c", "aXbYbZc"},
                                      {"*ab", "aab"},
                                      {"*aab", "aaaab"},
                                      {"???", "低"},
                                      {"*?", "a"},
                                      {"*.csv*", "a.csv"}})
    EXPECT_TRUE(matches_pattern(pattern, name)) << pattern << " " << name;
}

TEST(Pattern, MatchesNothingElse) {
  for (const auto& [pattern, name] : {Pair{"", "a"},
                                      {"a", ""},
                                      {"?", ""},
                                      {"*.csv", "a.csv.tmp"},
                                      {"*.csv", "acsv"},
                                      {"a?.csv", "a.csv"},
                                      {"a.csv", "b.csv"},
                                      {"*低保*", "泉州市特困.csv"},
                                      {"a*b*c", "aXcYb"},
                                      {"?", "低"},
                                      {"*?", ""},
                                      {"[ab]", "a"}})
    EXPECT_FALSE(matches_pattern(pattern, name)) << pattern << " " << name;
}

TEST(Pattern, MatchesNamesThatHoldAStarThemselves) {
  for (const auto& [pattern, name] : {Pair{"*", "*a"}, {"*.csv", "*名单*.csv"}, {"a*", "a*b"}, {"*b", "*ab"}})
    EXPECT_TRUE(matches_pattern(pattern, name)) << pattern << " " << name;
}

TEST(Pattern, TakesNoTimeOutOfProportion) {
  const std::string name(20'000, 'a');
  EXPECT_FALSE(matches_pattern("*a*a*a*a*a*a*a*a*b", name));
}

AgencyConfig with_feeds(std::initializer_list<std::pair<const char*, std::vector<std::string>>> feeds) {
  AgencyConfig agency;
  for (const auto& [kind, files] : feeds) {
    agency.feeds.emplace_back();
    agency.feeds.back().kind = kind;
    agency.feeds.back().files = files;
  }
  return agency;
}

TEST(FeedOfFile, IsTheOneThatClaimsTheName) {
  const auto agency = with_feeds({{"DIBAO", {"*低保*", "*dibao*"}}, {"TEKUN", {"*特困*"}}});
  EXPECT_EQ(agency.feed_of_file("低保20210610.csv")->kind, "DIBAO");
  EXPECT_EQ(agency.feed_of_file("Dibao.csv")->kind, "DIBAO");
  EXPECT_EQ(agency.feed_of_file("特困20210610.csv")->kind, "TEKUN");
}

TEST(FeedOfFile, IsNoneWhenNobodyOrSeveralClaimTheName) {
  const auto agency = with_feeds({{"DIBAO", {"*低保*"}}, {"TEKUN", {"*特困*"}}});
  EXPECT_EQ(agency.feed_of_file("名单.csv"), nullptr);
  EXPECT_EQ(agency.feed_of_file("低保和特困.csv"), nullptr);
  EXPECT_EQ(AgencyConfig{}.feed_of_file("a.csv"), nullptr);
}

TEST(FeedOfFile, WithoutPatternsIsEveryFile) {
  const auto agency = with_feeds({{"G6", {}}});
  EXPECT_EQ(agency.feed_of_file("whatever.csv")->kind, "G6");
  EXPECT_EQ(agency.feed("G6"), agency.feed_of_file(""));
  EXPECT_EQ(agency.feed("G2"), nullptr);
}

}  // namespace
}  // namespace yingbao::config
