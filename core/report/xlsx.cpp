#include "report/xlsx.hpp"

#include <xlsxwriter.h>

namespace yingbao::report {
namespace {

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

}  // namespace

Status write_xlsx(const Table& table, const std::filesystem::path& file) {
  lxw_workbook* book = workbook_new(file.c_str());
  if (!book) return Error{Errc::internal, file.string() + ": a workbook cannot be made"};
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  lxw_format* caption = workbook_add_format(book);
  format_set_bold(caption);
  format_set_font_size(caption, 16);
  format_set_align(caption, LXW_ALIGN_CENTER);
  lxw_format* title = workbook_add_format(book);
  format_set_bold(title);
  format_set_text_wrap(title);
  format_set_align(title, LXW_ALIGN_CENTER);
  format_set_align(title, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border(title, LXW_BORDER_THIN);
  lxw_format* cell = workbook_add_format(book);
  format_set_border(cell, LXW_BORDER_THIN);
  format_set_align(cell, LXW_ALIGN_CENTER);

  const auto last = column_number(table.columns - 1);
  worksheet_set_column(sheet, 0, last, 14, nullptr);
  worksheet_merge_range(sheet, 0, 0, 0, last, table.caption.c_str(), caption);
  for (const auto& each : table.titles) {
    const auto row = row_number(1 + each.row);
    const auto column = column_number(each.column);
    if (each.rows == 1 && each.columns == 1) worksheet_write_string(sheet, row, column, each.text.c_str(), title);
    else
      worksheet_merge_range(sheet, row, column, row_number(each.row + each.rows),
                            column_number(each.column + each.columns - 1), each.text.c_str(), title);
  }
  auto at = row_number(1 + table.header_rows);
  for (const auto& row : table.rows) {
    worksheet_write_string(sheet, at, 0, row.name.c_str(), cell);
    for (std::size_t i = 0; i < row.numbers.size(); ++i)
      worksheet_write_number(sheet, at, column_number(i + 1), static_cast<double>(row.numbers[i]), cell);
    ++at;
  }
  worksheet_merge_range(sheet, at, 0, at, last, table.note.c_str(), nullptr);
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    return Error{Errc::internal, file.string() + ": " + lxw_strerror(failed)};
  return {};
}

}  // namespace yingbao::report
