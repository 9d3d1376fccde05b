#include "report/csv.hpp"
#include "report/appendix1.hpp"

#include <gtest/gtest.h>

namespace yingbao::report {
namespace {

std::string cell_of(std::string_view text) {
  std::string out;
  CsvWriter{out, false}.cell(text);
  return out;
}

struct Cell {
  std::string text, written;
};

TEST(Csv, writes_plain_cells_as_they_are) {
  for (const auto* text : {"", "晋江市", "a b", "'", "0", "350582199001010000", "3505TS", "x=1", "a-b", "a@b"})
    EXPECT_EQ(cell_of(text), text);
}

TEST(Csv, quotes_separators_quotes_and_line_ends) {
  const Cell cells[] = {{"a;b", "\"a;b\""},
                        {"a\tb", "\"a\tb\""},
                        {"a|b", "\"a|b\""},
                        {"a,b", "\"a,b\""},
                        {"\"", "\"\"\"\""},
                        {"say \"yes\"", "\"say \"\"yes\"\"\""},
                        {"two\nlines", "\"two\nlines\""},
                        {"a\rb", "\"a\rb\""},
                        {",", "\",\""}};
  for (const auto& each : cells) EXPECT_EQ(cell_of(each.text), each.written);
}

TEST(Csv, disarms_what_a_spreadsheet_would_run) {
  const Cell cells[] = {
      {"=1+1", "'=1+1"},
      {"=", "'="},
      {"=HYPERLINK(\"http://example.test\",\"x\")", "\"'=HYPERLINK(\"\"http://example.test\"\",\"\"x\"\")\""},
      {"+SUM(A1)", "'+SUM(A1)"},
      {"-cmd|' /C calc'!A0", "\"'-cmd|' /C calc'!A0\""},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\tx", "\"'\tx\""},
      {"\rx", "\"'\rx\""},
      {"-无", "'-无"},
  };
  for (const auto& each : cells) EXPECT_EQ(cell_of(each.text), each.written);
}

TEST(Csv, leaves_signed_numbers_numbers) {
  const Cell cells[] = {{"-5", "-5"}, {"+5", "+5"}, {"-12.50", "-12.50"}, {"-1,000.00", "\"-1,000.00\""}};
  for (const auto& each : cells) EXPECT_EQ(cell_of(each.text), each.written);
}

TEST(Csv, begins_with_a_mark_and_ends_rows_with_crlf) {
  std::string out;
  CsvWriter csv{out};
  csv.cell("a").cell(std::uint64_t{12}).cell("").end_row().cell("b").end_row();
  EXPECT_EQ(out,
            "\xEF\xBB\xBF"
            "a,12,\r\nb\r\n");
}

TEST(Csv, of_appendix_1_has_caption_titles_rows_and_note) {
  screening::Tally tally;
  tally.to_visit["350582"] = {{"G6", 4}};
  const auto text = to_csv(appendix1(tally));
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  ASSERT_EQ(lines.size(), 1u + 3 + 14 + 1);
  EXPECT_EQ(lines[0], "\xEF\xBB\xBF泉州市部分特殊困难群体数据统计表");
  EXPECT_EQ(lines[2].substr(0, 1), ",");
  EXPECT_EQ(lines[4], "泉州市,0,0,0,0,0,0,0,4,0,4");
  EXPECT_EQ(lines[11], "晋江市,0,0,0,0,0,0,0,4,0,4");
  EXPECT_EQ(lines[17], "台商投资区,0,0,0,0,0,0,0,0,0,0");
  EXPECT_EQ(lines[18].rfind("说明：", 0), 0u);
}

}  // namespace
}  // namespace yingbao::report
