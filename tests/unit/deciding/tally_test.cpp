#include "deciding/tally.hpp"

#include <gtest/gtest.h>

namespace yingbao::deciding {
namespace {

Tally full_tally() {
  Tally tally;
  tally.to_visit = {{"350582", {{"G2", 3}, {"G6", 16549}}}, {"", {{"G6", 1}}}, {"3505TS", {}}};
  tally.not_comparable = {{"350582", {{"G6", 7}}}};
  tally.excluded = {{"G6", 12}};
  tally.not_members = {{"G2", 4000000000}};
  tally.people = 37120;
  tally.low_income = 380;
  tally.covered_members_unknown = 99;
  tally.for_review = 12;
  tally.not_screened = {{"G3", "缺少在保名册TEKUN (the roster \"TEKUN\" is missing)\n\\"}};
  return tally;
}

void expect_equal(const Tally& a, const Tally& b) {
  EXPECT_EQ(a.to_visit, b.to_visit);
  EXPECT_EQ(a.not_comparable, b.not_comparable);
  EXPECT_EQ(a.excluded, b.excluded);
  EXPECT_EQ(a.not_members, b.not_members);
  EXPECT_EQ(a.people, b.people);
  EXPECT_EQ(a.low_income, b.low_income);
  EXPECT_EQ(a.covered_members_unknown, b.covered_members_unknown);
  EXPECT_EQ(a.for_review, b.for_review);
  EXPECT_EQ(a.not_screened, b.not_screened);
}

TEST(Tally, ComesBackFromJsonAsItWas) {
  for (const auto& tally : {Tally{}, full_tally()}) {
    const auto back = Tally::parse(tally.json());
    ASSERT_TRUE(back) << back.error().detail();
    expect_equal(*back, tally);
    EXPECT_EQ(back->json(), tally.json());
  }
}

TEST(Tally, CountsZeroWhereItHasNothing) {
  const auto tally = full_tally();
  EXPECT_EQ(tally.of("350582", "G6"), 16549u);
  EXPECT_EQ(tally.of("350582", "G7"), 0u);
  EXPECT_EQ(tally.of("350502", "G6"), 0u);
  EXPECT_EQ(tally.of("", "G6"), 1u);
}

TEST(Tally, SaysSoWhenJsonCannotBeRead) {
  const auto whole = full_tally().json();
  const std::string texts[] = {
      "", "{}", "[]", "null", "junk", whole.substr(0, whole.size() / 2), R"({"to_visit":{"350582":{"G6":"x"}}})"};
  for (const auto& text : texts) {
    const auto back = Tally::parse(text);
    ASSERT_FALSE(back) << text;
    EXPECT_EQ(back.error().code(), Errc::internal);
  }
}

}  // namespace
}  // namespace yingbao::deciding
