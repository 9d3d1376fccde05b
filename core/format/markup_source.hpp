// A delivery as UTF-8 for a parser library that must not meet bytes that are no text, whatever encoding it came in.
#pragma once

#include "format/byte_source.hpp"
#include "format/row_reader.hpp"

namespace yingbao::format {

/// Stands for bytes that are no character of the encoding and for control characters: a cell that holds it cannot be
/// trusted, and its row is faulty.
inline constexpr std::string_view kReplacement = "\uFFFD";

/// Appends `bytes` as UTF-8 with kReplacement for what is no text. Unless they are the `last`, a character cut at
/// their end is left; returns the bytes taken.
std::size_t append_as_utf8(std::string& out, std::string_view bytes, Charset charset, bool last);

/// What the operator said, else what the bytes show, else what they declare. Bytes come before "charset=gb2312"
/// because servers declare that and send UTF-8, which as GB18030 reads without an error and is nonsense.
Charset settled_charset(const ReadOptions& options, std::string_view start);

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
