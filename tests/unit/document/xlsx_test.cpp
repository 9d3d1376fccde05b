#include "document/xlsx.hpp"
#include "../format/archives.hpp"
#include "printed.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>

#include <cstdio>

namespace yingbao::document {
namespace {

using ::testing::HasSubstr;

/// A part of a workbook as `unzip` gives it; empty when there is no such program.
std::string part_of(const std::filesystem::path& book, const std::string& part) {
  const auto command = "unzip -p '" + book.string() + "' '" + part + "' 2>/dev/null";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return {};
  std::string text;
  char buffer[4096];
  while (const auto n = std::fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, n);
  ::pclose(pipe);
  return text;
}

TEST(Xlsx, OfAPrintedTableHasEveryTitleAndNumbersThatCount) {
  const auto table = testing::printed();
  const auto bytes = to_xlsx({table}).value();
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  const test::TempFolder folder;
  const auto file = folder / "附件1.xlsx";
  test::put_bytes(file, bytes);
  const auto strings = part_of(file, "xl/sharedStrings.xml");
  if (strings.empty()) GTEST_SKIP() << "no unzip here";
  EXPECT_THAT(strings, HasSubstr(table.caption));
  EXPECT_THAT(strings, HasSubstr(table.note));
  for (const auto& title : table.titles) EXPECT_THAT(strings, HasSubstr("<t>" + title.text + "</t>"));
  for (const auto& row : table.rows) EXPECT_THAT(strings, HasSubstr("<t>" + row[0] + "</t>"));
  const auto sheet = part_of(file, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<v>16549</v>"));
  for (const auto* merged : {"A1:C1", "A2:A3", "B2:C2", "A6:C6"})
    EXPECT_THAT(sheet, HasSubstr("\"" + std::string{merged} + "\""));
}

TEST(Xlsx, SheetsWhoseNamesNoWorkbookMayHaveGetOrdinaryOnes) {
  for (const auto* name : {"晋江市", "2021 年"}) EXPECT_TRUE(is_sheet_name(name)) << name;
  for (const auto* name : {"", "a:b", "a/b", "'a'", "a\x01"}) EXPECT_FALSE(is_sheet_name(name)) << name;
  EXPECT_FALSE(is_sheet_name(std::string(32, 'a')));
  const auto tables = format::testing::read_tables(to_xlsx({{"a:b", {{"x"}}}, {"晋江市", {{"y"}}}}).value());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].name, "Sheet1");
  EXPECT_EQ(tables[1].name, "晋江市");
}

TEST(Xlsx, HoldsNoMoreRowsAndColumnsThanAWorksheetHas) {
  EXPECT_TRUE(fits_workbook({"", {std::vector<std::string>(16'384)}}));
  EXPECT_FALSE(fits_workbook({"", {std::vector<std::string>(16'385)}}));
  EXPECT_FALSE(fits_workbook({"", std::vector<std::vector<std::string>>(1'048'577)}));
}

}  // namespace
}  // namespace yingbao::document
