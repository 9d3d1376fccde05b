// What is decided does not depend on how many ranges the keys are parted into, nor on how many threads decide.
#include "random_town.hpp"

namespace yingbao::deciding {

bool operator==(const Screened::Kept& a, const Screened::Kept& b) {
  return a.key == b.key && a.kind == b.kind && a.decision == b.decision;
}
bool operator==(const Candidate& a, const Candidate& b) { return a.key == b.key && a.record == b.record; }

namespace {

class Ranges : public RandomTown, public testing::WithParamInterface<unsigned> {
 protected:
  Ranges() : RandomTown{GetParam()} {}

  Screened screened_in(std::size_t ranges, std::size_t lanes) {
    input_.ranges = ranges;
    input_.lanes = lanes;
    return screened();
  }
  void expect_the_same() {
    const auto whole = screened_in(1, 1);
    ASSERT_TRUE(std::is_sorted(whole.decisions.begin(), whole.decisions.end(),
                               [](const auto& a, const auto& b) { return a.key < b.key; }));
    for (const auto& [ranges, lanes] : {std::pair{2, 1}, {2, 2}, {3, 2}, {7, 3}, {7, 7}, {200, 2}}) {
      const auto parted = screened_in(static_cast<std::size_t>(ranges), static_cast<std::size_t>(lanes));
      EXPECT_TRUE(parted.decisions == whole.decisions) << ranges << " ranges, " << lanes << " threads";
      EXPECT_TRUE(parted.candidates == whole.candidates) << ranges << " ranges, " << lanes << " threads";
      EXPECT_EQ(parted.tally.json(), whole.tally.json()) << ranges << " ranges, " << lanes << " threads";
      EXPECT_EQ(parted.changes.items(), whole.changes.items());
      EXPECT_EQ(parted.changes.unchanged, whole.changes.unchanged);
      EXPECT_EQ(parted.changes.known, whole.changes.known);
    }
  }
};

TEST_P(Ranges, ChangeNothingOfANightNorOfTheOneBehindIt) {
  deliver();
  expect_the_same();
  night({.refused = {1, 2, 3}});
  deliver();
  expect_the_same();
}

INSTANTIATE_TEST_SUITE_P(Towns, Ranges, testing::Range(100u, 112u));

}  // namespace
}  // namespace yingbao::deciding
