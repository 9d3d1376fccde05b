#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::sample {

// The last character of an 18-character number (GB 11643, ISO 7064 MOD 11-2) for its first 17 digits.
char check_character(std::string_view seventeen);

// Whether the holder may have had a 15-digit number that leads back to this one without doubt.
bool had_fifteen_digits(std::string_view canonical);
std::string fifteen_digits(std::string_view canonical);

// What a careful reader makes of a cell: the canonical number, or nothing. The generator asks it about every cell
// it writes, so that no answer rests on a number that might be read either way.
std::optional<std::string> usable_number(std::string_view cell);

}  // namespace yingbao::sample
