#include "format/json/window.hpp"

#include <cstring>

namespace yingbao::format {
namespace {

constexpr std::size_t kChunk = 256u << 10;

}  // namespace

Result<bool> Window::read_on() {
  std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
  dropped_ += at_;
  end_ -= at_;
  at_ = 0;
  if (buffer_.size() < end_ + kChunk + kPadding) buffer_.resize(end_ + kChunk + kPadding);
  const auto before = end_;
  while (end_ < before + kChunk) {
    const auto n = source_.read({buffer_.data() + end_, before + kChunk - end_});
    if (!n) return n.error();
    if (*n == 0) break;
    end_ += *n;
  }
  return end_ > before;
}

}  // namespace yingbao::format
