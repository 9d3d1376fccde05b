// What to do after one attempt at a request: pure decisions, no sockets, no clock.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace yingbao::https_pull {

enum class Move {
  keep,    ///< it has its answer
  again,   ///< the same once more, after the wait
  log_in,  ///< with a new session
  stop,    ///< there will be no answer now
};

/// What the last attempt brought.
struct Outcome {
  int status = 0;             ///< of HTTP; 0 when there was no answer
  std::optional<Errc> error;  ///< why there is no whole answer
  bool handed_on = false;     ///< part of the answer is out of our hands: it cannot be asked for again
  bool session_over = false;  ///< an answer that says so, whatever its status
  bool may_log_in = false;    ///< there is a login, and it was not renewed for this request
};

struct Attempts {
  std::size_t done = 1, of = 1;
  std::chrono::milliseconds told_to_wait{0};
  std::chrono::milliseconds left{0};  ///< until the deadline of the whole
  std::uint64_t jitter = 0;
};

struct Decision {
  Move move = Move::stop;
  std::chrono::milliseconds wait{0};
};

Decision decide(const Outcome& outcome, const Attempts& attempts);

/// An answer that counts: a part of one (206) was not asked for, 304 says that there is none.
bool is_good(int status);

/// The hub's code for an answer that was not wanted.
Errc code_of(int status);

}  // namespace yingbao::https_pull
