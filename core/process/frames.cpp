#include "process/frames.hpp"

#include "base/file.hpp"

#include <poll.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace yingbao::process {
namespace {

constexpr std::size_t kReadBytes = 256u << 10;

}  // namespace

std::array<char, FrameHead::kBytes> FrameHead::bytes() const {
  std::array<char, kBytes> head;
  std::memcpy(head.data(), &length, sizeof length);
  head[4] = static_cast<char>(type);
  return head;
}

FrameHead FrameHead::read(const char* bytes) {
  FrameHead head;
  std::memcpy(&head.length, bytes, sizeof head.length);
  head.type = static_cast<std::uint8_t>(bytes[4]);
  return head;
}

Status write_frame(int fd, std::uint8_t type, std::string_view payload) {
  auto head = FrameHead{static_cast<std::uint32_t>(payload.size()), type}.bytes();
  for (;;) {
    const iovec parts[] = {{head.data(), head.size()}, {const_cast<char*>(payload.data()), payload.size()}};
    const auto n = ::writev(fd, parts, 2);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno_error("write to the hub");
    const auto written = static_cast<std::size_t>(n);
    if (written < head.size()) {  // into a full pipe, a head may go in part
      if (auto done = write_all(fd, std::string_view{head.data(), head.size()}.substr(written)); !done) return done;
      return write_all(fd, payload);
    }
    return write_all(fd, payload.substr(written - head.size()));
  }
}

Result<Seen> FrameReader::next(std::chrono::milliseconds stall, std::uint8_t& type, std::string_view& payload) {
  begin_ = next_;
  for (;;) {
    if (end_ - begin_ >= FrameHead::kBytes) {
      const auto head = FrameHead::read(buffer_.data() + begin_);
      if (head.length > longest_) return Error{Errc::refused, "sent a frame that is too long"};
      if (end_ - begin_ >= FrameHead::kBytes + head.length) {
        type = head.type;
        payload = std::string_view{buffer_}.substr(begin_ + FrameHead::kBytes, head.length);
        next_ = begin_ + FrameHead::kBytes + head.length;
        return Seen::frame;
      }
    }
    pollfd wait{fd_, POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(stall.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return errno_error("poll");
    if (ready == 0) return Seen::stalled;
    make_room();
    const auto n = ::read(fd_, buffer_.data() + end_, buffer_.size() - end_);
    if (n == 0) return Seen::end_of_pipe;
    if (n < 0 && errno != EINTR) return errno_error("read from a child");
    if (n > 0) end_ += static_cast<std::size_t>(n);
  }
}

void FrameReader::make_room() {
  if (buffer_.size() - end_ >= kReadBytes) return;
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = next_ = 0;
  if (buffer_.size() - end_ < kReadBytes) buffer_.resize(buffer_.size() + longest_);
}

}  // namespace yingbao::process
