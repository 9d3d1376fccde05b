// Rows of text with aligned columns; Chinese characters count as two cells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::cli {

class TerminalTable {
 public:
  explicit TerminalTable(std::vector<std::string> titles) { rows_.push_back(std::move(titles)); }
  /// A cell stays on its line, whatever it holds.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.size() == 1; }
  /// Columns that hold only numbers are right-aligned.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// Cells that a text takes on a terminal.
std::size_t width_of(std::string_view text);

}  // namespace yingbao::cli
