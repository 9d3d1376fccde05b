#include <utility>

#include "charset.hpp"
#include "writers.hpp"

namespace yingbao::sample {
namespace {

void append_cell(std::string& out, std::string_view cell, std::string_view to_be_quoted) {
  if (cell.find_first_of(to_be_quoted) == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string csv(const File& file) {
  const bool tabs = file.format == Format::tab_separated;
  const std::string_view to_be_quoted = tabs ? "\t\"\r\n" : ",\"\r\n";
  const bool marked = file.encoding == Encoding::utf8_with_mark || file.encoding == Encoding::utf16_with_mark;
  std::string text = marked ? "\xEF\xBB\xBF" : "";
  for (const Record& record : file.tables.front().records) {
    bool first = true;
    for (const Cell& cell : record) {
      if (!std::exchange(first, false)) text += tabs ? '\t' : ',';
      append_cell(text, cell.text, to_be_quoted);
    }
    text += file.line_end;
  }
  switch (file.encoding) {
    case Encoding::gb18030: return to_gb18030(text);
    case Encoding::utf16_with_mark: return to_utf16(text);
    default: return text;
  }
}

}  // namespace yingbao::sample
