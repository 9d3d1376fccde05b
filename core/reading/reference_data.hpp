// A table of config/data, compiled in.
#pragma once

#include <string_view>

namespace yingbao::reading {

extern const std::string_view number_prefixes_csv;

}  // namespace yingbao::reading
