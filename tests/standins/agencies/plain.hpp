#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yingbao::sample {

using Day = std::chrono::sys_days;

// The ordinary spelling of values.
std::string padded(std::int64_t value, std::size_t width);  // zeros in front
std::string compact(Day day);                               // yyyymmdd
std::string dashed(Day day);                                // yyyy-mm-dd
std::string yuan(std::int64_t fen);                         // two decimals

std::string joined(std::initializer_list<std::string_view> parts);

}  // namespace yingbao::sample
