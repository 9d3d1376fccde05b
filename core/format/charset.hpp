// Which encoding a delivery is in, and its cells as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::format {

/// What is delivered as UTF-16 is UTF-8 before a decoder sees it (open.cpp); its cells are UTF-8.
enum class Charset { utf8, gb18030, utf16 };

std::string_view name_of(Charset charset);
std::optional<Charset> charset_named(std::string_view name);

/// UTF-8 or GB18030. Judges a window of bytes that holds characters beyond ASCII: the encoding under which fewer bytes
/// are no text.
/// A cut character at the window's end counts for nobody.
Charset guess_charset(std::string_view window);
/// False while the window is pure ASCII and nothing can be told.
bool tells_charset(std::string_view window);

/// Bytes of the longest character of any of them.
inline constexpr std::size_t kLongestCharacter = 4;

/// Bytes of the character that starts `bytes`; 0, or more than there are, when it is none or cut.
std::size_t character_length(std::string_view bytes, Charset charset);

/// `cell` as UTF-8, each character at its standard code point (gb18030.hpp): the cell itself when nothing has to
/// change, else `buffer`. Empty when it is not text. `cell` must not stand in the buffer.
std::optional<std::string_view> decode_cell(std::string_view cell, Charset charset, std::string& buffer);

}  // namespace yingbao::format
