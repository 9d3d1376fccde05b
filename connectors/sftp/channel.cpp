#include "sftp/channel.hpp"

#include "process/frames.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <iterator>

namespace yingbao::sftp {
namespace {

Error gone() { return Error{Errc::cancelled, "the other side is gone"}; }

/// Bytes moved by one call; 0 when it must wait first or was interrupted.
Result<std::size_t> moved(ssize_t n) {
  if (n >= 0) return static_cast<std::size_t>(n);
  if (errno == EAGAIN || errno == EINTR) return std::size_t{0};
  if (errno == EPIPE || errno == ECONNRESET) return gone();
  return errno_error("socket of the session's process");
}

}  // namespace

Status Channel::wait_for(short event, Clock::Steady until) {
  for (;;) {
    int milliseconds = -1;
    if (until != kForever) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock_->steady()).count();
      if (left <= 0) return Error{Errc::timed_out, "no answer in time"};
      milliseconds = static_cast<int>(left);
    }
    pollfd wait{fd_.get(), event, 0};
    const int ready = ::poll(&wait, 1, milliseconds);
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return errno_error("poll");
  }
}

Status Channel::send(Word word, std::string_view payload, Clock::Steady until) {
  auto head = process::FrameHead{static_cast<std::uint32_t>(payload.size()), static_cast<std::uint8_t>(word)}.bytes();
  for (std::size_t sent = 0; sent < head.size() + payload.size();) {
    const auto of_head = std::min(sent, head.size());
    const auto rest = payload.substr(sent - of_head);
    iovec parts[] = {{head.data() + of_head, head.size() - of_head}, {const_cast<char*>(rest.data()), rest.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = std::size(parts);
    const auto n = moved(::sendmsg(fd_.get(), &message, MSG_NOSIGNAL | MSG_DONTWAIT));
    if (!n) return n.error();
    sent += *n;
    if (*n == 0)
      if (auto ready = wait_for(POLLOUT, until); !ready) return ready;
  }
  return {};
}

Result<Frame> Channel::receive(Clock::Steady until) {
  std::array<char, process::FrameHead::kBytes> bytes;
  if (auto done = receive_all(bytes, until); !done) return done.error();
  const auto [length, type] = process::FrameHead::read(bytes.data());
  if (length > kMaxFrameBytes) return Error{Errc::refused, "a frame is too long"};
  if (buffer_.size() < length) buffer_.resize(length);
  if (auto done = receive_all({buffer_.data(), length}, until); !done) return done.error();
  return Frame{static_cast<Word>(type), {buffer_.data(), length}};
}

Status Channel::receive_all(std::span<char> out, Clock::Steady until) {
  while (!out.empty()) {
    const auto got = ::recv(fd_.get(), out.data(), out.size(), MSG_DONTWAIT);
    if (got == 0) return gone();
    const auto n = moved(got);
    if (!n) return n.error();
    out = out.subspan(*n);
    if (*n == 0)
      if (auto ready = wait_for(POLLIN, until); !ready) return ready;
  }
  return {};
}

}  // namespace yingbao::sftp
