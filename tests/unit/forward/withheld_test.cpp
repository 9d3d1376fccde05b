#include "forward/planner.hpp"

#include <gmock/gmock.h>

namespace yingbao::forward {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

PlanCounts counts_of(std::uint64_t known, std::uint64_t added, std::uint64_t changed = 0,
                     std::uint64_t source_changed = 0) {
  PlanCounts counts;
  counts.known = known;
  counts.added = added;
  counts.changed = changed;
  counts.source_changed = source_changed;
  return counts;
}

TEST(Withheld, IsNeverANightWithoutItems) {
  const config::OutboundGate strict{true, 0, 0.0};
  EXPECT_THAT(why_withheld(strict, counts_of(0, 0)), IsEmpty());
  EXPECT_THAT(why_withheld(strict, counts_of(100, 0)), IsEmpty());
}

TEST(Withheld, IsTheFirstSend) {
  EXPECT_THAT(why_withheld({true, 5000, 0.2}, counts_of(0, 12)), HasSubstr("12"));
  EXPECT_THAT(why_withheld({false, 5000, 0.2}, counts_of(0, 12)), IsEmpty());
}

TEST(Withheld, IsMoreThanTheNumberOrTheShare) {
  const struct {
    PlanCounts counts;
    bool withheld;
  } cases[] = {
      {counts_of(100000, 5000), false},
      {counts_of(100000, 5001), true},
      {counts_of(100000, 1000, 3000, 1000), false},
      {counts_of(100000, 1000, 3000, 1001), true},
      {counts_of(100, 20), false},
      {counts_of(100, 21), true},
      {counts_of(100, 0, 0, 21), true},
      {counts_of(10, 2), false},
      {counts_of(15, 3), false},
      {counts_of(1, 1), true},
  };
  const config::OutboundGate gate{true, 5000, 0.2};
  for (const auto& each : cases)
    EXPECT_EQ(!why_withheld(gate, each.counts).empty(), each.withheld)
        << each.counts.items() << " of " << each.counts.known;
}

TEST(Withheld, IsToldInBothLanguages) {
  const auto why = why_withheld({true, 5000, 0.2}, counts_of(100, 50));
  EXPECT_THAT(why, HasSubstr("50条"));
  EXPECT_THAT(why, HasSubstr("50 changes"));
}

}  // namespace
}  // namespace yingbao::forward
