// Tables of config/data, compiled in.
#pragma once

#include <string_view>

namespace yingbao::places {

extern const std::string_view units_csv;
extern const std::string_view townships_csv;

}  // namespace yingbao::places
