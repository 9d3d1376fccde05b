// Frames: how the hub and its children talk over every pipe and socket between them. length u32, type u8, payload; what
// types there are, each conversation knows.
#pragma once

#include "base/error.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::process {

struct FrameHead {
  std::uint32_t length = 0;  ///< of the payload
  std::uint8_t type = 0;

  static constexpr std::size_t kBytes = 5;
  std::array<char, kBytes> bytes() const;
  static FrameHead read(const char* bytes);
};

/// Writes a whole frame to a pipe; the payload is not copied.
Status write_frame(int fd, std::uint8_t type, std::string_view payload);

enum class Seen { frame, end_of_pipe, stalled };

/// Cuts what comes through a pipe into frames.
class FrameReader {
 public:
  /// Borrows the descriptor. `longest`: of a payload; a frame that says more is refused.
  FrameReader(int fd, std::size_t longest) : fd_{fd}, longest_{longest}, buffer_(longest, '\0') {}

  /// Waits at most `stall` for the next bytes. The payload is valid until the next call.
  Result<Seen> next(std::chrono::milliseconds stall, std::uint8_t& type, std::string_view& payload);

 private:
  void make_room();

  int fd_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t begin_ = 0, next_ = 0, end_ = 0;  // the frame at hand, what follows it, what was read
};

}  // namespace yingbao::process
