#include "report/sheet.hpp"

#include "base/file.hpp"
#include "base/guarded_text.hpp"
#include "base/text.hpp"
#include "report/csv.hpp"

#include <iconv.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <optional>

namespace yingbao::report {
namespace {

constexpr std::string_view kVisibleNul = "\xE2\x90\x80";  // U+2400

/// Characters for private use and those that are none: a reader of GB18030 does not give them back as they went.
bool has_unstable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
      return true;
  }
  return false;
}

std::optional<std::string> gb18030(std::string utf8) {
  if (has_unstable(utf8)) return {};
  const iconv_t converter = ::iconv_open("GB18030", "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};
  std::string out(utf8.size() * 2 + 16, '\0');  // no character takes more than 4 bytes, none of 2 or 3 grows beyond
  char *from = utf8.data(), *to = out.data();
  std::size_t left = utf8.size(), room = out.size();
  const bool done = ::iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  if (!done) return {};
  out.resize(out.size() - room);
  return out;
}

/// No format may hold a NUL, and a reader takes a file with one for no table at all.
std::string with_visible_nul(std::string text) {
  for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) text.replace(at, 1, kVisibleNul);
  return text;
}

std::string csv_text(const Sheet& sheet, bool mark) {
  std::string text;
  CsvWriter csv{text, mark};
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row) csv.cell(with_visible_nul(cell));
    csv.end_row();
  }
  return text;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/// "_x0041_" is how a workbook writes A: text that looks so is written so that it reads as it is.
bool looks_escaped(std::string_view text) {
  constexpr std::size_t kLength = 7;
  return text.size() >= kLength && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

void append_escape(std::string& out, char32_t c) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += "_x";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[c >> shift & 15];
  out += '_';
}

/// The text as a cell of a workbook says it: no character that XML cannot hold, none that a reader changes, and no more
/// than a cell may have. What does not fit is cut and says so.
std::string cell_text(std::string_view text) {
  constexpr std::size_t kMostCharacters = 32'767, kRoomForMark = 32;
  std::string out;
  std::size_t characters = 0, fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool literal = text[at] == '_' && looks_escaped(text.substr(at));
    const auto c = next_code_point(text, at);
    const bool control = (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
    characters += literal || control ? 7 : c > 0xFFFF ? 2 : 1;
    if (characters > kMostCharacters) {
      out.resize(fits);
      return out.append(kCut);
    }
    if (c == 0) out += kVisibleNul;
    else if (literal || control) append_escape(out, c);
    else append_utf8(out, c);
    if (characters <= kMostCharacters - kRoomForMark) fits = out.size();
  }
  return out;
}

void write(lxw_worksheet* out, const Sheet& sheet, lxw_format* text) {
  worksheet_set_column(out, 0, 30, 18, text);
  for (std::size_t row = 0; row < sheet.rows.size(); ++row)
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
      worksheet_write_string(out, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                             cell_text(sheet.rows[row][column]).c_str(), text);
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
  if (encoding == Encoding::gb18030)
    if (auto text = gb18030(csv_text(sheet, false))) return *text;
  return csv_text(sheet, true);
}

bool fits_workbook(const Sheet& sheet) {
  const auto narrow = [](const std::vector<std::string>& row) { return row.size() <= LXW_COL_MAX; };
  return sheet.rows.size() <= LXW_ROW_MAX && std::all_of(sheet.rows.begin(), sheet.rows.end(), narrow);
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
    const bool good =
        is_sheet_name(sheet.name) && workbook_validate_sheet_name(book, sheet.name.c_str()) == LXW_NO_ERROR;
    lxw_worksheet* out = workbook_add_worksheet(book, good ? sheet.name.c_str() : nullptr);
    if (out) write(out, sheet, text);
  }
  if (const auto failed = workbook_close(book); failed != LXW_NO_ERROR)
    return Error{Errc::internal, std::string{"a workbook cannot be made: "} + lxw_strerror(failed)};
  return whole_of(memory.get());
}

}  // namespace yingbao::report
