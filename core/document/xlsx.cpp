#include "document/xlsx.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "document/cell_text.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>

namespace yingbao::document {
namespace {

/// How cells look. A workbook holds only those that are used.
struct Formats {
  lxw_format *text, *caption, *title, *framed;

  explicit Formats(lxw_workbook* book)
      : text{workbook_add_format(book)}, caption{workbook_add_format(book)}, title{workbook_add_format(book)},
        framed{workbook_add_format(book)} {
    format_set_num_format(text, "@");
    format_set_bold(caption);
    format_set_font_size(caption, 16);
    format_set_align(caption, LXW_ALIGN_CENTER);
    format_set_bold(title);
    format_set_text_wrap(title);
    format_set_align(title, LXW_ALIGN_CENTER);
    format_set_align(title, LXW_ALIGN_VERTICAL_CENTER);
    format_set_border(title, LXW_BORDER_THIN);
    format_set_border(framed, LXW_BORDER_THIN);
    format_set_align(framed, LXW_ALIGN_CENTER);
  }
};

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

void write_title(lxw_worksheet* out, const Title& title, lxw_format* format) {
  const auto row = row_number(title.row);
  const auto column = column_number(title.column);
  const auto text = workbook_text(title.text);
  if (title.rows == 1 && title.columns == 1) worksheet_write_string(out, row, column, text.c_str(), format);
  else
    worksheet_merge_range(out, row, column, row_number(title.row + title.rows - 1),
                          column_number(title.column + title.columns - 1), text.c_str(), format);
}

void write_rows(lxw_worksheet* out, std::size_t first, const Table& table, lxw_format* format) {
  auto at = row_number(first);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (const auto column = column_number(i); table.is_number(i))
        worksheet_write_number(out, at, column, std::stod(row[i]), format);
      else worksheet_write_string(out, at, column, workbook_text(row[i]).c_str(), format);
    ++at;
  }
}

void write_plain(lxw_worksheet* out, const Table& table, const Formats& formats) {
  worksheet_set_column(out, 0, 30, 18, formats.text);
  write_rows(out, 0, table, formats.text);
}

void write_printed(lxw_worksheet* out, const Table& table, const Formats& formats) {
  const auto columns = table.columns.size();
  worksheet_set_column(out, 0, column_number(columns - 1), 14, nullptr);
  write_title(out, {0, 0, 1, columns, table.caption}, formats.caption);
  for (auto title : table.titles) {
    ++title.row;
    write_title(out, title, formats.title);
  }
  const auto first = 1 + table.header().size();
  write_rows(out, first, table, formats.framed);
  write_title(out, {first + table.rows.size(), 0, 1, columns, table.note}, nullptr);
}

Result<std::string> whole_of(int fd) {
  const auto size = ::lseek(fd, 0, SEEK_END);
  if (size < 0) return errno_error("workbook in memory");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (auto done = read_exactly_at(fd, bytes, 0); !done) return done.error();
  return bytes;
}

}  // namespace

bool fits_workbook(const Table& table) {
  const auto narrow = [](const auto& row) { return row.size() <= LXW_COL_MAX; };
  return table.rows.size() <= LXW_ROW_MAX && std::all_of(table.rows.begin(), table.rows.end(), narrow);
}

bool is_sheet_name(std::string_view name) {
  constexpr std::size_t kMostCharacters = 31;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < name.size(); ++characters) {
    const auto c = next_code_point(name, at);
    if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) return false;
  }
  return !name.empty() && characters <= kMostCharacters && name.find_first_of("[]:*?/\\") == std::string_view::npos &&
         !name.starts_with('\'') && !name.ends_with('\'');
}

Result<std::string> to_xlsx(const std::vector<Table>& tables) {
  const UniqueFd memory{::memfd_create("workbook", MFD_CLOEXEC)};
  if (!memory) return errno_error("workbook in memory");
  const auto path = "/proc/self/fd/" + std::to_string(memory.get());
  lxw_workbook_options options{};
  // Row by row, where no title reaches over rows that would be written before it.
  options.constant_memory =
      std::none_of(tables.begin(), tables.end(), [](const auto& each) { return each.is_printed(); });
  options.tmpdir = const_cast<char*>("/dev/shm");  // memory as well
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (!book) return Error{Errc::internal, "a workbook cannot be made"};
  const Formats formats{book};
  for (const auto& table : tables) {
    const bool good =
        is_sheet_name(table.name) && workbook_validate_sheet_name(book, table.name.c_str()) == LXW_NO_ERROR;
    lxw_worksheet* out = workbook_add_worksheet(book, good ? table.name.c_str() : nullptr);
    if (out) table.is_printed() ? write_printed(out, table, formats) : write_plain(out, table, formats);
  }
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    return Error{Errc::internal, std::string{"a workbook cannot be made: "} + lxw_strerror(failed)};
  return whole_of(memory.get());
}

}  // namespace yingbao::document
