#include "writers.hpp"

namespace yingbao::sample {
namespace {

// A remark with markup in it goes into a CDATA section, a lone ampersand is escaped: both occur.
std::string escaped(const std::string& text) {
  if (text.find('<') != std::string::npos) return joined({"<![CDATA[", text, "]]>"});
  std::string safe;
  for (const char c : text) {
    if (c == '&') safe += "&amp;";
    else safe += c;
  }
  return safe;
}

}  // namespace

std::string xml(const File& file) {
  const Table& table = file.tables.front();
  const Record& titles = table.records[table.titles];
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Records>\n";
  for (std::size_t row = table.titles + 1; row < table.records.size(); ++row) {
    text += "  <Record>";
    for (std::size_t i = 0; i < titles.size(); ++i) {
      const std::string& name = titles[i].text;
      const std::string& cell = table.records[row][i].text;
      text += cell.empty() ? joined({"<", name, "/>"}) : joined({"<", name, ">", escaped(cell), "</", name, ">"});
    }
    text += "</Record>\n";
  }
  return text + "</Records>\n";
}

}  // namespace yingbao::sample
