#include "https_pull/retry.hpp"

#include "net/back_off.hpp"

#include <algorithm>

namespace yingbao::https_pull {
namespace {

bool passes_by_itself(const Outcome& outcome) {
  if (outcome.error) return *outcome.error == Errc::unreachable || *outcome.error == Errc::timed_out;
  return outcome.status == 429 || (outcome.status >= 502 && outcome.status <= 504);
}

}  // namespace

Decision decide(const Outcome& outcome, const Attempts& attempts) {
  if (outcome.status == 401 || outcome.session_over) return {outcome.may_log_in ? Move::log_in : Move::stop};
  if (is_good(outcome.status) && !outcome.error) return {Move::keep};
  if (outcome.handed_on || attempts.done >= attempts.of || !passes_by_itself(outcome)) return {Move::stop};
  const auto wait = std::max(attempts.told_to_wait, net::back_off(attempts.done, attempts.jitter));
  return wait < attempts.left ? Decision{Move::again, wait} : Decision{Move::stop};
}

bool is_good(int status) { return (status >= 200 && status < 300 && status != 206) || status == 304; }

Errc code_of(int status) {
  if (status == 401 || status == 403) return Errc::unauthorised;
  if (status == 429) return Errc::throttled;
  return status >= 500 ? Errc::unreachable : Errc::rejected;
}

}  // namespace yingbao::https_pull
