#include "format/byte_source.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace yingbao::format {

Result<std::size_t> DescriptorSource::read(std::span<char> out) {
  for (;;) {
    const auto n = ::read(fd_, out.data(), out.size());
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno != EINTR) return errno_error("read delivery");
  }
}

Result<std::size_t> MemorySource::read(std::span<char> out) {
  const auto n = std::min({out.size(), rest_.size(), step_});
  std::copy_n(rest_.data(), n, out.data());
  rest_.remove_prefix(n);
  return n;
}

}  // namespace yingbao::format
