// A delivery as UTF-8 for a parser library that must not meet bytes that are no text, whatever encoding it came in.
#pragma once

#include "format/byte_source.hpp"
#include "format/row_reader.hpp"

namespace yingbao::format {

class MarkupSource {
 public:
  /// `start`: bytes already taken from the source, which must outlive this.
  MarkupSource(ByteSource& source, const ReadOptions& options, std::string start);
  /// The next piece of text, valid until the next call; empty at the end. At most 4 KiB: few enough marks that the rows of
  /// one piece stay small, however many columns they span or skip. A mark at the start is left out.
  Result<std::string_view> next();
  Charset charset() const { return charset_; }

 private:
  Status refill();

  ByteSource& source_;
  std::string raw_;
  std::string text_;
  std::string_view rest_;  // of text_
  Charset charset_;
  bool ended_ = false;
};

}  // namespace yingbao::format
