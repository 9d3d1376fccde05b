// A reader over a parser that is pushed: rows wait in a queue until they are asked for.
#pragma once

#include "format/row_reader.hpp"

#include <deque>
#include <functional>
#include <vector>

namespace yingbao::format {

/// More cells in a row, or more text, is no table.
inline constexpr std::size_t kMaxColumns = 16384, kMaxRowText = 1u << 20;

struct QueuedRow {
  std::size_t table = 0;
  std::uint64_t number = 0;
  bool hidden = false;
  std::string text = {};                 ///< the cells one behind the other
  std::vector<std::uint32_t> ends = {};  ///< of each cell within the text

  void add(std::string_view cell);
  void add_blanks_to(std::size_t columns);
  std::string_view cell(std::size_t column) const;
};

/// Where a parser's events leave what they completed.
struct TableSink {
  std::function<std::size_t(std::string name)> add_table;  ///< gives the number for the table's rows
  std::function<void(QueuedRow)> add_row;
};

class QueuedReader : public RowReader {
 public:
  Result<bool> next() override;
  Result<bool> next_table() override;
  std::span<const std::string_view> cells() const override { return cells_; }
  std::uint64_t number() const override { return row_.number; }
  std::string_view sheet() const override { return names_.empty() ? std::string_view{} : names_[table_]; }
  std::optional<schema::Reason> fault() const override { return fault_; }
  bool hidden() const override { return row_.hidden; }
  /// Cells are converted on the way in; describe() tells what they came in.
  Charset charset() const override { return Charset::utf8; }

 protected:
  /// Parses a little more of the input and queues the rows that it completed; false when the input had ended.
  virtual Result<bool> advance() = 0;
  /// Parses until there is a row, and begins in its table; false when there is none at all.
  Result<bool> begin();

  TableSink sink();

 private:
  /// Parses until a row waits; false when none will come.
  Result<bool> fill();

  std::deque<QueuedRow> queue_;
  std::vector<std::string> names_;
  std::size_t table_ = 0;
  QueuedRow row_;
  std::vector<std::string_view> cells_;
  std::optional<schema::Reason> fault_;
};

}  // namespace yingbao::format
