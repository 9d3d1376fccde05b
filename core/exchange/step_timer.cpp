#include "exchange/step_timer.hpp"

#include <sys/resource.h>

namespace yingbao::exchange {
namespace {

double processor_seconds(int of) {
  rusage usage{};
  if (::getrusage(of, &usage) != 0) return 0;
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

StepTimer::StepTimer(const Clock& clock, RunReport& report, std::string step)
    : clock_{clock}, report_{report}, so_far_{std::move(step), 0, processor_seconds(RUSAGE_SELF),
                                              processor_seconds(RUSAGE_CHILDREN)},
      start_{clock.steady()} {}

StepTimer::~StepTimer() {
  report_.times.push_back({so_far_.step, std::chrono::duration<double>{clock_.steady() - start_}.count(),
                           processor_seconds(RUSAGE_SELF) - so_far_.cpu,
                           processor_seconds(RUSAGE_CHILDREN) - so_far_.children_cpu});
}

}  // namespace yingbao::exchange
