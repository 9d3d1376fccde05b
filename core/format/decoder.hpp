// What a format's folder defines: one constant `<folder>_decoder`. The build finds it; nothing else is edited.
#pragma once

#include "format/byte_source.hpp"
#include "format/row_reader.hpp"

namespace yingbao::format {

/// How sure a decoder is that bytes are its own. The surest opens them.
enum class Claim { none, fallback, likely, certain };

struct Decoder {
  std::string_view name;
  /// Judges the first bytes of a delivery, up to kStartBytes of them.
  Claim (*claim)(std::string_view start);
  /// `start`: the bytes that were taken from the source for judging; the rest comes from it.
  Result<std::unique_ptr<RowReader>> (*open)(ByteSource& source, const ReadOptions& options, std::string start);
  /// Does, before a sandbox shuts it out, whatever would open files later (character tables, a library's start-up).
  void (*prepare)() = [] {};
};

inline constexpr std::size_t kStartBytes = 256u << 10;

std::span<const Decoder* const> decoders();

/// Once in a process, before its sandbox shuts: character tables and every decoder's own preparation.
void prepare_decoders();

/// `start` and everything after it, for formats that cannot be read from front to back; refuses more than `limit`.
Result<std::string> read_to_end(ByteSource& source, std::string start, std::size_t limit);

/// A text that is held whole, as UTF-8, by the same signs by which a delivery is read.
std::string text_as_utf8(std::string_view bytes);

}  // namespace yingbao::format
