// What a step of a run costs.
#pragma once

#include "base/clock.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// From its making to its end, into the report: the wall's time, and the processor's of this process and of the children
/// that ended meanwhile.
class StepTimer {
 public:
  StepTimer(const Clock& clock, RunReport& report, std::string step);
  ~StepTimer();

 private:
  const Clock& clock_;
  RunReport& report_;
  StepTime so_far_;  ///< of the process, when the step began
  Clock::Steady start_;
};

}  // namespace yingbao::exchange
