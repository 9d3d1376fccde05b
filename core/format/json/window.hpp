// A text as a window that slides over it: what was read is passed, what is needed is read on behind it.
#pragma once

#include "format/byte_source.hpp"

#include <cstdint>
#include <string>

namespace yingbao::format {

class Window {
 public:
  /// So many bytes behind text() may be read, though they mean nothing: what simdjson asks for.
  static constexpr std::size_t kPadding = 64;

  explicit Window(ByteSource& source) : source_{source} {}

  std::string_view text() const { return {buffer_.data() + at_, end_ - at_}; }
  void pass(std::size_t bytes) { at_ += bytes; }
  /// Adds to the end of text(), which moves. False when nothing is left to add.
  Result<bool> read_on();
  /// Bytes before text().
  std::uint64_t passed() const { return dropped_ + at_; }

 private:
  ByteSource& source_;
  std::string buffer_ = std::string(kPadding, '\0');
  std::size_t at_ = 0, end_ = 0;
  std::uint64_t dropped_ = 0;
};

}  // namespace yingbao::format
