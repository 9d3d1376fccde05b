// The sheets of an XML Spreadsheet 2003, from the elements that a parser meets in it.
#pragma once

#include "base/error.hpp"
#include "format/markup/xml_parser.hpp"
#include "format/queued_reader.hpp"
#include "format/spreadsheet/merged_cells.hpp"
#include "format/spreadsheetml/styles.hpp"

#include <deque>
#include <string>
#include <string_view>

namespace yingbao::format::spreadsheetml {

/// A sheet says that it is hidden only behind its rows. They are held until then, up to kMostHeld bytes of them; of a
/// larger sheet nobody learns that it was hidden.
class Sheets final : public XmlEvents {
 public:
  static constexpr std::size_t kMostHeld = 16u << 20;

  explicit Sheets(TableSink sink) : sink_{std::move(sink)} {}

  void opened(std::string_view element, const Attributes& attributes) override;
  void closed(std::string_view element) override;
  void text(std::string_view text) override;
  Error told(const XmlFault& fault) const override;
  /// Why the workbook cannot be read on.
  const Status& status() const { return status_; }
  bool has_workbook() const { return has_workbook_; }

 private:
  enum class Type { string, number, date, boolean, error };
  /// Of the row at hand, within its text.
  struct Cell {
    std::size_t place, at, length;
  };

  void start_column(const Attributes& attributes);
  void start_row(const Attributes& attributes);
  void start_cell(const Attributes& attributes);
  void start_data(const Attributes& attributes);
  void end_cell();
  void end_row();
  bool fill(QueuedRow& row);
  void release();
  /// Appends what the cell says; false when that is nothing.
  bool append_value(std::string& out);
  const NumberFormat& format() const;
  void refuse(std::string_view why = "is larger than a table's; ask for the list alone");

  TableSink sink_;
  bool has_workbook_ = false, in_row_ = false, in_cell_ = false, in_comment_ = false, has_data_ = false;
  std::string* reading_ = nullptr;  // where text goes
  std::size_t table_ = 0;
  std::uint64_t number_ = 0;  // of the row, counted with those that are absent
  std::uint64_t absent_after_ = 0;
  bool hidden_ = false;  // of the row
  std::string text_;     // of the row's cells
  std::vector<Cell> cells_;
  std::vector<std::string_view> told_;
  MergedCells merges_;
  Columns columns_;
  Styles styles_;
  std::vector<std::string> column_styles_;
  std::size_t next_styled_ = 0;
  std::string table_style_, row_style_, cell_style_;
  bool from_1904_ = false;
  std::size_t column_ = 0, across_ = 0, down_ = 0;
  bool formula_ = false;
  Type type_ = Type::string;
  std::string data_, visible_;
  std::deque<QueuedRow> held_;
  std::size_t held_bytes_ = 0;
  bool released_ = false;  // this sheet's rows are no longer held
  Status status_;
};

}  // namespace yingbao::format::spreadsheetml
