// Tables as an XLSX workbook, a worksheet each.
#pragma once

#include "base/error.hpp"
#include "document/table.hpp"

#include <string_view>

namespace yingbao::document {

/// Whether a worksheet has the rows and columns, and may bear the name.
bool fits_workbook(const Table& table);
bool is_sheet_name(std::string_view name);

/// The bytes of a workbook. Text is text, so that no program damages a number and no formula runs; a text of more
/// characters than a cell may have (32,767) is cut and says so. Made in memory: nothing of it touches a disk.
Result<std::string> to_xlsx(const std::vector<Table>& tables);

}  // namespace yingbao::document
