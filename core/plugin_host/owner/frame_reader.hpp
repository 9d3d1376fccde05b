// Cuts what comes through a pipe from a plugin's process into frames.
#pragma once

#include "base/error.hpp"
#include "plugin_host/wire/frames.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace yingbao::plugin_host {

enum class Seen { frame, end_of_pipe, stalled };

class FrameReader {
 public:
  /// Borrows the descriptor.
  explicit FrameReader(int fd) : fd_{fd} {}

  /// Waits at most `stall` for the next bytes. The payload is valid until the next call.
  Result<Seen> next(std::chrono::milliseconds stall, FrameType& type, std::string_view& payload);

 private:
  static constexpr std::size_t kHeadBytes = 5;
  void make_room();

  int fd_;
  std::string buffer_ = std::string(kMaxFrameBytes, '\0');
  std::size_t begin_ = 0, next_ = 0, end_ = 0;  // the frame at hand, what follows it, what was read
};

}  // namespace yingbao::plugin_host
