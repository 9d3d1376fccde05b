// The line to one server as a connector sees it: a session when one is needed, another when it broke.
#pragma once

#include "sftp/session.hpp"

#include <type_traits>

namespace yingbao::sftp {

/// A broken connection is worth another try; a silent server has had its time, and a refusal is an answer.
inline bool is_passing(const Error& error) { return error.code() == Errc::unreachable; }

class Line {
 public:
  /// Borrows the configuration and the clock.
  Line(const Config& config, const Clock& clock) : config_{config}, clock_{clock} {}

  const Clock& clock() const { return clock_; }

  /// The session at hand, opened when there is none.
  Result<Session*> session();
  /// Waits before the next try, twice as long each time; false after the last.
  bool wait_again(int failures) const;

  /// Asks what can be asked twice: over the session at hand, and over new ones while the connection breaks.
  template <class Ask>
  std::invoke_result_t<Ask, Session&> ask(const Ask& ask) {
    for (int failures = 1;; ++failures) {
      auto answer = ask_once(ask);
      if (answer || !is_passing(answer.error()) || !wait_again(failures)) return answer;
    }
  }

  /// Asks what must not be asked twice, over a session that stands.
  template <class Ask>
  std::invoke_result_t<Ask, Session&> ask_once(const Ask& ask) {
    const auto at_hand = session();
    if (!at_hand) return at_hand.error();
    auto answer = ask(**at_hand);
    if (!(*at_hand)->alive()) session_.reset();
    return answer;
  }

 private:
  const Config& config_;
  const Clock& clock_;
  std::unique_ptr<Session> session_;
};

}  // namespace yingbao::sftp
