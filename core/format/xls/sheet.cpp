#include "format/xls/sheet.hpp"

#include "format/row_reader.hpp"
#include "format/xls/compound_file.hpp"
#include "format/xls/little_endian.hpp"

#include <algorithm>
#include <bit>

namespace yingbao::format::xls {
namespace {

constexpr std::size_t kColumns = 256;
constexpr std::uint16_t kRowHidden = 0x20, kComputedOnLoad = 2;

/// Bytes that a cell's record has at least; 0 of records that are no cell, or a blank one.
std::size_t least_bytes(Id id) {
  switch (id) {
    case Id::label_shared:
    case Id::rk: return 10;
    case Id::label:
    case Id::rich_string:
    case Id::bool_or_error: return 8;
    case Id::mul_rk: return 12;
    case Id::number: return 14;
    case Id::formula: return 20;
    default: return 0;
  }
}

double number_of_rk(std::uint32_t rk) {
  const double value = rk & 2 ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                              : std::bit_cast<double>(static_cast<std::uint64_t>(rk & ~3u) << 32);
  return rk & 1 ? value / 100 : value;
}

std::string_view error_text(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

MergedArea area_at(std::string_view data, std::size_t at) {
  return {u16(data, at) + 1u, u16(data, at + 2) + 1u, u16(data, at + 4), u16(data, at + 6)};
}

/// A count, then the rows and the columns of each area.
Status add_merges(MergedCells& merges, std::string_view data) {
  for (std::size_t i = 0, at = 2; i < u16(data, 0) && at + 8 <= data.size(); ++i, at += 8)
    if (auto added = merges.add(area_at(data, at)); !added) return added;
  return {};
}

}  // namespace

Result<SheetIndex> index_sheet(std::string_view stream, std::size_t at) {
  SheetIndex sheet;
  Records records{stream, at};
  if (!records.next() || records.id() != Id::bof) return damaged("the place of a sheet");
  // A chart in the sheet is a sheet of its own between BOF and EOF, with cells that are not ours.
  for (std::size_t depth = 1; depth > 0;) {
    if (!records.next()) return damaged("a sheet");
    const auto data = records.data();
    if (records.id() == Id::bof) ++depth;
    if (records.id() == Id::eof) --depth;
    if (depth != 1) continue;
    if (records.id() == Id::row && u16(data, 12) & kRowHidden) sheet.hidden[u16(data, 0)] = true;
    if (records.id() == Id::merged_cells)
      if (auto added = add_merges(sheet.merges, data); !added) return added.error();
    const auto least = least_bytes(records.id());
    if (least == 0) continue;
    if (data.size() < least) return damaged("a cell");
    sheet.entries.push_back({static_cast<std::uint32_t>(records.at()), u16(data, 0)});
  }
  sheet.bytes = records.at() - at;
  sheet.merges.settle();
  const auto by_row = [](const auto& a, const auto& b) { return a.row < b.row; };
  if (!std::is_sorted(sheet.entries.begin(), sheet.entries.end(), by_row))
    std::stable_sort(sheet.entries.begin(), sheet.entries.end(), by_row);
  return sheet;
}

void RowCells::clear() {
  cells_.clear();
  made_.clear();
}

void RowCells::put(std::size_t column, std::string_view text) {
  if (cells_.size() <= column) cells_.resize(column + 1);
  cells_[column] = text;
}

void RowCells::put_number(const Workbook& book, std::size_t column, std::size_t style, double value) {
  auto& text = made_.emplace_back();
  book.styles[style].append(text, value, book.from_1904);
  put(column, text);
}

Status RowCells::put_shared(const Workbook& book, std::size_t column, std::size_t index) {
  if (index >= book.shared_ends.size()) return damaged("a cell");
  const std::size_t start = index == 0 ? 0 : book.shared_ends[index - 1];
  put(column, std::string_view{book.shared}.substr(start, book.shared_ends[index] - start));
  return {};
}

void RowCells::put_bool_or_error(std::size_t column, std::uint8_t value, bool error) {
  put(column, error ? error_text(value) : value ? "TRUE" : "FALSE");
}

Status RowCells::put_formula(const Workbook& book, const Records& record) {
  const auto data = record.data();
  const std::size_t column = u16(data, 2);
  const bool computed_on_load = u16(data, 14) & kComputedOnLoad;
  if (u16(data, 12) != 0xFFFF) {
    const auto value = std::bit_cast<double>(u64(data, 6));
    // A program that does not compute leaves 0, and the computing to whoever opens the file.
    if (computed_on_load && value == 0) put(column, kUncomputed);
    else put_number(book, column, u16(data, 4), value);
    return {};
  }
  switch (u8(data, 6)) {
    case 1:
    case 2: put_bool_or_error(column, u8(data, 8), u8(data, 6) == 2); return {};
    case 0: break;
    default:
      if (computed_on_load) put(column, kUncomputed);
      return {};
  }
  // The text stands in a record of its own, behind those of an array or shared formula.
  auto follower = record;
  for (int i = 0; i < 3 && follower.next(); ++i) {
    if (follower.id() != Id::string) continue;
    auto& text = made_.emplace_back();
    if (!book.append_text(text, follower, 0)) return damaged("the result of a formula");
    put(column, text);
    return {};
  }
  return damaged("the result of a formula");
}

Status RowCells::add(const Workbook& book, std::string_view stream, std::size_t at) {
  Records record{stream, at};
  if (!record.next()) return damaged("a cell");
  const auto data = record.data();
  const std::size_t column = u16(data, 2), style = u16(data, 4);
  const std::size_t cells = record.id() == Id::mul_rk ? (data.size() - 6) / 6 : 1;
  if (column + cells > kColumns) return damaged("a cell");
  switch (record.id()) {
    case Id::label_shared: return put_shared(book, column, u32(data, 6));
    case Id::label:
    case Id::rich_string: {
      auto& text = made_.emplace_back();
      if (!book.append_text(text, record, 6)) return damaged("a cell");
      put(column, text);
      return {};
    }
    case Id::number: put_number(book, column, style, std::bit_cast<double>(u64(data, 6))); return {};
    case Id::rk: put_number(book, column, style, number_of_rk(u32(data, 6))); return {};
    case Id::mul_rk:
      for (std::size_t i = 0; i < cells; ++i)
        put_number(book, column + i, u16(data, 4 + 6 * i), number_of_rk(u32(data, 6 + 6 * i)));
      return {};
    case Id::bool_or_error: put_bool_or_error(column, u8(data, 6), u8(data, 7) != 0); return {};
    default: return put_formula(book, record);
  }
}

}  // namespace yingbao::format::xls
