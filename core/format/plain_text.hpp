// What nearly every cell holds, read in one pass: printable ASCII and ideographs.
#pragma once

#include "format/charset.hpp"

#include <array>

namespace yingbao::format {

inline constexpr std::size_t kLongestPlain = 256;
using PlainBuffer = std::array<char, 2 * kLongestPlain>;

/// The cell as UTF-8 when it holds nothing but printable ASCII and characters from U+4000 to U+9FFF, without a blank at
/// either end: the cell itself, or written into `buffer`. Width, standard code points and blanks change none of these, so
/// it is what every other reading of the cell arrives at. Otherwise empty, which says nothing of the cell.
std::string_view plain_text(std::string_view cell, Charset charset, PlainBuffer& buffer);

/// True for a cell that begins with a character from U+4000 to U+9FFF.
bool begins_with_ideograph(std::string_view cell, Charset charset);

}  // namespace yingbao::format
