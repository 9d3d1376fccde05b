#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "plain.hpp"

namespace yingbao::sample {

// What a file says, before a writer turns it into bytes.

// Only workbooks tell the kinds apart; elsewhere a cell is its text.
struct Cell {
  enum class Kind { text, number, date };

  Cell() = default;
  Cell(std::string words) : text(std::move(words)) {}
  Cell(std::string_view words) : text(words) {}
  Cell(const char* words) : text(words) {}

  static Cell number(std::string digits) { return {std::move(digits), Kind::number}; }
  static Cell number(std::int64_t value) { return {std::to_string(value), Kind::number}; }
  static Cell date(Day day) { return {dashed(day), Kind::date}; }
  static Cell date_or_text(Day day, std::string words, bool as_date) {
    return as_date ? date(day) : Cell(std::move(words));
  }

  std::string text;  // UTF-8, apart from stray bytes
  Kind kind = Kind::text;

 private:
  Cell(std::string words, Kind which) : text(std::move(words)), kind(which) {}
};

using Record = std::vector<Cell>;

struct Table {
  std::string name;
  std::size_t titles = 0;  // records above the header; as wide as the table where the format can merge cells
  std::vector<Record> records;
  std::unordered_set<std::size_t> hidden;  // records that a workbook does not show
};

enum class Format { csv, tab_separated, xlsx, xls, html, json, xml };
enum class Encoding { utf8, utf8_with_mark, gb18030, utf16_with_mark };

// In these every record carries its titles, so there is nothing above the first one.
constexpr bool names_its_values(Format format) { return format == Format::json || format == Format::xml; }

struct Archive {
  std::string entry;  // the file's name within
  std::string password;
};

struct File {
  std::string name;
  Format format = Format::csv;
  Encoding encoding = Encoding::utf8;
  std::string_view line_end = "\n";
  std::vector<Table> tables;         // one, but for workbooks
  std::optional<Archive> archive{};  // wrapped in an encrypted ZIP archive
};

inline File csv_file(std::string name, Encoding encoding, std::string_view line_end, std::vector<Record> records) {
  return {std::move(name), Format::csv, encoding, line_end, {{"", 0, std::move(records), {}}}};
}

}  // namespace yingbao::sample
