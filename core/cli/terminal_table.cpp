#include "cli/terminal_table.hpp"

#include "base/text.hpp"
#include "cli/screen.hpp"

#include <algorithm>

namespace yingbao::cli {

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    width += c >= 0x1100 && (c <= 0x115F || (c >= 0x2E80 && c <= 0xFFE6)) ? 2 : 1;
  }
  return width;
}

void TerminalTable::add(std::vector<std::string> cells) {
  for (auto& cell : cells) cell = shown(cell);
  rows_.push_back(std::move(cells));
}

std::string TerminalTable::text() const {
  const auto columns = rows_.front().size();
  std::vector<std::size_t> widths(columns);
  std::vector<bool> numeric(columns, true);
  for (std::size_t r = 0; r < rows_.size(); ++r)
    for (std::size_t c = 0; c < columns && c < rows_[r].size(); ++c) {
      widths[c] = std::max(widths[c], width_of(rows_[r][c]));
      if (r > 0 && rows_[r][c].find_first_not_of("0123456789.") != std::string::npos) numeric[c] = false;
    }
  std::string out;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t c = 0; c < columns && c < row.size(); ++c) {
      const std::string padding(widths[c] - width_of(row[c]), ' ');
      line += numeric[c] ? padding + row[c] : row[c] + padding;
      if (c + 1 < columns) line += "  ";
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + '\n';
  }
  return out;
}

}  // namespace yingbao::cli
