// The tables of config/data, compiled in.
#pragma once

#include <string_view>

namespace yingbao::schema {

extern const std::string_view units_csv;
extern const std::string_view townships_csv;
extern const std::string_view number_prefixes_csv;

}  // namespace yingbao::schema
