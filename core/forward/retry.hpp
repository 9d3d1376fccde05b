// What to do next with a submission: pure decisions, no sockets, no clock.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>

namespace yingbao::forward {

enum class Move {
  post,  ///< send it
  ask,   ///< ask what became of it
  keep,  ///< it has its answer
  cut,   ///< the platform takes no submission of this size: send it in two
  park,  ///< refused whole and for good; the rest goes on
  stop,  ///< nothing more can be sent now
};

/// What the last request brought.
struct Outcome {
  bool asked = false;           ///< it was a question, not a submission
  int status = 0;               ///< of HTTP; 0 when there was no answer
  Errc error = Errc::internal;  ///< when there was none
  bool processing = false;
  bool unusable = false;  ///< an answer that could not be read
};

struct Decision {
  Move move = Move::post;
  std::chrono::milliseconds wait{0};
};

/// Being worked on is no failure: the caller counts no attempt for it and bounds how long it asks.
/// After anything but a clear no, the platform is asked before the submission is sent again.
Decision decide(const Outcome& outcome, std::size_t attempt, std::size_t attempts,
                std::chrono::milliseconds told_to_wait, std::uint64_t jitter);

}  // namespace yingbao::forward
