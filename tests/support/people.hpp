// Identity numbers of people who do not exist.
#pragma once

#include <string_view>

namespace yingbao::testing {

inline constexpr std::string_view kMan = "350521199001011239";        // Hui'an
inline constexpr std::string_view kWoman = "350582198506150021";      // Jinjiang
inline constexpr std::string_view kManWithX = "35052119670401001X";   // Hui'an; 350521670401001 in its old form
inline constexpr std::string_view kStandardX = "11010519491231002X";  // the specimen of the standard

}  // namespace yingbao::testing
