// What the beginning of a CSV file shows of the whole: what cuts its rows, where they end and how wide they are.
#pragma once

#include "format/charset.hpp"

#include <cstddef>
#include <span>

namespace yingbao::format {

/// How the rows of a file end. One file ends them in one way: where they end in a line feed, a carriage return alone is
/// something within a cell, however many there are; it ends rows where there are hardly any line feeds.
enum class RowEnd { lf, crlf, cr };
RowEnd find_row_end(std::string_view window);

/// The candidate under which the row of titles has its columns and the rows below it as many. Texts hold commas and
/// semicolons of their own, so that mere numbers of them tell nothing.
char find_delimiter(std::string_view window, Charset charset);

struct RowWidth {
  std::size_t cells = 0;  ///< of most rows; 0 when there is none of two cells
  /// Rows of fewer cells are exceptions, of which most are pieces of a row that a line break has cut.
  bool regular = false;
};
RowWidth find_width(std::span<const std::size_t> rows);

}  // namespace yingbao::format
