// Which cells' numbers are dates or times: a spreadsheet says so only by the style in which it shows them.
#pragma once

#include "format/zip/archive.hpp"

namespace yingbao::format {

enum class NumberStyle : std::uint8_t { plain, date, time };

/// Of a style every spreadsheet knows by number, those of East Asian ones included.
NumberStyle built_in_style(unsigned id);
/// Of a style's own code: yyyy"年"m"月"d"日", [h]:mm, 0.00%.
NumberStyle style_of_code(std::string_view code);

/// The style of each cell format of a workbook, in the order in which cells refer to them.
Result<std::vector<NumberStyle>> read_styles(Archive& archive, std::string_view part);

}  // namespace yingbao::format
