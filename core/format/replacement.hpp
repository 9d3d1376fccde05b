// What stands for bytes that are no text.
#pragma once

#include "format/charset.hpp"

namespace yingbao::format {

/// Stands for bytes that are no character of the encoding and for control characters: a cell that holds it cannot be
/// trusted, and its row is faulty.
inline constexpr std::string_view kReplacement = "\uFFFD";

/// Appends `bytes` as UTF-8 with kReplacement for what is no text. Unless they are the `last`, a character cut at
/// their end is left; returns the bytes taken.
std::size_t append_as_utf8(std::string& out, std::string_view bytes, Charset charset, bool last);

}  // namespace yingbao::format
