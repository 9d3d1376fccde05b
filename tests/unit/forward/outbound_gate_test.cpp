#include "forward/outbound_gate.hpp"

#include <gmock/gmock.h>

namespace yingbao::forward {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

deciding::Changes changes_of(std::uint64_t known, std::uint64_t added, std::uint64_t changed = 0,
                             std::uint64_t covered = 0, std::uint64_t source_changed = 0) {
  deciding::Changes changes;
  changes.known = known;
  changes.added = added;
  changes.changed = changed;
  changes.covered = covered;
  changes.source_changed = source_changed;
  return changes;
}

TEST(OutboundGate, NeverHoldsANightThatTellsNothing) {
  const config::OutboundGate strict{true, 0, 0.0};
  EXPECT_THAT(why_withheld(strict, changes_of(0, 0)), IsEmpty());
  EXPECT_THAT(why_withheld(strict, changes_of(100, 0)), IsEmpty());
  auto quiet = changes_of(100, 0);
  quiet.unchanged = 90;
  quiet.refused_waiting = 10;
  EXPECT_THAT(why_withheld(strict, quiet), IsEmpty());
}

TEST(OutboundGate, HoldsTheFirstSend) {
  EXPECT_THAT(why_withheld({true, 5000, 0.2}, changes_of(0, 12)), HasSubstr("12"));
  EXPECT_THAT(why_withheld({false, 5000, 0.2}, changes_of(0, 12)), IsEmpty());
}

TEST(OutboundGate, HoldsMoreThanTheNumberOrTheShare) {
  const struct {
    deciding::Changes changes;
    bool withheld;
  } cases[] = {
      {changes_of(100000, 5000), false},
      {changes_of(100000, 5001), true},
      {changes_of(100000, 1000, 3000, 400, 600), false},
      {changes_of(100000, 1000, 3000, 401, 600), true},
      {changes_of(100000, 1000, 3000, 400, 601), true},
      {changes_of(100, 20), false},
      {changes_of(100, 21), true},
      {changes_of(100, 0, 0, 21), true},
      {changes_of(100, 0, 0, 0, 21), true},
      {changes_of(10, 2), false},
      {changes_of(15, 3), false},
      {changes_of(1, 1), true},
  };
  const config::OutboundGate gate{true, 5000, 0.2};
  for (const auto& each : cases)
    EXPECT_EQ(!why_withheld(gate, each.changes).empty(), each.withheld)
        << each.changes.items() << " of " << each.changes.known;
}

TEST(OutboundGate, TellsWhyInBothLanguages) {
  const auto why = why_withheld({true, 5000, 0.2}, changes_of(100, 50));
  EXPECT_THAT(why, HasSubstr("50条"));
  EXPECT_THAT(why, HasSubstr("50 changes"));
}

}  // namespace
}  // namespace yingbao::forward
