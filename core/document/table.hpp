// A table as a document holds it, independent of the file it goes to.
#pragma once

#include <string>
#include <vector>

namespace yingbao::document {

enum class Kind { text, number };

struct Column {
  std::string title;  ///< in short, where there is no room for the header
  Kind kind = Kind::text;
};

/// A title over a rectangle of header cells; rows and columns count from 0 within the header.
struct Title {
  std::size_t row, column;
  std::size_t rows = 1, columns = 1;
  std::string text;
};

/// With columns it is printed: caption, merged titles and note around framed rows. Without, it is rows of plain text as
/// they go back to an agency.
struct Table {
  std::string name;  ///< of its worksheet; one that no workbook may have gives way to an ordinary one
  std::vector<std::vector<std::string>> rows;
  std::vector<Column> columns = {};
  std::string caption = {};
  std::vector<Title> titles = {};
  std::string note = {};

  bool is_printed() const { return !columns.empty(); }
  bool is_number(std::size_t column) const { return column < columns.size() && columns[column].kind == Kind::number; }
  /// The titles as a grid; a merged one stands in its first cell.
  std::vector<std::vector<std::string>> header() const;
};

}  // namespace yingbao::document
