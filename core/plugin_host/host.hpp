// The owner's end: runs one delivery through a plugin's process and judges how that process behaved.
#pragma once

#include "plugin_host/job.hpp"
#include "plugin_host/wire.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>

namespace yingbao::plugin_host {

/// What the owner does with what comes back. An error from any of these ends the run with that error.
class RunHandler {
 public:
  virtual ~RunHandler() = default;
  virtual Status description(const DescriptionFrame&) { return {}; }
  virtual Status header(const HeaderFrame&) { return {}; }
  virtual Status records(std::string_view batch) = 0;
  virtual Status reject(const RejectFrame& reject) = 0;
  virtual Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells);
};

/// Gives the delivery's bytes piece by piece; an empty piece is the end. Called from a thread of its own.
using PieceSource = std::function<Result<std::string_view>()>;

struct RunLimits {
  std::chrono::milliseconds stall{30000};    ///< without a sign of life for so long, the process is killed
  std::chrono::milliseconds total{3600000};  ///< and after so long in any case
};

/// What the child was fed with, counted while it is fed: bounds for what it may tell.
struct DeliveryMeter {
  std::atomic<std::uint64_t> line_feeds{0}, carriage_returns{0}, quotes{0};
  std::atomic<bool> complete{false};

  /// No text of so many line ends has more rows.
  std::uint64_t most_rows() const { return line_feeds + carriage_returns + 1; }
  /// Nor fewer, unless a quoted cell may hold line ends.
  std::uint64_t fewest_rows() const {
    return quotes ? 0 : std::max<std::uint64_t>(line_feeds, carriage_returns);
  }
};

/// Spawns, feeds, watches and waits. An error of the plugin names the plugin; an error of the delivery does not.
/// `meter` counts as the delivery is handed over: the handler can tell rows that were never delivered.
Result<EndFrame> run_plugin(const Job& job, const PieceSource& delivery, const RunLimits& limits, RunHandler& handler,
                            DeliveryMeter& meter);
Result<EndFrame> run_plugin(const Job& job, const PieceSource& delivery, const RunLimits& limits, RunHandler& handler);

/// Loads the plugin in a child and returns what it says of itself.
Result<DescriptionFrame> describe_plugin(const Job& job);

}  // namespace yingbao::plugin_host
