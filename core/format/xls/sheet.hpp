// Where the cells of one sheet stand, row by row, and what they say.
#pragma once

#include "base/error.hpp"
#include "format/spreadsheet/merged_cells.hpp"
#include "format/xls/workbook.hpp"

#include <deque>
#include <vector>

namespace yingbao::format::xls {

/// One sheet's records of cells in the order of rows, whatever order a writer left them in.
struct SheetIndex {
  struct Entry {
    std::uint32_t at;
    std::uint16_t row;
  };
  std::vector<Entry> entries;
  MergedCells merges;
  std::vector<bool> hidden = std::vector<bool>(65536);
  std::size_t bytes = 0;  ///< of the stream that belong to the sheet
};

Result<SheetIndex> index_sheet(std::string_view stream, std::size_t at);

/// The cells of one row; views into the workbook's texts and its own.
class RowCells {
 public:
  void clear();
  Status add(const Workbook& book, std::string_view stream, std::size_t at);
  std::vector<std::string_view>& cells() { return cells_; }
  const std::vector<std::string_view>& cells() const { return cells_; }

 private:
  void put(std::size_t column, std::string_view text);
  void put_number(const Workbook& book, std::size_t column, std::size_t style, double value);
  Status put_shared(const Workbook& book, std::size_t column, std::size_t index);
  Status put_formula(const Workbook& book, const Records& record);
  void put_bool_or_error(std::size_t column, std::uint8_t value, bool error);

  std::vector<std::string_view> cells_;
  std::deque<std::string> made_;  // a deque keeps their addresses
};

}  // namespace yingbao::format::xls
