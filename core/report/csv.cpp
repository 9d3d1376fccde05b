#include "report/csv.hpp"

#include "base/guarded_text.hpp"

namespace yingbao::report {

CsvWriter::CsvWriter(std::string& out, bool mark) : out_{out} {
  if (mark) out_ += "\xEF\xBB\xBF";
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  if (!first_) out_ += ',';
  first_ = false;
  std::string disarmed;
  const bool number = text.find_first_not_of("+-0123456789.,") == std::string_view::npos;
  if (!text.empty() && !number && kFormulaStarts.find(text[0]) != std::string_view::npos) {
    disarmed = "'" + std::string{text};
    text = disarmed;
  }
  // Quoted for other separators as well: a reader that counts them is not misled.
  if (text.find_first_of(",;|\t\"\r\n") == std::string_view::npos) {
    out_ += text;
    return *this;
  }
  out_ += '"';
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
  return *this;
}

std::string to_csv(const Table& table) {
  std::string text;
  CsvWriter csv{text};
  csv.cell(table.caption).end_row();
  for (const auto& row : table.header_grid()) {
    for (const auto& title : row) csv.cell(title);
    csv.end_row();
  }
  for (const auto& row : table.rows) {
    csv.cell(row.name);
    for (const auto number : row.numbers) csv.cell(number);
    csv.end_row();
  }
  csv.cell(table.note).end_row();
  return text;
}

}  // namespace yingbao::report
