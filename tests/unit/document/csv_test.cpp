#include "document/csv.hpp"
#include "printed.hpp"

#include <gtest/gtest.h>

namespace yingbao::document {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// One cell as a file holds it.
std::string cell_of(const std::string& text) {
  const auto file = to_csv({"", {{text}}});
  return file.substr(kMark.size(), file.size() - kMark.size() - 2);
}

struct Cell {
  std::string text, written;
};

TEST(Csv, WritesPlainCellsAsTheyAre) {
  for (const auto* text : {"", "晋江市", "a b", "'", "0", "350582199001010000", "3505TS", "x=1", "a-b", "a@b"})
    EXPECT_EQ(cell_of(text), text);
}

TEST(Csv, QuotesSeparatorsQuotesAndLineEnds) {
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

TEST(Csv, DisarmsWhatASpreadsheetWouldRun) {
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

TEST(Csv, LeavesSignedNumbersNumbers) {
  const Cell cells[] = {{"-5", "-5"}, {"+5", "+5"}, {"-12.50", "-12.50"}, {"-1,000.00", "\"-1,000.00\""}};
  for (const auto& each : cells) EXPECT_EQ(cell_of(each.text), each.written);
}

TEST(Csv, BeginsWithAMarkAndEndsRowsWithCrlf) {
  EXPECT_EQ(to_csv({"", {{"a", "12", ""}, {}, {"b"}}}), std::string{kMark} + "a,12,\r\n\r\nb\r\n");
}

TEST(Csv, OfAPrintedTableHasCaptionTitlesRowsAndNote) {
  EXPECT_EQ(to_csv(testing::printed()), std::string{kMark} +
                                            "统计表\r\n"
                                            "地区名称,对象,\r\n,甲类,乙类\r\n"
                                            "泉州市,16549,0\r\n晋江市,12,0\r\n"
                                            "说明：无。\r\n");
}

}  // namespace
}  // namespace yingbao::document
