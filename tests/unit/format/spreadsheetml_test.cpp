// XML Spreadsheet 2003.
#include "delivery_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using namespace testing;
using ::testing::HasSubstr;

const std::string kHead = R"(<?xml version="1.0" encoding="GB2312"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40">)";
const std::string kBook = kHead + R"(
<Worksheet ss:Name="名单"><Table>
<Row>
<Cell><Data ss:Type="String">姓名</Data></Cell>
<Cell ss:MergeAcross="1"><Data ss:Type="String">电话</Data></Cell>
<Cell><Data ss:Type="String">备注</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1">
<Cell><ss:Data ss:Type="String"><html:Font>张</html:Font>三</ss:Data>
<Comment><ss:Data>旁注</ss:Data></Comment></Cell>
<Cell ss:Index="4"><Data ss:Type="Number">350521199001011239</Data></Cell></Row>
<Row ss:Span="2"/>
<Row>
<Cell><Data ss:Type="DateTime">2021-06-10T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">2021-06-10T08:30:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
<Row>
<Cell ss:Formula="=A1"><Data ss:Type="Error">#N/A</Data></Cell>
<Cell ss:Formula="=A1"/><Cell/>
<Cell><Data ss:Type="Number">0.30000000000000004</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="旧"><Table><Row>
<Cell><Data ss:Type="String">a&amp;b&#10;c</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>)";

const std::vector<SheetRows> kSheets{
    {"名单",
     {{1, {"姓名", "电话", "", "备注"}},
      {4, {"张三", "", "", "3.50521199001011E+17"}, true},
      {5, {}},
      {8, {"2021-06-10", "2021-06-10 08:30:00", "08:30:00", "TRUE"}},
      {9, {"#N/A", "#UNCOMPUTED!", "", "0.3"}}}},
    {"旧", {{1, {"a&b\nc"}, true}}}};

TEST(XmlSpreadsheet, GivesItsSheetsInTurn) { EXPECT_EQ(read_tables(kBook), kSheets); }

TEST(XmlSpreadsheet, IsTheSameInGb18030AndHoweverItArrives) {
  EXPECT_EQ(read_tables(gb18030(kBook)), kSheets);
  EXPECT_EQ(read_tables(gb18030(kBook), 3), kSheets);
}

TEST(XmlSpreadsheet, MayPutAPrefixBeforeEveryName) {
  EXPECT_EQ(read_cells(R"(<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="a">
<ss:Table><ss:Row><ss:Cell ss:Index="2"><ss:Data ss:Type="Number">5</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet>
</ss:Workbook>)"), (std::vector<Cells>{Cells{"", "5"}}));
}

TEST(XmlSpreadsheet, OfNothingHasNoRows) {
  EXPECT_EQ(read_tables(kHead + "<Worksheet ss:Name=\"a\"><Table/></Worksheet></Workbook>"),
            (std::vector<SheetRows>{{"a", {}}}));
}

TEST(XmlSpreadsheetRefusal, IsTyped) {
  EXPECT_THAT(refusal_of(kBook.substr(0, kBook.size() - 3)), HasSubstr("cut short"));
  EXPECT_THAT(refusal_of("<!DOCTYPE Workbook [<!ENTITY a \"b\">]>" + kHead.substr(kHead.find("<Workbook"))),
              HasSubstr("document type"));
  EXPECT_THAT(refusal_of(kHead + R"(<Worksheet><Table><Row><Cell ss:Index="99999"/>)"), HasSubstr("larger"));
  EXPECT_THAT(refusal_of(kHead + R"(<Worksheet><Table><Row><Cell ss:MergeAcross="99999"/>)"), HasSubstr("larger"));
}

TEST(XmlSpreadsheetDamage, GivesTablesOrARefusal) {
  expect_typed_results(kBook, 3000, "<>/\"'&; =0123456789");
  expect_typed_results(gb18030(kBook), 1000, "<>/\"'&; =0123456789");
}

}  // namespace
}  // namespace yingbao::format
