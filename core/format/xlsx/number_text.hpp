// The numbers of a spreadsheet as whoever opens it sees them.
#pragma once

#include "format/xlsx/number_style.hpp"

#include <string>

namespace yingbao::format {

/// Of at most 15 digits and nothing else: shown as it is stored.
bool is_plain_whole(std::string_view stored);

/// A number as stored ("44357", "0.30000000000000004", "3.5E+17") in 15 significant digits, the most a spreadsheet
/// holds: 44357, 0.3. A whole number that would need more stays an exponent, 3.50521199001011E+17, so that nobody takes
/// its filled-up zeros for digits. What is no number is appended as it stands.
void append_number(std::string& out, std::string_view stored);

/// A number that its style makes a date or a time: 2021-06-10, 2021-06-10 08:30:00, 08:30:00. A number that is none,
/// before the calendar begins or after the year 9999, is appended as append_number does.
void append_moment(std::string& out, std::string_view stored, NumberStyle style, bool from_1904);

/// An ISO 8601 date of a cell that holds one: 2021-06-10T00:00:00Z is 2021-06-10.
void append_iso_moment(std::string& out, std::string_view stored);

}  // namespace yingbao::format
