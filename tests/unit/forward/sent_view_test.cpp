#include "nights.hpp"

namespace yingbao::forward {
namespace {

using State = std::map<int, SentState>;

class Sent : public Nights {
 protected:
  State states() {
    State states;
    for (auto view = SentView::open(open_.data).value(); view.valid(); view.next())
      states[static_cast<int>(view.item().key.high)] = view.item().state;
    return states;
  }
};

TEST_F(Sent, IsNothingAtFirst) { EXPECT_TRUE(states().empty()); }

TEST_F(Sent, WaitsForReleaseThenForAnswers) {
  auto first = planned(unchanged({1, 2, 3}));
  commit(first, store::PlanState::held);
  EXPECT_EQ(states(), (State{{1, SentState::withheld}, {2, SentState::withheld}, {3, SentState::withheld}}));
  open_.store.release_plan(exchange_, store::audit_of("release"));
  EXPECT_EQ(states(), (State{{1, SentState::pending}, {2, SentState::pending}, {3, SentState::pending}}));
}

TEST_F(Sent, IsExactlyOneOfAcceptedRefusedOrNeverSent) {
  auto first = planned(unchanged({1, 2, 3, 4, 5, 6, 7}));
  commit(first);
  settle(first, {2}, {1}, {2});
  EXPECT_EQ(states(), (State{{1, SentState::acknowledged},
                             {2, SentState::refused},
                             {3, SentState::refused},
                             {4, SentState::refused},
                             {7, SentState::acknowledged}}));
}

TEST_F(Sent, LaysTheLastPlanOverWhatWasSentBefore) {
  night(unchanged({1, 2}));
  auto second = planned({{1, candidate_of(1, {{Field::phone, "1"}})}, {2, candidate_of(2)}, {3, candidate_of(3)}});
  commit(second, store::PlanState::released);
  EXPECT_EQ(states(), (State{{1, SentState::pending}, {2, SentState::acknowledged}, {3, SentState::pending}}));
  settle(second, {}, {}, {0});
  EXPECT_EQ(states(), (State{{1, SentState::acknowledged}, {2, SentState::acknowledged}})) << "the last state sent";
}

TEST_F(Sent, KeepsReferenceVersionAndReason) {
  const auto items = night(unchanged({1}), {1});
  const auto view = SentView::open(open_.data).value();
  ASSERT_TRUE(view.valid());
  EXPECT_EQ(view.item().reference_id, items.at(1).text(Field::reference_id));
  EXPECT_EQ(view.item().version, 1u);
  EXPECT_EQ(view.item().content_hash, forwarded_hash(candidate_of(1)));
  EXPECT_EQ(view.item().refusal_code, "E7");
}

}  // namespace
}  // namespace yingbao::forward
