// Web pages that report servers call .xls.
#include "delivery_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using namespace testing;
using ::testing::HasSubstr;

const std::string kPage = R"(<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<style>td {mso-number-format:"\@"; display:none}</style></head><body>
<table><caption> 困难群众
  名单</caption>
<thead><tr><th>户主<th>姓名<th colspan=2>电话</thead>
<tr><td rowspan=2 style="mso-number-format:'\@'">张三</td><td><font color=red>张&nbsp;三<br>丰</font></td><td>1</td><td>a &lt; b</td></tr>
<tr><td><p>李四</p><p>&#26446;</p><td>350521199001011239</tr>
<tr style="Display : NONE"><td>隐<td x:num="3.5">3.50</tr>
</table><script>document.write("<table>")</script></body></html>)";

const std::vector<SheetRows> kTables{{"困难群众 名单",
                                      {{1, {"户主", "姓名", "电话", "电话"}},
                                       {2, {"张三", "张 三\n丰", "1", "a < b"}},
                                       {3, {"张三", "李四\n李", "350521199001011239"}},
                                       {4, {"隐", "3.50"}, true}}}};

TEST(HtmlTable, IsReadThroughEverythingSloppy) { EXPECT_EQ(read_tables(kPage), kTables); }

TEST(HtmlTable, IsTheSameInGb18030AndHoweverItArrives) {
  EXPECT_EQ(read_tables(gb18030(kPage)), kTables);
  for (const std::size_t step : {1, 2, 3, 7, 4096}) EXPECT_EQ(read_tables(gb18030(kPage), step), kTables) << step;
  EXPECT_EQ(read_tables("\xEF\xBB\xBF\r\n" + kPage), kTables);
}

TEST(HtmlTable, IsReadOnWhereverAPieceOfItEnds) {
  std::string page = "<table>";
  for (int i = 0; i < 3000; ++i)
    page += "<tr><td style=\"mso-number-format:'\\@'\" title='>'>张三</td><td>" + std::to_string(i) + "</td></tr>";
  const auto cells = read_cells(page);
  ASSERT_EQ(cells.size(), 3000u);
  for (std::size_t i = 0; i < cells.size(); ++i) ASSERT_EQ(cells[i], (Cells{"张三", std::to_string(i)}));
}

TEST(HtmlTable, WithinLayoutIsFoundAndTheLayoutLeftOut) {
  EXPECT_EQ(read_tables(
                "<table><tr><td>标题</td></tr><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr></table>"),
            (std::vector<SheetRows>{{"", {{1, {"a", "b"}}, {2, {"c", "d"}}}}}));
}

TEST(HtmlTable, OfOneRowIsTextOfTheCellAroundIt) {
  EXPECT_EQ(read_cells("<table><tr><td>a<td>b<tr><td><table><tr><td>c<td>d</table><td>e</table>"),
            (std::vector<Cells>{Cells{"a", "b"}, Cells{"c\nd", "e"}}));
}

TEST(HtmlTable, AroundAnotherLosesNoRow) {
  const std::string inner = "<table><tr><td>1<td>2<tr><td>3<td>4</table>";
  EXPECT_EQ(read_tables("<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>" + inner + "<tr><td>f<td>g</table>"),
            (std::vector<SheetRows>{{"", {{1, {"a", "b"}}, {2, {"c", "d"}}}},
                                    {"", {{1, {"1", "2"}}, {2, {"3", "4"}}}},
                                    {"", {{3, {"e", ""}}, {4, {"f", "g"}}}}}));
}

TEST(HtmlTable, FollowsTableAsSheetFollowsSheet) {
  EXPECT_EQ(read_tables("<table><caption>x</caption><tr><td>a<td>b<tr><td>c<td>d</table><p>"
                        "<table><caption>y</caption><tr><td>e<td>f<tr><td>g<td>h</table>")
                .size(),
            2u);
}

TEST(HtmlTable, OfTitlesAloneIsAnEmptyList) {
  EXPECT_EQ(read_cells("<table><tr><th>姓名<th>身份证号</table>"), (std::vector<Cells>{Cells{"姓名", "身份证号"}}));
}

TEST(HtmlTable, DoesNotRepeatARowThatHasOnlySpannedCells) {
  EXPECT_EQ(read_cells("<table><tr><td rowspan=3>a<td rowspan=3>b<tr><tr><tr><td>c<td>d</table>"),
            (std::vector<Cells>{Cells{"a", "b"}, Cells{"c", "d"}}));
}

TEST(HtmlText, BrokenBytesMakeTheRowFaulty) {
  MemorySource source{"<table><tr><td>姓名<td>身份证号<tr><td>张\xFF三<td>1</table>"};
  const auto reader = open_rows(source, {});
  ASSERT_TRUE(reader);
  ASSERT_TRUE((*reader)->next().value());
  EXPECT_FALSE((*reader)->fault());
  ASSERT_TRUE((*reader)->next().value());
  EXPECT_EQ((*reader)->fault(), schema::Reason::undecodable);
}

TEST(HtmlText, IsWhatItsBytesShowWhateverThePageDeclares) {
  const std::string page = "<meta charset=gb2312><table><tr><td>姓名<td>地址<tr><td>张三丰<td>泉州市洛江区</table>";
  EXPECT_EQ(read_cells(page).at(1), (Cells{"张三丰", "泉州市洛江区"}));
  EXPECT_EQ(read_cells(gb18030(page)).at(1), (Cells{"张三丰", "泉州市洛江区"}));
}

TEST(HtmlRefusal, SaysWhatWasSavedInstead) {
  EXPECT_THAT(refusal_of("<!DOCTYPE html><html><body><p>请登录</body></html>"),
              HasSubstr("a web page without a table"));
  EXPECT_THAT(refusal_of(
                  "<html><table><tr><td>用户名<td><input><tr><td>密码<td><input type='PassWord'></table></html>"),
              HasSubstr("log-in page"));
  EXPECT_THAT(refusal_of("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"),
              HasSubstr("XLSX or CSV"));
}

TEST(HtmlRefusal, SaysWhereTheSheetsOfAnExcelPageAre) {
  const auto page = [](const std::string& folder) {
    return "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><xml><x:ExcelWorkbook><x:ExcelWorksheet>"
           "<x:WorksheetSource HRef=\"" +
           folder +
           "/sheet001.htm\"/></x:ExcelWorksheet></x:ExcelWorkbook></xml></head>"
           "<frameset><frame src=\"" +
           folder + "/sheet001.htm\"></frameset></html>";
  };
  EXPECT_THAT(refusal_of(page("名单.files")),
              HasSubstr("the folder 名单.files beside it; ask for the workbook saved as XLSX"));
  EXPECT_THAT(refusal_of(page("350521199001011239.files")), HasSubstr("the folder beside it"));
  EXPECT_THAT(refusal_of("<html><frameset><frame src=\"menu.htm\"></frameset></html>"), HasSubstr("without a table"));
}

TEST(HtmlTable, TakesOffWhatMakesACellAText) {
  EXPECT_EQ(read_cells("<table><tr><td>姓名<td>证件<tr><td>张三<td>=\"3505\"<tr><td>'李四<td>'3506</table>"),
            (std::vector<Cells>{Cells{"姓名", "证件"}, Cells{"张三", "3505"}, Cells{"李四", "3506"}}));
}

TEST(HtmlSpans, CostNoMoreThanThePageHolds) {
  std::string wide = "<table><tr><td>姓名<td>证件";
  for (int i = 0; i < 20'000; ++i) wide += "<tr><td colspan=1000>a<td colspan=1000>b<td colspan=1000>c<td>d";
  MemorySource source{wide};
  const auto reader = open_rows(source, {});
  std::size_t cells = 0;
  while ((*reader)->next().value()) cells += (*reader)->cells().size();
  EXPECT_LT(cells, 20 * wide.size());
  std::string tall = "<table><tr>";
  for (int i = 0; i < 2000; ++i) tall += "<td rowspan=65534>x";
  for (int i = 0; i < 20'000; ++i) tall += "<tr><td>";
  EXPECT_THAT(refusal_of(tall), HasSubstr("span"));
}

TEST(HtmlSpans, WiderThanAnyTableAreCut) {
  for (const std::string columns : {"510", "520", "1000", "99999"}) {
    const auto page =
        "<table><tr><td>甲<td>乙<tr><td colspan=" + columns + " rowspan=2>x<tr><td colspan=" + columns + ">a</table>";
    expect_typed_results(page, 1, "x");
  }
}

TEST(HtmlRefusal, SetsALimitToWhatNeverEnds) {
  const std::string long_text(5u << 20, 'x');
  EXPECT_THAT(refusal_of("<table><tr><td><!--" + long_text), HasSubstr("never closed"));
  EXPECT_THAT(refusal_of("<table><tr><td a=\"" + long_text), HasSubstr("never closed"));
  std::string deep = "<table>", carried = "<table><tr><td rowspan=9999>" + std::string(60000, 'x');
  for (int i = 0; i < 5000; ++i) deep += "<b>";
  EXPECT_THAT(refusal_of(deep), HasSubstr("never closed"));
  EXPECT_THAT(refusal_of(carried + "<tr><td>a<tr><td>b"), HasSubstr("span"));
}

TEST(HtmlDamage, GivesTablesOrARefusal) {
  expect_typed_results(kPage, 3000, "<>/\"'&; =tdr");
  expect_typed_results(gb18030(kPage), 1000, "<>/\"'&; =tdr");
}

}  // namespace
}  // namespace yingbao::format
