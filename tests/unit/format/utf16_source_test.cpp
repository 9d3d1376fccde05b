// UTF-16 is read as if it had been UTF-8.
#include "keyed_tables.hpp"

#include "format/utf16_source.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using namespace std::string_literals;
using testing::Cells;
using testing::converted;

/// As Excel saves "Unicode text": tabs, and quotes where a cell holds one.
const std::string kText = "姓名\t证件号码\t住址\r\n张三\t350521199001011239\t\"凤城镇\t1号\"\r\n𠮷野\t\t\r\n";

std::string utf16(std::string_view text, const char* order, bool mark) {
  return converted((mark ? "\xEF\xBB\xBF" : "") + std::string{text}, "UTF-8", order);
}

TEST(Utf16, OfEitherOrderIsReadAsCsv) {
  for (const auto* order : {"UTF-16LE", "UTF-16BE"})
    for (const bool mark : {true, false}) {
      const auto bytes = utf16(kText, order, mark);
      EXPECT_EQ(testing::read_table(bytes), testing::read_table(kText)) << order << mark;
      MemorySource source{bytes};
      const auto rows = open_rows(source, {});
      EXPECT_EQ((*rows)->describe(), "CSV, utf-16, '\\t'");
      std::string buffer;
      ASSERT_TRUE((*rows)->next().value());
      EXPECT_EQ(decode_cell((*rows)->cells()[0], (*rows)->charset(), buffer), "姓名");
    }
}

TEST(Utf16, IsReadInStepsOfEverySize) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "张三\t𠮷野\t" + std::to_string(i) + "\n";
  const auto bytes = utf16(text, "UTF-16LE", true);
  const auto whole = testing::read_rows(bytes);
  EXPECT_EQ(whole.size(), 20'000u);
  for (const std::size_t step : {1u, 3u, 1000u}) EXPECT_EQ(testing::read_rows(bytes, {}, step), whole) << step;
}

TEST(Utf16, HalfACharacterCostsItsRow) {
  const std::u16string_view lines[] = {u"姓名\t证件\n", u"张三\t1\n", u"王五\t3"};
  const auto bytes = [](std::u16string_view text) {
    std::string out;
    for (const auto unit : text) out += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    return out;
  };
  for (const auto& half : {"\x00\xD8"s, "\x00\xDC"s, "\x01\xD8\x01\xD8"s}) {
    const auto text = "\xFF\xFE" + bytes(lines[0]) + bytes(lines[1]) + half + bytes(lines[2]);
    MemorySource source{text};
    const auto rows = open_rows(source, {});
    std::vector<std::optional<std::string>> names;
    std::string buffer;
    while ((*rows)->next().value()) {
      const auto name = decode_cell((*rows)->cells()[0], (*rows)->charset(), buffer);
      names.push_back(name ? std::optional{std::string{*name}} : std::nullopt);
    }
    EXPECT_EQ(names, (std::vector<std::optional<std::string>>{"姓名", "张三", {}})) << ::testing::PrintToString(half);
  }
  const auto cut = testing::read_rows("\xFF\xFE" + bytes(u"a\n张") + "\x09");
  EXPECT_EQ(cut.back().cells[0], "张\xFF") << "the end of a file that is cut off is not let go";
}

TEST(Utf16, IsReadInEveryFormat) {
  const std::pair<const char*, const char*> pages[] = {
      {"<html><body><table><tr><td>姓名<td>证件<tr><td>张三<td>1</table></body></html>", "HTML, utf-16"},
      {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
       "<Worksheet><Table><Row><Cell><Data>姓名</Data></Cell><Cell><Data>证件</Data></Cell></Row>"
       "<Row><Cell><Data>张三</Data></Cell><Cell><Data>1</Data></Cell></Row></Table></Worksheet></Workbook>",
       "XML Spreadsheet 2003, utf-16"},
      {R"([["姓名","证件"],["张三","1"]])", "JSON arrays, utf-16"},
      {R"([{"姓名":"张三","证件":"1"}])", "JSON, utf-16"}};
  for (const auto& [text, described] : pages)
    for (const auto* order : {"UTF-16LE", "UTF-16BE"})
      for (const bool mark : {true, false}) {
        const auto bytes = utf16(text, order, mark);
        MemorySource source{bytes};
        const auto rows = open_rows(source, {});
        ASSERT_TRUE(rows) << rows.error().detail();
        EXPECT_EQ((*rows)->describe(), described) << order << mark;
        for (const auto& row : {Cells{"姓名", "证件"}, Cells{"张三", "1"}}) {
          ASSERT_TRUE((*rows)->next().value());
          EXPECT_EQ((Cells{(*rows)->cells().begin(), (*rows)->cells().end()}), row) << described;
        }
      }
}

TEST(Utf16, IsNotSeenInWhatIsNone) {
  for (const auto& bytes :
       {"a,b\n\x01\x00\x02"s, "\0\0\0\0"s, "PK\x03\x04\x14\x00\x06\x00"s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s,
        "姓名,b\n"s, "\x03\0\0\0\x10\0a\0"s, ""s, "a"s, "\0"s, "a\0"s + std::string(64, '\xE4')})
    EXPECT_FALSE(utf16_order(bytes)) << ::testing::PrintToString(bytes);
}

TEST(Utf16, WithNothingBehindItsMarkHoldsNoRow) { EXPECT_TRUE(testing::read_rows("\xFF\xFE").empty()); }

TEST(Utf16, IsForcedByTheOperator) {
  const auto bytes = converted("姓名，证件\n", "UTF-8", "UTF-16LE");
  EXPECT_EQ(testing::read_table(bytes, {.charset = Charset::utf16}), (std::vector<Cells>{{"姓名，证件"}}));
}

}  // namespace
}  // namespace yingbao::format
