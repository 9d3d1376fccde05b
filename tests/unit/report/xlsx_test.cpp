#include "report/xlsx.hpp"
#include "report/appendix1.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>

#include <cstdio>

namespace yingbao::report {
namespace {

using testing::HasSubstr;

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

class Xlsx : public testing::Test {
 protected:
  test::TempFolder folder_;
  std::filesystem::path file_ = folder_ / "附件1.xlsx";
};

TEST_F(Xlsx, is_a_workbook_with_every_title_and_number) {
  screening::Tally tally;
  tally.to_visit["350582"] = {{"G6", 16549}};
  const auto table = appendix1(tally);
  ASSERT_TRUE(write_xlsx(table, file_));
  const auto bytes = test::bytes_of(file_);
  ASSERT_GT(bytes.size(), 1000u);
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_NE(bytes.find("xl/worksheets/sheet1.xml"), std::string::npos);
  const auto strings = part_of(file_, "xl/sharedStrings.xml");
  if (strings.empty()) GTEST_SKIP() << "no unzip here";
  EXPECT_THAT(strings, HasSubstr(table.caption));
  EXPECT_THAT(strings, HasSubstr(table.note));
  for (const auto& title : table.titles) EXPECT_THAT(strings, HasSubstr("<t>" + title.text + "</t>"));
  for (const auto& row : table.rows) EXPECT_THAT(strings, HasSubstr("<t>" + row.name + "</t>"));
  const auto sheet = part_of(file_, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("<v>16549</v>"));
  for (const auto* merged : {"A1:K1", "A2:A4", "B2:D2", "E2:E3", "K2:K3", "A19:K19"})
    EXPECT_THAT(sheet, HasSubstr("\"" + std::string{merged} + "\""));
}

TEST_F(Xlsx, replaces_an_older_file) {
  test::put_bytes(file_, "an older report");
  ASSERT_TRUE(write_xlsx(appendix1({}), file_));
  EXPECT_EQ(test::bytes_of(file_).substr(0, 2), "PK");
}

TEST_F(Xlsx, says_when_it_cannot_be_written) {
  const auto written = write_xlsx(appendix1({}), folder_ / "missing" / "a.xlsx");
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().detail(), HasSubstr("a.xlsx"));
}

}  // namespace
}  // namespace yingbao::report
