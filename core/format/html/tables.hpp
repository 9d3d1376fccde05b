// The tables of a web page, from the marks and texts that a parser meets in it.
#pragma once

#include "base/error.hpp"
#include "format/queued_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format::html {

/// The attributes of a mark that a table needs, as written.
struct Attributes {
  std::string_view colspan = {}, rowspan = {}, style = {};
};

/// A table has at least two rows and two columns; what is less is layout, or text of the cell around it. Of tables
/// within tables each counts for itself: when the outer one goes on, its next rows are a table in turn again.
///
/// Cells that span rows or columns are told as MergedCells tells those of a workbook.
class Tables {
 public:
  explicit Tables(TableSink sink) : sink_{std::move(sink)} {}

  void start(std::string_view mark, const Attributes& attributes);
  void end(std::string_view mark);
  void text(std::string_view text);
  /// Ends what the page left open. When it has no table, a single row of titles is one.
  void finish();
  /// Why the page cannot be read on.
  const Status& status() const { return status_; }

 private:
  struct Carried {
    std::string text;
    std::size_t rows = 0;
    bool operator==(const Carried&) const = default;
  };
  struct Span {
    std::size_t first, columns;
  };
  struct Table {
    bool hidden = false;
    bool accepted = false;
    std::size_t id = 0;
    std::string caption;
    std::uint64_t rows = 0;
    std::size_t widest = 0;
    std::vector<QueuedRow> waiting;  // until it is accepted
    QueuedRow row;
    bool in_row = false, in_cell = false, in_caption = false;
    bool own_cells = false, own_text = false, took_carried = false;  // of the row
    std::string cell;
    bool blank = false;  // before the next character of the cell
    std::size_t columns = 1, down = 1;
    std::vector<Span> spans;  // of the row
    std::vector<Carried> carried;
  };

  void start_row(bool hidden);
  void start_cell(const Attributes& attributes);
  void end_cell();
  void end_row();
  void end_table();
  void accept(Table& table);
  void put(Table& table, std::string_view cell);
  void put_carried(Table& table);
  void spread_titles(Table& table);
  void break_line();
  std::string* open_text();

  TableSink sink_;
  std::vector<Table> open_;  // the innermost last
  std::size_t unseen_ = 0;   // marks open around text that nobody sees
  bool found_ = false;
  std::size_t own_ = 0, repeated_ = 0;  // how much stands in cells, and how much was repeated in the rows below
  Table titles_;
  Status status_;
};

}  // namespace yingbao::format::html
