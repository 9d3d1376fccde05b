#include <stdexcept>

#include "charset.hpp"
#include "writers.hpp"

namespace yingbao::sample {
namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '\n': safe += "<br>"; break;
      default: safe += c;
    }
  }
  return safe.empty() ? "&nbsp;" : safe;
}

// Browsers and spreadsheets forgive capitals, missing quotes and missing ends; so senders never notice.
void append_row(std::string& page, const Record& record, std::size_t row) {
  const bool unclosed = row % 3 == 2, capitals = row % 5 == 3;
  page += capitals ? "<TR height=19>" : "<tr>";
  for (const Cell& cell : record) {
    page += capitals ? "<TD class=xl24 x:str>" : "<td style='mso-number-format:\"\\@\"'>";
    page += escaped(cell.text);
    if (!unclosed) page += capitals ? "</TD>" : "</td>";
  }
  page += unclosed ? "\r\n" : "</tr>\r\n";
}

}  // namespace

std::string html(const File& file) {
  const Table& table = file.tables.front();
  const std::string width = std::to_string(table.records[table.titles].size());
  std::string page =
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\r\n"
      "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\r\n"
      "<style><!-- td {white-space:nowrap} --></style></head><body>\r\n<table border=1 cellspacing=0>\r\n";
  for (std::size_t row = 0; row < table.records.size(); ++row) {
    if (row < table.titles) {
      page += joined({"<tr><td colspan=", width, " align=center><font size=4><b>",
                      escaped(table.records[row].front().text), "</b></font></td></tr>\r\n"});
    } else {
      append_row(page, table.records[row], row);
    }
  }
  return to_gbk(page + "</table></body></html>\r\n");
}

}  // namespace yingbao::sample
