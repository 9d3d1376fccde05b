#include "deciding/tally.hpp"

#include <gtest/gtest.h>

namespace yingbao::deciding {
namespace {

Tally full_tally() {
  Tally tally;
  tally.funnel.add({"G6", 3, "350582", Step::to_visit, {}}, 16549);
  tally.funnel.add({"G6", 3, {}, Step::without_unit, "resembling"}, 1);
  tally.funnel.add({"G6", 3, {}, Step::excluded, "DIBAO"}, 12);
  tally.funnel.add({"G2", 4, {}, Step::not_member, "a \"condition\"\n\\"}, 4000000000);
  tally.funnel.add({"G3", 0, {}, Step::not_screened, "缺少在保名册TEKUN (the roster \"TEKUN\" is missing)"}, 0);
  tally.people = 37120;
  tally.low_income = 380;
  tally.covered_members_unknown = 99;
  tally.for_review = 12;
  tally.units_disagree = 7;
  return tally;
}

TEST(Tally, ComesBackFromJsonAsItWas) {
  for (const auto& tally : {Tally{}, full_tally()}) {
    const auto back = Tally::parse(tally.json());
    ASSERT_TRUE(back) << back.error().detail();
    EXPECT_EQ(back->funnel.rows(), tally.funnel.rows());
    EXPECT_EQ(back->people, tally.people);
    EXPECT_EQ(back->units_disagree, tally.units_disagree);
    EXPECT_EQ(back->json(), tally.json());
  }
}

TEST(Tally, NamesEveryStep) {
  Tally tally;
  for (int step = 0; step <= static_cast<int>(Step::to_visit); ++step) {
    EXPECT_EQ(step_named(name_of(static_cast<Step>(step))), static_cast<Step>(step));
    tally.funnel.add({"G6", 1, {}, static_cast<Step>(step), {}}, 1);
  }
  EXPECT_EQ(Tally::parse(tally.json())->funnel.rows(), tally.funnel.rows());
}

TEST(Tally, SumsUpByUnitAndGroupForReadersOfTheJson) {
  auto tally = full_tally();
  tally.funnel.add({"G5", 5, "350582", Step::to_visit, "unmatched"}, 2);
  tally.funnel.add({"BIG_TEMP", 6, "350582", Step::to_visit, {}}, 3);
  tally.funnel.add({"G6", 3, "350502", Step::to_verify, "DIBAO"}, 4);
  tally.funnel.add({"G6", 3, "350502", Step::not_comparable, {}}, 5);
  const auto json = tally.json();
  for (const auto* sums :
       {R"("to_visit":{"":{"G6":1},"350582":{"G5":2,"G6":16549}})", R"("special":{"350582":{"BIG_TEMP":3}})",
        R"("resembling":{"":{"G6":1}})", R"("unmatched_cases":{"350582":{"G5":2}})",
        R"("to_verify":{"350502":{"G6":4}})", R"("not_comparable":{"350502":{"G6":5}})"})
    EXPECT_NE(json.find(sums), json.npos) << sums << " is not in " << json;
}

TEST(Tally, CountsZeroWhereItHasNothing) {
  const auto funnel = full_tally().funnel;
  EXPECT_EQ(funnel.to_visit("350582", "G6"), 16549u);
  EXPECT_EQ(funnel.to_visit("350582", "G7"), 0u);
  EXPECT_EQ(funnel.to_visit("350502", "G6"), 0u);
  EXPECT_EQ(funnel.to_visit("", "G6"), 1u);
}

TEST(Tally, SaysSoWhenJsonCannotBeRead) {
  auto whole = full_tally().json();
  auto unknown = whole;
  unknown.replace(unknown.find("\"excluded\""), 10, "\"elsewhere\"");
  const std::string texts[] = {"",      "{}",
                               "[]",    "null",
                               "junk",  whole.substr(0, whole.size() / 2),
                               unknown, R"({"people":1,"to_visit":{"350582":{"G6":1}}})"};
  for (const auto& text : texts) {
    const auto back = Tally::parse(text);
    ASSERT_FALSE(back) << text;
    EXPECT_EQ(back.error().code(), Errc::internal);
  }
}

}  // namespace
}  // namespace yingbao::deciding
