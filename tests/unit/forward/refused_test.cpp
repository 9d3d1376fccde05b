#include "nights.hpp"

namespace yingbao::forward {
namespace {

using Refused = Nights;

TEST_F(Refused, WaitsForAChange) {
  const auto first = night(unchanged({1, 2}), {1});
  EXPECT_TRUE(night(unchanged({1, 2})).empty());
  EXPECT_EQ(counts_.refused_waiting, 1u);
  EXPECT_EQ(counts_.unchanged, 1u);
  const auto third = night({{1, candidate_of(1, {{Field::phone, "1"}})}, {2, candidate_of(2)}});
  ASSERT_EQ(third.size(), 1u);
  EXPECT_EQ(third.at(1).version(), 2);
  EXPECT_EQ(third.at(1).text(Field::reference_id), first.at(1).text(Field::reference_id));
}

TEST_F(Refused, StaysRefusedInTheSentList) {
  night(unchanged({1, 2}), {1});
  auto second = planned({{1, candidate_of(1)}, {2, candidate_of(2, {{Field::phone, "1"}})}});
  const auto sent = items_of(second.sent);
  EXPECT_EQ(sent.at(1).text(Field::state), "refused");
  EXPECT_EQ(sent.at(1).text(Field::refusal_code), "E7");
  EXPECT_EQ(sent.at(2).text(Field::state), "acknowledged");
  commit(second);
  settle(second);
  EXPECT_TRUE(night({{1, candidate_of(1)}, {2, candidate_of(2, {{Field::phone, "1"}})}}).empty());
  EXPECT_EQ(counts_.refused_waiting, 1u) << "now from the sent list";
}

TEST_F(Refused, IsAcceptedWhenTheChangeWas) {
  night(unchanged({1}), {1});
  const auto changed = candidate_of(1, {{Field::phone, "1"}});
  night({{1, changed}});
  EXPECT_TRUE(night({{1, changed}}).empty());
  EXPECT_EQ(counts_.refused_waiting, 0u);
  EXPECT_EQ(counts_.unchanged, 1u);
}

TEST_F(Refused, IsEverybodyOfAParkedBatch) {
  auto first = planned(unchanged({1, 2, 3, 4}));
  commit(first);
  settle(first, {}, {1});
  EXPECT_TRUE(night(unchanged({1, 2, 3, 4})).empty());
  EXPECT_EQ(counts_.refused_waiting, 2u);
  EXPECT_EQ(counts_.unchanged, 2u);
}

}  // namespace
}  // namespace yingbao::forward
