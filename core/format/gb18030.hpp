// GB18030 to UTF-8 with one table, built once from the C library's converter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::format {

/// Builds the table. Opens the converter's files, so it must run before a sandbox shuts them. False when the C
/// library has no GB18030.
bool prepare_gb18030();

/// Code points that GBK and the editions of GB18030 kept in the private-use area at what the standard gave them later,
/// so that a rare name is the same name from every source, and U+FFFD for what is no character (U+FFFE, U+FFFF, …): no
/// XML may hold it, so it could not be written back.
char32_t standard_code_point(char32_t c);

/// Appends `bytes` as UTF-8, by standard_code_point. False, with `out` unfinished, at the first byte sequence that is
/// no character.
bool decode_gb18030(std::string_view bytes, std::string& out);

/// UTF-8 of every character of two bytes, by standard_code_point, at its gb18030_pair: the bytes in their order, as they
/// lie in memory; 0 where two bytes are none.
const std::uint32_t* gb18030_pairs();
constexpr std::size_t gb18030_pair(unsigned lead, unsigned trail) { return (lead & 0x7F) << 8 | trail; }

/// Bytes of the character that starts `bytes`; 0 when it is none.
std::size_t gb18030_length(std::string_view bytes);

}  // namespace yingbao::format
