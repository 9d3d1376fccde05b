#include "forward/retry.hpp"

#include <gtest/gtest.h>

namespace yingbao::forward {
namespace {

using std::chrono::milliseconds;

Outcome posted(int status) { return {false, status, Errc::internal, false, false}; }
Outcome asked(int status) { return {true, status, Errc::internal, false, false}; }
Outcome lost(bool question, Errc error) { return {question, 0, error, false, false}; }

const char* name_of(Move move) {
  constexpr const char* kNames[] = {"post", "ask", "keep", "cut", "park", "stop"};
  return kNames[static_cast<std::size_t>(move)];
}

struct Case {
  Outcome outcome;
  Move first, last;  ///< with attempts left, and without
};

TEST(Retry, DecidesByWhatTheLastRequestBrought) {
  const Case cases[] = {
      // An answer.
      {posted(200), Move::keep, Move::keep},
      {asked(200), Move::keep, Move::keep},
      {{false, 200, {}, false, true}, Move::ask, Move::stop},
      {{true, 200, {}, false, true}, Move::ask, Move::stop},
      {{false, 200, {}, true, false}, Move::ask, Move::ask},
      {{true, 200, {}, true, false}, Move::ask, Move::ask},
      {posted(202), Move::ask, Move::ask},
      {asked(202), Move::ask, Move::ask},
      // Not now: nobody knows whether it was taken.
      {posted(408), Move::ask, Move::stop},
      {posted(429), Move::ask, Move::stop},
      {asked(429), Move::ask, Move::stop},
      {posted(500), Move::ask, Move::stop},
      {posted(502), Move::ask, Move::stop},
      {posted(503), Move::ask, Move::stop},
      {asked(504), Move::ask, Move::stop},
      {posted(302), Move::ask, Move::stop},
      {posted(204), Move::ask, Move::stop},
      // The platform does not know it.
      {asked(404), Move::post, Move::post},
      // Not like this.
      {posted(400), Move::park, Move::park},
      {posted(409), Move::park, Move::park},
      // The address is wrong: nobody is refused on that account.
      {posted(404), Move::stop, Move::stop},
      {posted(405), Move::stop, Move::stop},
      {posted(421), Move::stop, Move::stop},
      {posted(422), Move::park, Move::park},
      {asked(400), Move::ask, Move::stop},
      // Too large: in two, and nobody is refused on that account.
      {posted(413), Move::cut, Move::cut},
      {asked(413), Move::ask, Move::stop},
      // Nobody of ours gets in.
      {posted(401), Move::stop, Move::stop},
      {posted(403), Move::stop, Move::stop},
      {asked(401), Move::stop, Move::stop},
      {lost(false, Errc::unauthorised), Move::stop, Move::stop},
      {lost(true, Errc::unauthorised), Move::stop, Move::stop},
      // No answer at all.
      {lost(false, Errc::unreachable), Move::post, Move::stop},
      {lost(true, Errc::unreachable), Move::ask, Move::stop},
      {lost(false, Errc::timed_out), Move::ask, Move::stop},
      {lost(true, Errc::timed_out), Move::ask, Move::stop},
      {lost(false, Errc::internal), Move::ask, Move::stop},
      {lost(false, Errc::malformed), Move::ask, Move::stop},
  };
  for (const auto& each : cases) {
    const auto what = (each.outcome.asked ? "asked " : "posted ") + std::to_string(each.outcome.status) + ' ' +
                      std::string{yingbao::name_of(each.outcome.error)};
    EXPECT_STREQ(name_of(decide(each.outcome, 1, 4, {}, 0).move), name_of(each.first)) << what;
    EXPECT_STREQ(name_of(decide(each.outcome, 3, 4, {}, 0).move), name_of(each.first)) << what;
    EXPECT_STREQ(name_of(decide(each.outcome, 4, 4, {}, 0).move), name_of(each.last)) << what << ", the last attempt";
  }
}

TEST(Retry, NeverSendsAgainBeforeItAskedUnlessNothingCanHaveArrived) {
  for (int status = 100; status < 600; ++status)
    EXPECT_NE(decide(posted(status), 1, 4, {}, 0).move, Move::post) << status;
  EXPECT_EQ(decide(lost(false, Errc::timed_out), 1, 4, {}, 0).move, Move::ask);
}

TEST(Retry, WaitsLongerEachTimeWithinBounds) {
  milliseconds shortest_before{0};
  for (std::size_t attempt = 1; attempt < 30; ++attempt) {
    const auto shortest = decide(posted(503), attempt, 100, {}, 0).wait;
    EXPECT_GE(shortest, shortest_before);
    EXPECT_GE(shortest, milliseconds{100});
    shortest_before = shortest;
    for (std::uint64_t jitter = 0; jitter < 5000; jitter += 7) {
      const auto wait = decide(posted(503), attempt, 100, {}, jitter * 1234567891011u).wait;
      EXPECT_GE(wait, shortest);
      EXPECT_LE(wait, std::min(2 * shortest, milliseconds{20000}));
    }
  }
  EXPECT_EQ(shortest_before, milliseconds{10000});
}

TEST(Retry, WaitsAtLeastAsLongAsItWasTold) {
  for (const int status : {429, 503, 202}) {
    EXPECT_EQ(decide(posted(status), 1, 4, milliseconds{60000}, 5).wait, milliseconds{60000}) << status;
    EXPECT_GT(decide(posted(status), 1, 4, milliseconds{1}, 5).wait, milliseconds{100}) << status;
  }
}

TEST(Retry, DoesNotWaitWhereNothingFollows) {
  for (const auto& outcome : {posted(200), posted(422), posted(401), asked(404)})
    EXPECT_EQ(decide(outcome, 1, 4, milliseconds{60000}, 5).wait, milliseconds{0}) << outcome.status;
  EXPECT_EQ(decide(posted(503), 4, 4, milliseconds{60000}, 5).wait, milliseconds{0});
}

}  // namespace
}  // namespace yingbao::forward
