#include "support/data_folders.hpp"

#include <sqlite3.h>

namespace yingbao::store {
namespace {

using Answer = std::pair<Submission, std::vector<Refusal>>;

const crypto::Key kFirst{0, 1}, kSecond{std::uint64_t{0x7f} << 56, 2}, kThird{std::uint64_t{0x80} << 56, 3};

/// Makes a statement fail, as a full disk would.
void refuse(const std::filesystem::path& file, const std::string& what) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  const auto sql = "CREATE TRIGGER stop BEFORE " + what + " BEGIN SELECT RAISE(ABORT, 'stop'); END";
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
}

class Submissions : public testing::Test {
 protected:
  void SetUp() override { id_ = planned(); }
  /// Thirty items in three submissions; numbers are no order.
  Id planned() {
    Exchange exchange;
    exchange.date = day(2021, 6, 15);
    exchange.id = store_->begin_exchange(exchange);
    DecisionsCommit commit{exchange, list_of({}), Plan{exchange.id, PlanState::released, "", 30, 30, 0}};
    commit.list->role = ListRole::decisions;
    for (const auto& [number, first] : {std::pair{0, kThird}, {2, kFirst}, {1, kSecond}}) {
      Submission made;
      made.exchange = exchange.id;
      made.number = static_cast<std::uint64_t>(number);
      made.first = first;
      made.items = 10;
      commit.submissions.push_back(made);
    }
    store_->commit_decisions(commit);
    return exchange.id;
  }
  /// The tables as they are after a failure at `what`.
  void open_again_refusing(const std::string& what) {
    store_.reset();
    refuse(file_, what);
    store_ = open_sqlite_store(file_);
  }
  Submission answered(std::uint64_t number, std::uint64_t accepted, std::uint64_t refused) const {
    Submission answer;
    answer.exchange = id_;
    answer.number = number;
    answer.submission_id = "id-" + std::to_string(number);
    answer.state = SubmissionState::acknowledged;
    answer.accepted = accepted;
    answer.refused = refused;
    answer.answered_at = 1623700100;
    return answer;
  }
  Submission with_number(std::uint64_t number) {
    for (auto& each : store_->submissions(id_))
      if (each.number == number) return each;
    return {};
  }

  test::TempFolder folder_;
  std::filesystem::path file_ = folder_ / "control.db";
  std::unique_ptr<Store> store_ = open_sqlite_store(file_);
  Id id_ = 0;
};

TEST_F(Submissions, AreOpenInTheOrderOfTheirFirstKeys) {
  const auto all = store_->submissions(id_);
  ASSERT_EQ(all.size(), 3u);
  const crypto::Key firsts[] = {kFirst, kSecond, kThird};
  const std::uint64_t numbers[] = {2, 1, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(all[i].exchange, id_);
    EXPECT_EQ(all[i].number, numbers[i]);
    EXPECT_EQ(all[i].first, firsts[i]);
    EXPECT_EQ(all[i].items, 10u);
    EXPECT_EQ(all[i].state, SubmissionState::open);
    EXPECT_EQ(all[i].submission_id, "");
    EXPECT_EQ(all[i].answered_at, 0);
  }
  EXPECT_TRUE(store_->submissions(id_ + 1).empty());
}

TEST_F(Submissions, AreAcknowledgedOrParkedByTheirAnswer) {
  auto parked = answered(1, 0, 0);
  parked.state = SubmissionState::parked;
  parked.reason = "PARKED: HTTP 422";
  parked.answered_at = 1623700200;
  const auto person = crypto::Key::from(std::string{"\0ref \xff bytes....", 16});
  store_->add_answers(std::vector<Answer>{{answered(2, 9, 1), {{person, 3, "E12", "身份证号码无效"}}}, {parked, {}}});
  const auto all = store_->submissions(id_);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].state, SubmissionState::acknowledged);
  EXPECT_EQ(all[0].submission_id, "id-2");
  EXPECT_EQ(all[0].accepted, 9u);
  EXPECT_EQ(all[0].refused, 1u);
  EXPECT_EQ(all[0].items, 10u) << "an answer does not change what was sent";
  EXPECT_EQ(all[0].first, kFirst);
  EXPECT_EQ(all[1].state, SubmissionState::parked);
  EXPECT_EQ(all[1].reason, "PARKED: HTTP 422");
  EXPECT_EQ(all[1].answered_at, 1623700200);
  EXPECT_EQ(all[2].state, SubmissionState::open);
  const auto refusals = store_->refusals(id_);
  ASSERT_EQ(refusals.size(), 1u);
  EXPECT_EQ(refusals[0].person, person);
  EXPECT_EQ(refusals[0].version, 3u);
  EXPECT_EQ(refusals[0].code, "E12");
  EXPECT_EQ(refusals[0].message, "身份证号码无效");
  EXPECT_TRUE(store_->refusals(id_ + 1).empty());
}

TEST_F(Submissions, AnsweredAgainAreKeptOnce) {
  const std::vector<Answer> answers{{answered(0, 9, 1), {{kThird, 1, "E1", "x"}}}};
  store_->add_answers(answers);
  store_->add_answers(answers);
  EXPECT_EQ(store_->submissions(id_).size(), 3u);
  EXPECT_EQ(store_->refusals(id_).size(), 1u);
}

TEST_F(Submissions, ThatAreNotThereHaveNoAnswer) {
  auto stranger = answered(1, 10, 0);
  stranger.exchange = id_ + 1;  // has no plan
  EXPECT_THROW(store_->add_answers(std::vector<Answer>{{answered(0, 10, 0), {}}, {stranger, {}}}), Failure);
  EXPECT_EQ(with_number(0).state, SubmissionState::open);
}

TEST_F(Submissions, OfOneCallAreAnsweredAllOrNone) {
  open_again_refusing("UPDATE ON submissions WHEN NEW.number = 1");
  const std::vector<Answer> answers{{answered(0, 9, 1), {{kThird, 1, "E1", "x"}}}, {answered(1, 10, 0), {}}};
  EXPECT_THROW(store_->add_answers(answers), Failure);
  for (const auto& each : store_->submissions(id_)) EXPECT_EQ(each.state, SubmissionState::open);
  EXPECT_TRUE(store_->refusals(id_).empty());
}

TEST_F(Submissions, AreHalvedUnderANumberOfTheirOwn) {
  const auto other = planned();
  const auto whole = with_number(2);
  const crypto::Key middle{9, 9};
  EXPECT_EQ(store_->halve_submission(whole, 4, middle), 3u);
  const auto all = store_->submissions(id_);
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].number, 2u);
  EXPECT_EQ(all[0].first, kFirst);
  EXPECT_EQ(all[0].items, 4u);
  EXPECT_EQ(all[1].number, 3u);
  EXPECT_EQ(all[1].first, middle) << "stands where its items stand";
  EXPECT_EQ(all[1].items, 6u);
  for (const auto& each : all) EXPECT_EQ(each.state, SubmissionState::open);
  EXPECT_EQ(store_->submissions(other).size(), 3u);
  EXPECT_EQ(store_->halve_submission(all[1], 3, {10, 10}), 4u) << "a half may be halved";
  std::uint64_t items = 0;
  for (const auto& each : store_->submissions(id_)) items += each.items;
  EXPECT_EQ(items, 30u);
}

TEST_F(Submissions, AreHalvedWholeOrNotAtAll) {
  open_again_refusing("INSERT ON submissions");
  EXPECT_THROW(store_->halve_submission(with_number(2), 4, {9, 9}), Failure);
  EXPECT_EQ(with_number(2).items, 10u);
  EXPECT_EQ(store_->submissions(id_).size(), 3u);
}

TEST_F(Submissions, TellWhyAPersonWasRefusedLast) {
  EXPECT_FALSE(store_->refusal_of(kThird));
  store_->add_answers(std::vector<Answer>{{answered(0, 9, 1), {{kThird, 1, "E1", "x"}}}});
  id_ = planned();
  EXPECT_EQ(store_->refusal_of(kThird)->code, "E1") << "of an exchange before";
  store_->add_answers(std::vector<Answer>{{answered(0, 9, 1), {{kThird, 2, "E2", "y"}}}});
  const auto last = store_->refusal_of(kThird);
  ASSERT_TRUE(last);
  EXPECT_EQ(last->person, kThird);
  EXPECT_EQ(last->version, 2u);
  EXPECT_EQ(last->code, "E2");
  EXPECT_EQ(last->message, "y");
  EXPECT_FALSE(store_->refusal_of(kFirst));
}

}  // namespace
}  // namespace yingbao::store
