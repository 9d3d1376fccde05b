#include "plugin_host/owner/frame_reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace yingbao::plugin_host {

Result<Seen> FrameReader::next(std::chrono::milliseconds stall, FrameType& type, std::string_view& payload) {
  begin_ = next_;
  for (;;) {
    if (end_ - begin_ >= kHeadBytes) {
      std::uint32_t length;
      std::memcpy(&length, buffer_.data() + begin_, sizeof length);
      if (length > kMaxFrameBytes) return Error{Errc::refused, "sent a frame that is too long"};
      if (end_ - begin_ >= kHeadBytes + length) {
        type = static_cast<FrameType>(buffer_[begin_ + 4]);
        payload = std::string_view{buffer_}.substr(begin_ + kHeadBytes, length);
        next_ = begin_ + kHeadBytes + length;
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
    if (n < 0 && errno != EINTR) return errno_error("read from the plugin's process");
    if (n > 0) end_ += static_cast<std::size_t>(n);
  }
}

void FrameReader::make_room() {
  if (buffer_.size() - end_ >= kBatchBytes) return;
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = next_ = 0;
  if (buffer_.size() - end_ < kBatchBytes) buffer_.resize(buffer_.size() + kMaxFrameBytes);
}

}  // namespace yingbao::plugin_host
