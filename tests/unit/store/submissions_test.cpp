#include "support/data_folders.hpp"

#include <algorithm>

namespace yingbao::store {
namespace {

using Receipt = std::pair<Submission, std::vector<Refusal>>;

class Submissions : public testing::Test {
 protected:
  void SetUp() override {
    Exchange exchange;
    exchange.date = day(2021, 6, 15);
    id_ = store_.begin_exchange(exchange);
    auto list = list_of({});
    list.role = ListRole::plan;
    store_.commit_plan({id_, PlanState::released, "", 30, 30, 0, 10}, list, nullptr);
  }
  Submission answered(std::uint64_t number, std::uint64_t accepted, std::uint64_t refused) {
    const auto id = "id-" + std::to_string(number);
    return {id_, number, id, SubmissionState::acknowledged, accepted, refused, "", 1623700100};
  }

  OpenData open_;
  Store& store_ = open_.store;
  Id id_ = 0;
};

TEST_F(Submissions, ComeBackInTheOrderOfThePlan) {
  const std::vector<Receipt> receipts{{answered(2, 10, 0), {}},
                                      {answered(0, 9, 1),
                                       {{std::string{"\0ref \xff bytes....", 16}, 3, "E12", "身份证号码无效"}}},
                                      {{id_, 1, "id-1", SubmissionState::parked, 0, 0, "PARKED: HTTP 422", 1623700200},
                                       {}}};
  store_.add_submissions(receipts);
  const auto back = store_.submissions(id_);
  ASSERT_EQ(back.size(), 3u);
  for (std::uint64_t i = 0; i < 3; ++i) EXPECT_EQ(back[i].number, i);
  EXPECT_EQ(back[0].submission_id, "id-0");
  EXPECT_EQ(back[0].accepted, 9u);
  EXPECT_EQ(back[0].refused, 1u);
  EXPECT_EQ(back[1].state, SubmissionState::parked);
  EXPECT_EQ(back[1].reason, "PARKED: HTTP 422");
  EXPECT_EQ(back[1].answered_at, 1623700200);
  const auto refusals = store_.refusals(id_);
  ASSERT_EQ(refusals.size(), 1u);
  EXPECT_EQ(refusals[0].reference_id, receipts[1].second[0].reference_id);
  EXPECT_EQ(refusals[0].version, 3u);
  EXPECT_EQ(refusals[0].code, "E12");
  EXPECT_EQ(refusals[0].message, "身份证号码无效");
  EXPECT_TRUE(store_.submissions(id_ + 1).empty());
  EXPECT_TRUE(store_.refusals(id_ + 1).empty());
}

TEST_F(Submissions, ToldAgainAreKeptOnce) {
  const std::vector<Receipt> receipts{{answered(0, 9, 1), {{std::string(16, 'r'), 1, "E1", "x"}}}};
  store_.add_submissions(receipts);
  store_.add_submissions(receipts);
  EXPECT_EQ(store_.submissions(id_).size(), 1u);
  EXPECT_EQ(store_.refusals(id_).size(), 1u);
}

TEST_F(Submissions, OfOneCallAreStoredAllOrNone) {
  auto stranger = answered(1, 10, 0);
  stranger.exchange = id_ + 1;  // has no plan
  const std::vector<Receipt> receipts{{answered(0, 10, 0), {}}, {stranger, {}}};
  EXPECT_THROW(store_.add_submissions(receipts), Failure);
  EXPECT_TRUE(store_.submissions(id_).empty());
}

}  // namespace
}  // namespace yingbao::store
