#include "document/table.hpp"

#include <algorithm>

namespace yingbao::document {

std::vector<std::vector<std::string>> Table::header() const {
  std::size_t lines = 0;
  for (const auto& title : titles) lines = std::max(lines, title.row + title.rows);
  std::vector<std::vector<std::string>> grid(lines, std::vector<std::string>(columns.size()));
  for (const auto& title : titles) grid[title.row][title.column] = title.text;
  return grid;
}

}  // namespace yingbao::document
