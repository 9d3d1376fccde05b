// Numbers and texts as they travel between this process and its children: 8 bytes each in the machine's order, texts
// behind their length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao {

class WireWriter {
 public:
  explicit WireWriter(std::string& out) : out_{out} {}
  WireWriter& number(std::uint64_t value);
  WireWriter& text(std::string_view value);
  /// Text that label() will read: what is longer is cut, and ends so that two that differ do so still.
  WireWriter& label(std::string_view value);

 private:
  std::string& out_;
};

/// Reads what WireWriter wrote; after a malformed value `good()` is false and everything reads as empty.
class WireReader {
 public:
  static constexpr std::size_t kMaxLabelBytes = 400;

  explicit WireReader(std::string_view in) : rest_{in} {}
  std::uint64_t number();
  std::string_view text();
  /// Text that people will see: short and UTF-8, or the frame is malformed.
  std::string label();
  std::string_view take(std::size_t bytes);
  bool good() const { return good_; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace yingbao
