// Reads the rows that most rows are: every cell says what its column asks for, in a form that needs nothing undone.
#pragma once

#include "format/plain_text.hpp"
#include "plugin_host/child/cell_memo.hpp"
#include "plugin_host/child/cell_reader.hpp"

namespace yingbao::plugin_host {

/// What a column's cells need is settled when its table begins, and a row takes one pass. Nothing is refused or told
/// here: at the first doubt the row is whoever's who reads it column by column, and the outcome is the same as if it had
/// been so from the start.
class PlainRows {
 public:
  /// Borrows the job.
  explicit PlainRows(const Job& job) : reader_{job.latest_year} {}

  /// Borrows the match until the next table.
  void begin_table(const HeaderMatch& match);
  /// True when the draft holds the whole row, about somebody; false on doubt, with a part of it.
  bool read(std::span<const std::string_view> cells, format::Charset charset, schema::Draft& draft);

 private:
  /// How a plain cell of the column is read; any other by CellReader, once for each spelling of a short one.
  enum class Form {
    text,    ///< plain text is its own value
    worded,  ///< plain text goes to the column's reader
    number,  ///< a number of plain digits, or a day, goes there undecoded
    coded,   ///< few cells differ
  };
  struct Column {
    const Binding* binding;
    std::size_t cell;
    schema::Field field;
    bool local;
    Form form;
    bool spare;     ///< for the field of the one before, where that says nothing
    bool required;  ///< the last one that may fill a required field
    CellMemo memo{};
  };
  enum class Read { silent, said, doubt };

  static Form form_of(const Binding& binding);
  Read read_cell(Column& column, std::string_view raw, schema::Draft& draft);
  Read read_plain(const Column& column, std::string_view raw, schema::Draft& draft);
  Read read_carefully(Column& column, std::string_view raw, schema::Draft& draft);
  static Read take(const Column& column, std::string_view value, schema::Draft& draft);

  CellReader reader_;
  std::vector<Column> columns_;  // by ascending field, so that the draft is in order; empty where no row is plain
  format::Charset charset_{};
  format::PlainBuffer text_;
  schema::Draft aside_;
};

}  // namespace yingbao::plugin_host
