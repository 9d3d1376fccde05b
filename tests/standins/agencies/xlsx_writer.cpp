#include <xlsxwriter.h>

#include <cstdlib>
#include <stdexcept>

#include "writers.hpp"

namespace yingbao::sample {
namespace {

constexpr time_t created = 1'623'283'200;  // 10 June 2021: the same seed gives the same bytes

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

lxw_datetime datetime_of(const std::string& dashes) {
  lxw_datetime day{};
  day.year = std::atoi(dashes.substr(0, 4).c_str());
  day.month = std::atoi(dashes.substr(5, 2).c_str());
  day.day = std::atoi(dashes.substr(8, 2).c_str());
  return day;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* date) {
  if (cell.text.empty()) return;
  if (cell.kind == Cell::Kind::number) {
    check(worksheet_write_number(sheet, row, column, std::strtod(cell.text.c_str(), nullptr), nullptr));
  } else if (cell.kind == Cell::Kind::date) {
    lxw_datetime day = datetime_of(cell.text);
    check(worksheet_write_datetime(sheet, row, column, &day, date));
  } else {
    check(worksheet_write_string(sheet, row, column, cell.text.c_str(), nullptr));
  }
}

void write_table(lxw_worksheet* sheet, const Table& table, lxw_format* date) {
  const auto last_column = static_cast<lxw_col_t>(table.records[table.titles].size() - 1);
  for (std::size_t i = 0; i < table.records.size(); ++i) {
    const auto row = static_cast<lxw_row_t>(i);
    const Record& record = table.records[i];
    if (i < table.titles) {
      check(worksheet_merge_range(sheet, row, 0, row, last_column, record.front().text.c_str(), nullptr));
      continue;
    }
    for (std::size_t column = 0; column < record.size(); ++column) {
      write_cell(sheet, row, static_cast<lxw_col_t>(column), record[column], date);
    }
    if (table.hidden.contains(i)) {
      lxw_row_col_options unseen{};
      unseen.hidden = LXW_TRUE;
      check(worksheet_set_row_opt(sheet, row, LXW_DEF_ROW_HEIGHT, nullptr, &unseen));
    }
  }
}

}  // namespace

void write_xlsx(const File& file, const std::filesystem::path& path) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (!book) throw std::runtime_error("cannot make a workbook");
  lxw_doc_properties properties{};
  properties.created = created;
  check(workbook_set_properties(book, &properties));
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "yyyy-mm-dd");
  for (const Table& table : file.tables) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.empty() ? nullptr : table.name.c_str());
    if (!sheet) throw std::logic_error("no name for a sheet: " + table.name);
    write_table(sheet, table, date);
  }
  check(workbook_close(book));
}

}  // namespace yingbao::sample
