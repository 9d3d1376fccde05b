// A delivery read through a change of its encoding.
#pragma once

#include "format/byte_source.hpp"

#include <string>

namespace yingbao::format {

class RecodedSource : public ByteSource {
 public:
  Result<std::size_t> read(std::span<char> out) final;

 protected:
  /// `start`: bytes already taken from the source, which must outlive this.
  RecodedSource(ByteSource& source, std::string start) : source_{source}, raw_{std::move(start)} {}

 private:
  /// Moves what can be converted of `raw` to `out`, which is empty; a character that is cut may be left for the next
  /// time, unless this is the end.
  virtual Status convert(std::string& raw, bool at_end, std::string& out) = 0;
  Status refill();

  ByteSource& source_;
  std::string raw_;
  std::string ready_;
  std::size_t given_ = 0;  // of what is ready
  bool started_ = false;
  bool ended_ = false;
};

}  // namespace yingbao::format
