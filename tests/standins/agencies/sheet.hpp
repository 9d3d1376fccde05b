#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "file.hpp"
#include "random.hpp"

namespace yingbao::sample {

enum class Fate { used, rejected, duplicate, skipped };

struct Line {
  Record cells;
  std::string owner;  // canonical number, or number of the case; empty when the row has no usable one
  Fate fate = Fate::used;
  std::string fault_column;  // of a rejected row
  std::string fault;
  int copies = 0;           // identical rows to be laid in beside it
  bool hidden = false;      // in a workbook
  std::uint64_t place = 0;  // order in the file
};

struct Account {
  int rows = 0, used = 0, rejected = 0, duplicate = 0, skipped = 0, unkeyed = 0;
};

struct Reject {
  std::string sheet;
  std::size_t row;  // 1-based record of the sheet, titles and header included
  std::string column;
  std::string kind;
};

struct Delivery {
  std::string agency;
  File file;
  Account account;
  std::vector<Reject> rejects;

  void append(Delivery other);  // the tables of another delivery, as further sheets of this workbook
};

struct Layout {
  std::string agency;
  std::string file_name;
  Format format = Format::csv;
  Encoding encoding = Encoding::utf8;
  std::string_view line_end = "\r\n";
  std::vector<std::string> header;
  std::vector<std::string> titles{};  // above the header, a record each
  std::vector<std::string> footer{};  // empty: none
  std::string sheet{};
  bool total = true;         // a last row 合计 with the headcount
  std::size_t total_at = 1;  // the column of the headcount
};

// The rows of one table with what becomes of each, until finish() puts them in order.
class Sheet {
 public:
  Sheet(Layout layout, Random order) : layout_(std::move(layout)), random_(order) {}

  // The reference stays valid until rows are removed.
  Line& add(Record cells, std::string owner);
  Line& add_again(const Line& line, std::string_view column, Cell cell);  // the same row, written otherwise
  void reject(Line& line, std::string_view column, std::string fault, Cell cell);

  Cell& cell(Line& line, std::string_view column) const { return line.cells[index_of(column)]; }
  std::deque<Line>& lines() { return lines_; }
  void remove(const std::function<bool(const Line&)>& unwanted) { std::erase_if(lines_, unwanted); }

  // Shuffles, numbers, lays in copies, blank rows and totals, and keeps the account.
  Delivery finish() &&;

 private:
  std::size_t index_of(std::string_view column) const;
  void settle_order();
  void number_the_lines();
  void lay_in_copies();
  Record total_row(std::string_view word, int people) const;
  Table begin_table() const;

  Layout layout_;
  Random random_;
  std::deque<Line> lines_;
};

}  // namespace yingbao::sample
