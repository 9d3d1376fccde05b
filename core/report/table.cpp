#include "report/table.hpp"

#include "base/json_writer.hpp"

namespace yingbao::report {

std::vector<std::vector<std::string>> Table::header_grid() const {
  std::vector<std::vector<std::string>> grid(header_rows, std::vector<std::string>(columns));
  for (const auto& title : titles) grid[title.row][title.column] = title.text;
  return grid;
}

std::string to_json(const Table& table) {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("title", table.caption).key("rows").begin_array();
  for (const auto& row : table.rows) {
    json.begin_object().member("unit", row.name).member("code", row.code);
    for (std::size_t i = 0; i < row.numbers.size(); ++i) json.member(table.keys[i], row.numbers[i]);
    json.end_object();
  }
  json.end_array().end_object();
  return text;
}

}  // namespace yingbao::report
