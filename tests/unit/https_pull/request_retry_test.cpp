#include "https_pull/retry.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_pull {
namespace {

using namespace std::chrono_literals;

Attempts first() { return {1, 4, 0ms, 1h, 7}; }
Outcome answered(int status) { return {status, {}, false, false, false}; }
Outcome lost(Errc error) { return {0, error, false, false, false}; }
Move move(const Outcome& outcome, const Attempts& attempts = first()) { return decide(outcome, attempts).move; }

TEST(RequestRetry, IsForWhatPassesByItself) {
  for (const int status : {429, 502, 503, 504}) EXPECT_EQ(move(answered(status)), Move::again) << status;
  EXPECT_EQ(move(lost(Errc::unreachable)), Move::again);
  EXPECT_EQ(move(lost(Errc::timed_out)), Move::again);
  EXPECT_EQ(move({200, Errc::unreachable, false, false, false}), Move::again) << "cut short";
}

TEST(RequestRetry, IsNotForAnythingElse) {
  for (const int status : {100, 206, 301, 302, 400, 401, 403, 404, 408, 409, 422, 500, 501})
    EXPECT_EQ(move(answered(status)), Move::stop) << status;
  for (const auto error : {Errc::unauthorised, Errc::refused, Errc::malformed, Errc::rejected, Errc::no_space})
    EXPECT_EQ(move(lost(error)), Move::stop) << name_of(error);
}

TEST(RequestRetry, KeepsAnAnswer) {
  for (const int status : {200, 204, 304}) EXPECT_EQ(move(answered(status)), Move::keep) << status;
}

TEST(RequestRetry, NeverAsksAgainForWhatIsHandedOn) {
  EXPECT_EQ(move({200, Errc::unreachable, true, false, false}), Move::stop);
}

TEST(RequestRetry, RenewsASessionWhereThereIsALogin) {
  EXPECT_EQ(move({401, {}, false, false, true}), Move::log_in);
  EXPECT_EQ(move({200, {}, false, true, true}), Move::log_in);
  EXPECT_EQ(move({200, {}, false, true, false}), Move::stop) << "renewed before";
  EXPECT_EQ(move({401, {}, false, false, false}), Move::stop);
}

TEST(RequestRetry, EndsWithItsAttemptsAndItsTime) {
  auto last = first();
  last.done = last.of;
  EXPECT_EQ(move(answered(503), last), Move::stop);
  auto told = first();
  told.told_to_wait = 2min;
  EXPECT_EQ(decide(answered(429), told).wait, 2min);
  told.left = 1min;
  EXPECT_EQ(move(answered(429), told), Move::stop);
}

TEST(RequestRetry, HasACodeForEachRefusal) {
  EXPECT_EQ(code_of(401), Errc::unauthorised);
  EXPECT_EQ(code_of(403), Errc::unauthorised);
  EXPECT_EQ(code_of(429), Errc::throttled);
  EXPECT_EQ(code_of(503), Errc::unreachable);
  EXPECT_EQ(code_of(404), Errc::rejected);
}

}  // namespace
}  // namespace yingbao::https_pull
