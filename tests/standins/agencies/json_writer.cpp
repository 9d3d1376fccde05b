#include "writers.hpp"

namespace yingbao::sample {
namespace {

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': quoted += "\\\""; break;
      case '\\': quoted += "\\\\"; break;
      case '\n': quoted += "\\n"; break;
      case '\r': quoted += "\\r"; break;
      case '\t': quoted += "\\t"; break;
      default: quoted += c;
    }
  }
  return quoted + '"';
}

std::string value(const Cell& cell, bool null_for_empty) {
  if (cell.text.empty() && null_for_empty) return "null";
  return cell.kind == Cell::Kind::number ? cell.text : in_quotes(cell.text);
}

}  // namespace

std::string json(const File& file) {
  const Table& table = file.tables.front();
  const Record& titles = table.records[table.titles];
  const std::size_t first = table.titles + 1;
  std::string text =
      joined({"{\"code\":0,\"message\":\"ok\",\"data\":{\"total\":", std::to_string(table.records.size() - first),
              ",\"list\":["});
  for (std::size_t row = first; row < table.records.size(); ++row) {
    text += row == first ? "\n{" : ",\n{";
    for (std::size_t i = 0; i < titles.size(); ++i) {
      // Senders say nothing in two ways; every other record takes the other.
      const std::string said = value(table.records[row][i], row % 2 == 0);
      text += joined({i == 0 ? "" : ",", in_quotes(titles[i].text), ":", said});
    }
    text += '}';
  }
  return text + "\n]}}\n";
}

}  // namespace yingbao::sample
