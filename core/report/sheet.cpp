#include "report/sheet.hpp"

#include "base/file.hpp"
#include "report/csv.hpp"

#include <iconv.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace yingbao::report {
namespace {

std::string gb18030(std::string utf8) {
  const iconv_t converter = ::iconv_open("GB18030", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) return utf8;
  std::string out(utf8.size() * 2 + 16, '\0');  // no character takes more than 4 bytes, none of 2 or 3 grows beyond
  char *from = utf8.data(), *to = out.data();
  std::size_t left = utf8.size(), room = out.size();
  const bool done = ::iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  if (!done) return utf8;
  out.resize(out.size() - room);
  return out;
}

void write(lxw_worksheet* out, const Sheet& sheet, lxw_format* text) {
  worksheet_set_column(out, 0, 30, 18, text);
  for (std::size_t row = 0; row < sheet.rows.size(); ++row)
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
      worksheet_write_string(out, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                             sheet.rows[row][column].c_str(), text);
}

Result<std::string> whole_of(int fd) {
  const auto size = ::lseek(fd, 0, SEEK_END);
  if (size < 0) return errno_error("workbook in memory");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (auto done = read_exactly_at(fd, bytes, 0); !done) return done.error();
  return bytes;
}

}  // namespace

std::string to_csv(const Sheet& sheet, Encoding encoding) {
  std::string text;
  CsvWriter csv{text, encoding == Encoding::utf8};
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row) csv.cell(cell);
    csv.end_row();
  }
  return encoding == Encoding::utf8 ? text : gb18030(std::move(text));
}

Result<std::string> to_xlsx(const std::vector<Sheet>& sheets) {
  const UniqueFd memory{::memfd_create("workbook", MFD_CLOEXEC)};
  if (!memory) return errno_error("workbook in memory");
  const auto path = "/proc/self/fd/" + std::to_string(memory.get());
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = const_cast<char*>("/dev/shm");  // memory as well
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (!book) return Error{Errc::internal, "a workbook cannot be made"};
  lxw_format* text = workbook_add_format(book);
  format_set_num_format(text, "@");
  for (const auto& sheet : sheets) {
    const bool good = !sheet.name.empty() && workbook_validate_sheet_name(book, sheet.name.c_str()) == LXW_NO_ERROR;
    lxw_worksheet* out = workbook_add_worksheet(book, good ? sheet.name.c_str() : nullptr);
    if (out) write(out, sheet, text);
  }
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    return Error{Errc::internal, std::string{"a workbook cannot be made: "} + lxw_strerror(failed)};
  return whole_of(memory.get());
}

}  // namespace yingbao::report
