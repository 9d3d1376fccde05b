#include "forward/retry.hpp"

#include "net/back_off.hpp"

#include <algorithm>

namespace yingbao::forward {
namespace {

constexpr std::chrono::milliseconds kAskAgain{500};

}  // namespace

Decision decide(const Outcome& outcome, std::size_t attempt, std::size_t attempts,
                std::chrono::milliseconds told_to_wait, std::uint64_t jitter) {
  const bool last = attempt >= attempts;
  const auto again = [&](Move move) -> Decision {
    if (last) return {Move::stop};
    return {move, std::max(told_to_wait, net::back_off(attempt, jitter))};
  };
  if (outcome.status == 0) {
    if (outcome.error == Errc::unauthorised) return {Move::stop};
    // Unreachable: the platform cannot have acted, so a submission may simply be sent again.
    if (outcome.error == Errc::unreachable) return again(outcome.asked ? Move::ask : Move::post);
    return again(Move::ask);
  }
  if (outcome.status == 401 || outcome.status == 403) return {Move::stop};
  // No answer about people: the address or a gateway is wrong, and nobody is refused on that account.
  const bool wrong_address = outcome.status == 405 || outcome.status == 407 || outcome.status == 410 ||
                             outcome.status == 421 || (outcome.status == 404 && !outcome.asked);
  if (wrong_address) return {Move::stop};
  if (outcome.status == 200 && !outcome.unusable && !outcome.processing) return {Move::keep};
  if (outcome.status == 202 || outcome.processing) {
    return {Move::ask, std::max(told_to_wait, kAskAgain)};
  }
  if (outcome.status == 404 && outcome.asked) return {Move::post};
  if (outcome.status == 408 || outcome.status == 429 || outcome.status >= 500) return again(Move::ask);
  // Too large is no answer about people either.
  if (outcome.status == 413 && !outcome.asked) return {Move::cut};
  if (outcome.status >= 400 && !outcome.asked) return {Move::park};
  return again(Move::ask);
}

}  // namespace yingbao::forward
