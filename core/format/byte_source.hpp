// Where a decoder's bytes come from.
#pragma once

#include "base/error.hpp"

#include <span>
#include <string_view>

namespace yingbao::format {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// At least one byte, or 0 at the end.
  virtual Result<std::size_t> read(std::span<char> out) = 0;
};

class DescriptorSource : public ByteSource {
 public:
  /// Borrows the descriptor.
  explicit DescriptorSource(int fd) : fd_{fd} {}
  Result<std::size_t> read(std::span<char> out) override;

 private:
  int fd_;
};

class MemorySource : public ByteSource {
 public:
  /// Borrows the bytes; gives at most `step` of them at a time.
  explicit MemorySource(std::string_view bytes, std::size_t step = 1u << 20) : rest_{bytes}, step_{step} {}
  Result<std::size_t> read(std::span<char> out) override;

 private:
  std::string_view rest_;
  std::size_t step_;
};

}  // namespace yingbao::format
