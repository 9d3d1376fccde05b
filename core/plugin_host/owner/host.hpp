// The owner's end: runs one delivery through a plugin's process and judges how that process behaved.
#pragma once

#include "base/clock.hpp"
#include "plugin_host/owner/feeder.hpp"
#include "plugin_host/wire/frames.hpp"
#include "plugin_host/wire/job.hpp"

namespace yingbao::plugin_host {

/// What the owner does with what comes back. An error from any of these ends the run with that error.
class RunHandler {
 public:
  virtual ~RunHandler() = default;
  virtual Status description(const DescriptionFrame&) { return {}; }
  virtual Status header(const HeaderFrame&) { return {}; }
  virtual Status records(std::string_view batch) = 0;
  virtual Status reject(const RejectFrame& reject) = 0;
  virtual Status finding(const FindingFrame&) { return {}; }
  virtual Status skipped(const SkipFrame&) { return {}; }
  virtual Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells);
};

struct RunLimits {
  std::chrono::milliseconds stall{30000};    ///< without a sign of life for so long, the process is killed
  std::chrono::milliseconds total{3600000};  ///< and after so long in any case
};

/// Spawns, feeds, watches and waits. An error of the plugin names the plugin; an error of the delivery does not.
/// `meter` counts as the delivery is handed over: the handler can tell rows that were never delivered.
Result<EndFrame> run_plugin(const Job& job, const PieceSource& delivery, const RunLimits& limits, const Clock& clock,
                            RunHandler& handler, DeliveryMeter& meter);
Result<EndFrame> run_plugin(const Job& job, const PieceSource& delivery, const RunLimits& limits, const Clock& clock,
                            RunHandler& handler);

/// Loads the plugin in a child and returns what it says of itself.
Result<DescriptionFrame> describe_plugin(const Job& job, const Clock& clock);

}  // namespace yingbao::plugin_host
