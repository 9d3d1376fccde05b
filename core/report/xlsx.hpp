// Tables as XLSX workbooks.
#pragma once

#include "base/error.hpp"
#include "report/table.hpp"

#include <filesystem>

namespace yingbao::report {

/// Caption over all columns, merged titles, rows, note; replaces the file.
Status write_xlsx(const Table& table, const std::filesystem::path& file);

}  // namespace yingbao::report
