// One end of the socket between the hub and a session's child.
#pragma once

#include "base/file.hpp"
#include "sftp/wire.hpp"

#include <chrono>

namespace yingbao::sftp {

using Clock = std::chrono::steady_clock;
/// The child's side waits as long as it takes: it is the hub that keeps the deadlines.
inline constexpr auto kForever = Clock::time_point::max();

struct Frame {
  Word word{};
  std::string_view payload;  ///< valid until the next receive()
};

class Channel {
 public:
  explicit Channel(UniqueFd fd) : fd_{std::move(fd)} {}

  /// Errc::timed_out when the other side takes or sends nothing until then, Errc::cancelled when it is gone,
  /// Errc::refused when it talks nonsense.
  Status send(Word word, std::string_view payload, Clock::time_point until);
  Result<Frame> receive(Clock::time_point until);

 private:
  Status receive_all(std::span<char> out, Clock::time_point until);

  UniqueFd fd_;
  std::string buffer_;
};

}  // namespace yingbao::sftp
