// The merged cells of a sheet, which its part lists behind the rows that need them.
#pragma once

#include "format/byte_source.hpp"
#include "format/spreadsheet/merged_cells.hpp"

namespace yingbao::format {

/// Of a sheet's part that lies in memory.
Result<MergedCells> merges_in(std::string_view part);
/// Of one that is too large to be kept: it is gone through once for its end alone.
Result<MergedCells> merges_in(ByteSource& part);

}  // namespace yingbao::format
