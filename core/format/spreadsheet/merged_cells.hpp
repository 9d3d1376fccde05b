// Cells that are merged over several rows or columns of a sheet.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format {

/// Only among the first rows of a table are titles looked for.
inline constexpr std::size_t kTitleRows = 10;

/// More than one cell says something, and none is a number: a row of titles has no other, a row about a person does.
bool may_be_titles(std::span<const std::string_view> cells);

struct MergedArea {
  std::uint32_t first_row = 0, last_row = 0;        ///< as RowReader::number() counts
  std::uint32_t first_column = 0, last_column = 0;  ///< from 0
};

/// A value that is merged over several rows is every one of those rows': clerks merge what is the same for a household.
/// Over several columns it is its first column's, but a title is each one's that it spans. A cell that says something
/// itself keeps that. Rows that the sheet does not hold stay absent, so that the cost is that of the rows it holds.
class MergedCells {
 public:
  static constexpr std::size_t kMostAreas = 1u << 20;
  /// Values that one row takes from those above, and their bytes.
  static constexpr std::size_t kMostCarried = 256, kMostCarriedBytes = 16u << 10;

  Status add(const MergedArea& area);
  /// Puts the areas in the order of rows, unless they were added in it.
  void settle();
  /// Completes a row without a copy of its cells, when nothing merged can concern it.
  bool pass() { return areas_.empty() && carried_.empty() && ++rows_ > 0; }
  /// Completes a row; rows come in their order. What is put into `cells` is valid until the next call.
  Status fill(std::uint64_t row, std::vector<std::string_view>& cells);

 private:
  struct Carried {
    MergedArea area;
    std::string text;
  };
  Status begin_areas(std::uint64_t row, const std::vector<std::string_view>& cells);

  std::vector<MergedArea> areas_;
  std::size_t next_ = 0;
  std::list<Carried> carried_;  // a list keeps the addresses of its texts
  std::size_t carried_bytes_ = 0;
  std::size_t rows_ = 0;
};

/// Columns far to the right of any list. A stray cell in the last column of every row would make each as wide as the
/// sheet: such columns are drawn together behind the others, each keeping a place of its own.
class Columns {
 public:
  static constexpr std::size_t kNear = 1024, kMostFar = 1024, kLast = 16'384;

  /// The place of a column below kLast; kLast when too many far ones are in use.
  std::size_t place(std::size_t column) { return column < kNear ? column : far_place(column); }

 private:
  std::size_t far_place(std::size_t column);
  std::vector<std::uint16_t> far_;
  std::uint16_t used_ = 0;
};

}  // namespace yingbao::format
