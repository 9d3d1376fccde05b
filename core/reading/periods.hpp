// Numbers, durations and periods within a cell's words: 满6个月, 至2020年, 2015-2019.
#pragma once

#include <cstddef>
#include <string_view>

namespace yingbao::reading {

/// Bytes of the number that the text begins with: 6, 2021, 0.00.
std::size_t number_at(std::string_view text);

/// Bytes of a duration at the beginning: 6个月, 二年, 半年. None of a year: 2022年.
std::size_t duration_at(std::string_view text);

/// True at 至2020年, and behind a day at -2019: until when something holds.
bool until_at(std::string_view text, bool behind_day);

}  // namespace yingbao::reading
