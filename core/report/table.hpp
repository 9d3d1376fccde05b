// A table as the notice prints it: merged titles over rows, independent of the file it goes to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace yingbao::report {

/// A title over a rectangle of header cells; rows and columns count from 0 within the header.
struct Title {
  std::size_t row, column;
  std::size_t rows = 1, columns = 1;
  std::string text;
};

struct TableRow {
  std::string name, code;
  std::vector<std::uint64_t> numbers;
};

struct Table {
  std::string caption;
  std::size_t columns = 0;
  std::size_t header_rows = 0;
  std::vector<Title> titles;
  std::vector<std::string> keys;  ///< of the number columns, for JSON
  std::vector<TableRow> rows;
  std::string note;

  /// The header as a grid; a merged title stands in its first cell.
  std::vector<std::vector<std::string>> header_grid() const;
};

std::string to_json(const Table& table);

}  // namespace yingbao::report
