#include "document/csv.hpp"

#include "base/guarded_text.hpp"
#include "document/cell_text.hpp"
#include "document/gb18030.hpp"

namespace yingbao::document {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool begins_like_formula(std::string_view text) {
  const bool number = text.find_first_not_of("+-0123456789.,") == std::string_view::npos;
  return !text.empty() && !number && kFormulaStarts.find(text[0]) != std::string_view::npos;
}

void append_cell(std::string& out, std::string text) {
  text = with_visible_nul(std::move(text));
  if (begins_like_formula(text)) text.insert(0, 1, '\'');
  // Quoted for other separators as well: a reader that counts them is not misled.
  if (text.find_first_of(",;|\t\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_row(std::string& out, const Row& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(out, cells[i]);
  }
  out += "\r\n";
}

std::string without_mark(const Table& table) {
  std::string text;
  if (table.is_printed()) append_row(text, {table.caption});
  for (const auto& titles : table.header()) append_row(text, titles);
  for (const auto& row : table.rows) append_row(text, row);
  if (table.is_printed()) append_row(text, {table.note});
  return text;
}

}  // namespace

std::string to_csv(const Table& table, Encoding encoding) {
  auto text = without_mark(table);
  if (encoding == Encoding::gb18030)
    if (auto converted = to_gb18030(text)) return *converted;
  return text.insert(0, kMark);
}

}  // namespace yingbao::document
