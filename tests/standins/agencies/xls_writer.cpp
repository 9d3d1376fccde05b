#include <bit>
#include <charconv>
#include <cstdlib>
#include <stdexcept>

#include "charset.hpp"
#include "little_endian.hpp"
#include "writers.hpp"
#include "xls_strings.hpp"

namespace yingbao::sample {
namespace {

constexpr std::uint16_t plain_style = 15, date_style = 16, date_format = 164;

std::string sixteen_bits(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) put(bytes, static_cast<std::uint16_t>(value));
  return bytes;
}

void begin(std::string& stream, int kind) {
  append_record(stream, 0x0809, sixteen_bits({0x0600, kind, 0x0DBB, 1996, 0x00C1, 0, 0x0306, 0}));  // BOF
}
void end(std::string& stream) { append_record(stream, 0x000A, ""); }

void append_style(std::string& stream, std::uint16_t format, bool of_cells) {
  std::string style = sixteen_bits({0, format, of_cells ? 1 : 0xFFF5, 0x0020, of_cells && format != 0 ? 0x0400 : 0});
  style.resize(18);
  put(style, std::uint16_t{0x20C0});
  append_record(stream, 0x00E0, style);
}

void append_fonts_and_styles(std::string& stream) {
  const std::string name = flagged_characters("宋体");
  std::string font = sixteen_bits({200, 0, 0x7FFF, 400, 0, 0, 134});
  put(font, static_cast<std::uint8_t>(2));
  font += name;
  for (int i = 0; i < 4; ++i) append_record(stream, 0x0031, font);
  const std::string words = flagged_characters("yyyy-mm-dd");
  append_record(stream, 0x041E, sixteen_bits({date_format, static_cast<int>(words.size() - 1)}) + words);
  for (int i = 0; i < plain_style; ++i) append_style(stream, 0, false);
  append_style(stream, 0, true);
  append_style(stream, date_format, true);
  append_record(stream, 0x0293, sixteen_bits({0x8000, 0xFF00}));  // style 0 is "normal"
}

double serial_of(const std::string& dashes) {
  const auto part = [&](std::size_t begin_at, std::size_t length) {
    return std::atoi(dashes.substr(begin_at, length).c_str());
  };
  const Day day = std::chrono::year{part(0, 4)} / std::chrono::month{static_cast<unsigned>(part(5, 2))} /
                  std::chrono::day{static_cast<unsigned>(part(8, 2))};
  return static_cast<double>((day - Day{std::chrono::year{1899} / 12 / 30}).count());
}

void append_number(std::string& sheet, std::string at, double value) {
  // A small whole number goes into 30 bits, as a spreadsheet would have it.
  const auto whole = static_cast<std::int64_t>(value);
  if (static_cast<double>(whole) == value && std::abs(whole) < 1 << 29) {
    put(at, static_cast<std::uint32_t>(whole * 4 + 2));
    append_record(sheet, 0x027E, at);
    return;
  }
  put(at, std::bit_cast<std::uint64_t>(value));
  append_record(sheet, 0x0203, at);
}

void append_cell(std::string& sheet, std::size_t row, std::size_t column, const Cell& cell, StringTable& strings) {
  if (cell.text.empty()) return;
  const bool date = cell.kind == Cell::Kind::date;
  std::string at = sixteen_bits({static_cast<int>(row), static_cast<int>(column), date ? date_style : plain_style});
  if (date) return append_number(sheet, at, serial_of(cell.text));
  if (cell.kind == Cell::Kind::number) return append_number(sheet, at, std::strtod(cell.text.c_str(), nullptr));
  put(at, strings.index_of(cell.text));
  append_record(sheet, 0x00FD, at);
}

std::string sheet_of(const Table& table, StringTable& strings) {
  if (table.records.size() > 65536) throw std::logic_error("more rows than a sheet has");
  std::string sheet;
  begin(sheet, 0x0010);
  std::string size;
  put(size, std::uint32_t{0});
  put(size, static_cast<std::uint32_t>(table.records.size()));
  size += sixteen_bits({0, static_cast<int>(table.records[table.titles].size()), 0});
  append_record(sheet, 0x0200, size);
  for (std::size_t row = 0; row < table.records.size(); ++row) {
    const Record& record = table.records[row];
    for (std::size_t column = 0; column < record.size(); ++column) {
      append_cell(sheet, row, column, record[column], strings);
    }
  }
  append_record(sheet, 0x023E, sixteen_bits({0x06B6, 0, 0, 0x0040, 0, 0, 0, 0, 0}));  // window
  end(sheet);
  return sheet;
}

}  // namespace

std::string xls(const File& file) {
  const Table& table = file.tables.front();
  StringTable strings;
  const std::string sheet = sheet_of(table, strings);

  std::string book;
  begin(book, 0x0005);
  append_record(book, 0x0042, sixteen_bits({1200}));  // UTF-16
  append_record(book, 0x003D, sixteen_bits({0, 0, 0x3000, 0x2000, 0x0038, 0, 0, 1, 600}));
  append_record(book, 0x0022, sixteen_bits({0}));  // days count from 1900
  append_fonts_and_styles(book);
  const std::string name = flagged_characters(table.name.empty() ? "Sheet1" : table.name);
  const std::size_t reference = book.size() + 4;
  std::string bound(6, '\0');  // the sheet's offset, filled in below; visible, a worksheet
  put(bound, static_cast<std::uint8_t>((name.size() - 1) / (name[0] == 0 ? 1 : 2)));
  append_record(book, 0x0085, bound + name);
  strings.append_to(book);
  end(book);
  std::string offset;
  put(offset, static_cast<std::uint32_t>(book.size()));
  return book.replace(reference, offset.size(), offset) + sheet;
}

}  // namespace yingbao::sample
