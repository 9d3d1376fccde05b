// Merged cells are told alike in every format that has them.
#include "format/spreadsheet/merged_cells.hpp"
#include "base/text.hpp"
#include "format/xlsx/merges.hpp"
#include "workbooks.hpp"
#include "xls_writer.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

struct Area {
  unsigned first_row, last_row, first_column, last_column;
};

using Rows = std::vector<std::vector<std::u16string>>;

std::string utf8(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) append_utf8(out, c);
  return out;
}

std::string as_xlsx(const Rows& rows, const std::vector<Area>& areas) {
  std::string xml, merges;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    xml += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      if (!rows[r][c].empty())
        xml += "<c r=\"" + std::string{static_cast<char>('A' + c)} + std::to_string(r + 1) +
               "\" t=\"inlineStr\"><is><t>" + utf8(rows[r][c]) + "</t></is></c>";
    xml += "</row>";
  }
  for (const auto& [r1, r2, c1, c2] : areas)
    merges += "<mergeCell ref=\"" + std::string{static_cast<char>('A' + c1)} + std::to_string(r1 + 1) + ":" +
              static_cast<char>('A' + c2) + std::to_string(r2 + 1) + "\"/>";
  auto parts = Book{{{"S", xml}}}.parts();
  for (auto& part : parts)
    if (const auto end = part.content.find("</worksheet>"); end != std::string::npos)
      part.content.insert(end, "<mergeCells count=\"9\">" + merges + "</mergeCells>");
  return zip_of(parts);
}

std::string as_xls(const Rows& rows, const std::vector<Area>& areas) {
  std::string records, merges = le16(areas.size());
  for (unsigned r = 0; r < rows.size(); ++r)
    for (unsigned c = 0; c < rows[r].size(); ++c)
      if (!rows[r][c].empty()) records += label(r, c, rows[r][c]);
  for (const auto& [r1, r2, c1, c2] : areas) merges += le16(r1) + le16(r2) + le16(c1) + le16(c2);
  return biff8(records + record(0xE5, merges));
}

std::string as_spreadsheetml(const Rows& rows, const std::vector<Area>& areas) {
  std::string xml = R"(<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>)";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    xml += "<Row>";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (rows[r][c].empty()) continue;
      xml += "<Cell Index=\"" + std::to_string(c + 1) + "\"";
      for (const auto& [r1, r2, c1, c2] : areas)
        if (r1 == r && c1 == c)
          xml += " MergeDown=\"" + std::to_string(r2 - r1) + "\" MergeAcross=\"" + std::to_string(c2 - c1) + "\"";
      xml += "><Data>" + utf8(rows[r][c]) + "</Data></Cell>";
    }
    xml += "</Row>";
  }
  return xml + "</Table></Worksheet></Workbook>";
}

std::string as_html(const Rows& rows, const std::vector<Area>& areas) {
  std::string page = "<table>";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    page += "<tr>";
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      std::string spans;
      bool covered = false;
      for (const auto& [r1, r2, c1, c2] : areas) {
        if (r1 == r && c1 == c)
          spans = " rowspan=" + std::to_string(r2 - r1 + 1) + " colspan=" + std::to_string(c2 - c1 + 1);
        else covered |= r >= r1 && r <= r2 && c >= c1 && c <= c2;
      }
      if (!covered) page += "<td" + spans + ">" + utf8(rows[r][c]) + "</td>";
    }
    page += "</tr>";
  }
  return page + "</table>";
}

using Writer = std::string (*)(const Rows&, const std::vector<Area>&);

class MergedIn : public ::testing::TestWithParam<Writer> {
 protected:
  std::vector<Cells> read(const Rows& rows, const std::vector<Area>& areas) {
    auto cells = read_tables(GetParam()(rows, areas)).at(0).rows;
    for (auto& row : cells)
      while (!row.empty() && row.back().empty()) row.pop_back();
    return cells;
  }
};
INSTANTIATE_TEST_SUITE_P(Formats, MergedIn, ::testing::Values(as_xlsx, as_xls, as_spreadsheetml, as_html));

TEST_P(MergedIn, AValueOverSeveralRowsIsEachOnes) {
  EXPECT_EQ(
      read({{u"县区", u"姓名", u"户"}, {u"鲤城区", u"甲", u"1"}, {u"", u"乙", u""}, {u"", u"丙"}, {u"丰泽区", u"丁"}},
           {{1, 3, 0, 0}, {1, 2, 2, 2}}),
      (std::vector<Cells>{
          {"县区", "姓名", "户"}, {"鲤城区", "甲", "1"}, {"鲤城区", "乙", "1"}, {"鲤城区", "丙"}, {"丰泽区", "丁"}}));
}

TEST_P(MergedIn, ATitleOverSeveralColumnsIsEachOnes) {
  EXPECT_EQ(read({{u"序号", u"申请人", u"", u"备注"}, {u"", u"姓名", u"电话", u""}, {u"1", u"甲", u"2", u"无"}},
                 {{0, 1, 0, 0}, {0, 0, 1, 2}, {0, 1, 3, 3}}),
            (std::vector<Cells>{{"序号", "申请人", "申请人", "备注"},
                                {"序号", "姓名", "电话", "备注"},
                                {"1", "甲", "2", "无"}}));
}

TEST_P(MergedIn, AHeadingOverTheWholeTableAndAValueStayOne) {
  EXPECT_EQ(read({{u"失业人员名单", u"", u""}, {u"姓名", u"金额", u"电话"}, {u"甲", u"100", u""}},
                 {{0, 0, 0, 2}, {2, 2, 1, 2}}),
            (std::vector<Cells>{{"失业人员名单"}, {"姓名", "金额", "电话"}, {"甲", "100"}}));
}

TEST_P(MergedIn, RowsThatHoldNothingElseRepeatNobody) {
  const auto rows = read({{u"姓名", u"县区"}, {u"甲", u"鲤城区"}, {u"", u""}, {u"乙", u""}}, {{1, 3, 1, 1}});
  EXPECT_EQ(rows.front(), (Cells{"姓名", "县区"}));
  EXPECT_EQ(rows.back(), (Cells{"乙", "鲤城区"}));
  for (const auto& row : rows) EXPECT_NE(row, (Cells{"", "鲤城区"}));
}

TEST(MergedXlsx, CostsNothingForRowsThatAreAbsent) {
  EXPECT_EQ(read_tables(
                as_xlsx({{u"姓名", u"县区"}, {u"甲", u"鲤城区"}}, {{1, 1'048'575, 0, 0}, {1, 1'048'575, 1, 1}}))[0]
                .rows,
            (std::vector<Cells>{{"姓名", "县区"}, {"甲", "鲤城区"}}));
}

TEST(MergedXlsx, IsFoundAtTheEndOfAPartThatIsNotKept) {
  std::string part = "<x:worksheet><x:sheetData>";
  for (int i = 0; i < 20'000; ++i) part += "<x:row><x:c><x:v>mergeCells</x:v></x:c></x:row>";
  part +=
      "</x:sheetData><x:mergeCells><x:mergeCell ref=\"A2:A4\"/><x:mergeCell  ref='B1:B1048576' /></x:mergeCells>"
      "<x:hyperlinks><x:hyperlink ref=\"C1:C9\"/></x:hyperlinks></x:worksheet>";
  for (const std::size_t step : {1000, 4099, 1 << 20}) {
    MemorySource source{part, step};
    auto streamed = merges_in(source);
    auto kept = merges_in(std::string_view{part});
    ASSERT_TRUE(streamed && kept);
    for (auto* merged : {&*streamed, &*kept}) {
      std::vector<std::string_view> first{"县区", "姓名"}, second{"鲤城区"}, third{"", "", "1"};
      ASSERT_TRUE(merged->fill(1, first) && merged->fill(2, second));
      EXPECT_EQ(second, (std::vector<std::string_view>{"鲤城区", "姓名"}));
      ASSERT_TRUE(merged->fill(4, third));
      EXPECT_EQ(third, (std::vector<std::string_view>{"鲤城区", "姓名", "1"}));
    }
  }
}

TEST(MergedCellsLimit, IsFarBeyondAList) {
  MergedCells merged;
  std::vector<std::string_view> cells(1000, "甲");
  for (std::uint32_t i = 0; i < cells.size(); ++i) ASSERT_TRUE(merged.add({1, 9, i, i}));
  EXPECT_FALSE(merged.fill(1, cells));
}

}  // namespace
}  // namespace yingbao::format::testing
