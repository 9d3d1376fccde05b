// What stands in a cell, in every way in which spreadsheets write it down.
#include "workbooks.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

TEST(XlsxText, IsSharedInlineOrAFormulasResult) {
  EXPECT_EQ(read_cell(R"(t="s")", "<v>1</v>", "<si><t>a</t></si><si><t>张三</t></si>"), "张三");
  EXPECT_EQ(read_cell(R"(t="inlineStr")", "<is><t>张三</t></is>"), "张三");
  EXPECT_EQ(read_cell(R"(t="str")", "<f>A2</f><v>张三</v>"), "张三");
}

TEST(XlsxText, OfSeveralRunsIsJoinedWithoutItsReading) {
  const std::string runs =
      "<r><rPr><b/></rPr><t>张</t></r><r><t xml:space=\"preserve\"> 三</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh><phoneticPr fontId=\"1\"/>";
  EXPECT_EQ(read_cell(R"(t="s")", "<v>0</v>", "<si>" + runs + "</si>"), "张 三");
  EXPECT_EQ(read_cell(R"(t="inlineStr")", "<is>" + runs + "</is>"), "张 三");
}

TEST(XlsxText, KeepsOuterSpaceOnlyWhereItSaysSo) {
  EXPECT_EQ(read_cell(R"(t="s")", "<v>0</v>", "<si>\n <t>\n a b\n </t>\n</si>"), "a b");
  EXPECT_EQ(read_cell(R"(t="s")", "<v>0</v>", "<si><t xml:space=\"preserve\"> a </t></si>"), " a ");
}

TEST(XlsxText, HasItsEscapesUndone) {
  EXPECT_EQ(read_cell(R"(t="s")", "<v>0</v>", "<si><t>a_x000D_&#10;b</t></si>"), "a\r\nb");
  EXPECT_EQ(read_cell(R"(t="str")", "<v>_x005F_x000D_</v>"), "_x000D_");
  EXPECT_EQ(read_cell(R"(t="inlineStr")", "<is><t>_x5F20__x4E09__xZZZZ__x12</t></is>"), "张三_xZZZZ__x12");
  EXPECT_EQ(read_cell(R"(t="str")", "<v>&lt;&amp;&#x5F20;&gt;</v>"), "<&张>");
}

TEST(XlsxCell, TellsTrueFalseAndErrors) {
  EXPECT_EQ(read_cell(R"(t="b")", "<v>1</v>"), "TRUE");
  EXPECT_EQ(read_cell(R"(t="b")", "<v>0</v>"), "FALSE");
  EXPECT_EQ(read_cell(R"(t="e")", "<f>NA()</f><v>#N/A</v>"), "#N/A");
}

TEST(XlsxCell, WithoutAValueIsEmpty) {
  for (const std::string kind : {"", "t=\"s\"", "t=\"b\"", "t=\"n\"", "t=\"d\""})
    for (const std::string content : {"", "<v></v>", "<v/>"})
      EXPECT_EQ(read_cell(kind, content), "no cell") << kind << content;
}

TEST(XlsxFormula, GivesItsStoredResult) {
  EXPECT_EQ(read_cell("", "<f>1+1</f><v>2</v>"), "2");
  EXPECT_EQ(read_cell(R"(t="str")", "<f>\"\"</f><v></v>"), "") << "a text that is empty";
}

TEST(XlsxFormula, NeverComputedSaysSo) {
  EXPECT_EQ(read_cell("", "<f>1+1</f>"), kUncomputed);
  EXPECT_EQ(read_cell("", "<f>1+1</f><v></v>"), kUncomputed);
  EXPECT_EQ(read_cell(R"(t="str")", "<f>A1</f>"), kUncomputed);
  Book written{{{"S", R"(<row><c><f>A2</f><v>0</v></c><c><f>A2</f><v>7</v></c><c><v>0</v></c></row>)"}}};
  EXPECT_EQ(read_tables(written.bytes())[0].rows, (std::vector<Cells>{{"0", "7", "0"}}));
  written.properties = "/><calcPr fullCalcOnLoad=\"1\"";
  EXPECT_EQ(read_tables(written.bytes())[0].rows, (std::vector<Cells>{{std::string{kUncomputed}, "7", "0"}}));
}

TEST(XlsxRow, FillsGapsAndCountsAbsentRows) {
  const std::string rows = R"(<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="E2" s="1"/></row>)"
                           R"(<row r="3"/><row r="4"><c r="A4" s="1"/></row><row r="7"><c r="AA7"><v>3</v></c></row>)";
  const auto bytes = Book{{{"S", rows}}}.bytes();
  MemorySource source{bytes};
  const auto reader = open_rows(source, {});
  ASSERT_TRUE(reader);
  ASSERT_TRUE(*(*reader)->next());
  EXPECT_EQ((*reader)->number(), 2u);
  EXPECT_EQ((Cells{(*reader)->cells().begin(), (*reader)->cells().end()}), (Cells{"", "1", "", "2"}));
  ASSERT_TRUE(*(*reader)->next());
  EXPECT_EQ((*reader)->number(), 7u) << "rows without content are as good as absent";
  EXPECT_EQ((*reader)->cells().size(), 27u);
  EXPECT_FALSE(*(*reader)->next());
}

TEST(XlsxRow, NeedsNoReferences) {
  EXPECT_EQ(read_sheet("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"),
            (std::vector<Cells>{{"1", "", "3"}, {"4"}}));
}

TEST(XlsxRow, HasItsCellsInPlaceHoweverTheyAreOrdered) {
  EXPECT_EQ(read_sheet(R"(<row><c r="C1"><v>3</v></c><c r="A1" t="str"><v>a</v></c></row>)"),
            (std::vector<Cells>{{"a", "", "3"}}));
}

TEST(XlsxRow, IsNotAsWideAsTheSheetForAStrayCell) {
  std::string rows = R"(<row><c r="A1"><v>1</v></c></row>)";
  for (int i = 0; i < 500; ++i) rows += R"(<row><c r="XFD"><v>1</v></c><c r="AMZ"><v>2</v></c></row>)";
  const auto cells = read_sheet(rows);
  ASSERT_EQ(cells.back().size(), 1026u);
  EXPECT_EQ(cells.back()[1024], "1");
  EXPECT_EQ(cells.back()[1025], "2");
  std::string wide = "<row>";
  for (int i = 0; i < 16'384; ++i) wide += "<c><v>1</v></c>";
  EXPECT_NE(complaint_about(Book{{{"S", wide + "</row>"}}}.bytes()).find("more than a thousand columns"),
            std::string::npos);
}

TEST(XlsxRow, HoldsManyCellsAndLongTexts) {
  std::string row = "<row>", text(32767, 'x');
  for (int i = 0; i < 2000; ++i)
    row += "<c t=\"inlineStr\"><is><t>" + text.substr(0, 100) + std::to_string(i) + "</t></is></c>";
  row += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>";
  const auto rows = read_sheet(row);
  ASSERT_EQ(rows.at(0).size(), 2001u);
  EXPECT_EQ(rows[0][1999], text.substr(0, 100) + "1999");
  EXPECT_EQ(rows[0][2000], text);
}

TEST(XlsxRow, IsTakenFromTheTableNotFromDrawings) {
  auto parts = Book{{{"S", "<row><c><v>1</v></c></row>"}}}.parts();
  for (auto& part : parts)
    if (part.name.ends_with("sheet1.xml")) {
      const std::string anchor =
          "</sheetData><controls><from><xdr:row>5</xdr:row></from><row><c><v>9</v></c></row></controls>";
      part.content.replace(part.content.find("</sheetData>"), 12, anchor);
    }
  EXPECT_EQ(read_tables(zip_of(parts))[0].rows, (std::vector<Cells>{{"1"}}));
}

}  // namespace
}  // namespace yingbao::format::testing
