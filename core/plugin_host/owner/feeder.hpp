// Feeds a plugin's process its job and its delivery, and counts what it was fed.
#pragma once

#include "base/file.hpp"
#include "plugin_host/wire/job.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

namespace yingbao::plugin_host {

/// Gives the delivery's bytes piece by piece; an empty piece is the end. Called from a thread of its own.
using PieceSource = std::function<Result<std::string_view>()>;

/// What the child was fed with, counted while it is fed: bounds for what it may tell.
struct DeliveryMeter {
  std::atomic<std::uint64_t> bytes{0}, line_feeds{0}, carriage_returns{0}, quotes{0};
  std::atomic<bool> in_lines{true};  ///< text of one row a line, by its first bytes; no container, no markup
  std::atomic<bool> complete{false};

  /// No delivery of this size, or of so many line ends, has more rows. A container may be packed 200 to 1.
  std::uint64_t most_rows() const { return in_lines ? line_feeds + carriage_returns + 1 : bytes * 200; }
  /// Nor fewer, unless a quoted cell may hold line ends. Where both stand, one of them may stand within cells.
  std::uint64_t fewest_rows() const {
    if (quotes || !in_lines) return 0;
    const std::uint64_t feeds = line_feeds, returns = carriage_returns;
    return feeds && returns ? std::min(feeds, returns) : std::max(feeds, returns);
  }
};

/// Works on a thread of its own; joined when it goes.
class Feeder {
 public:
  /// Takes the pipe's end; borrows the rest for its life.
  Feeder(UniqueFd out, const Job& job, const PieceSource& delivery, DeliveryMeter& meter);
  ~Feeder() { thread_.join(); }
  /// After the child has ended: why the delivery could not be read, if so.
  Status result() const { return result_; }

 private:
  void feed(int out, const std::string& job, const PieceSource& delivery, DeliveryMeter& meter);

  Status result_;
  std::thread thread_;
};

}  // namespace yingbao::plugin_host
