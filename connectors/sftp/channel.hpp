// One end of the socket between the hub and a session's child.
#pragma once

#include "base/clock.hpp"
#include "base/file.hpp"
#include "sftp/wire.hpp"

namespace yingbao::sftp {

/// The child's side waits as long as it takes: it is the hub that keeps the deadlines.
inline constexpr auto kForever = Clock::Steady::max();

struct Frame {
  Word word{};
  std::string_view payload;  ///< valid until the next receive()
};

class Channel {
 public:
  Channel(UniqueFd fd, const Clock& clock) : fd_{std::move(fd)}, clock_{&clock} {}

  /// Errc::timed_out when the other side takes or sends nothing until then, Errc::cancelled when it is gone,
  /// Errc::refused when it talks nonsense.
  Status send(Word word, std::string_view payload, Clock::Steady until);
  Result<Frame> receive(Clock::Steady until);

 private:
  Status receive_all(std::span<char> out, Clock::Steady until);
  Status wait_for(short event, Clock::Steady until);

  UniqueFd fd_;
  const Clock* clock_;
  std::string buffer_;
};

}  // namespace yingbao::sftp
