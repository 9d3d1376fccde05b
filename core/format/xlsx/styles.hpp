// The number formats of a workbook's styles, which alone say what is a date.
#pragma once

#include "format/spreadsheet/number_format.hpp"
#include "format/zip/archive.hpp"

namespace yingbao::format {

Result<NumberStyles> read_styles(Archive& archive, std::string_view part);

}  // namespace yingbao::format
