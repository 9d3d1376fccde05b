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

const std::vector<SheetRows> kSheets{{"名单",
                                      {{1, {"姓名", "电话", "电话", "备注"}},
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
  EXPECT_EQ(read_cells(
                R"(<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="a">
<ss:Table><ss:Row><ss:Cell ss:Index="2"><ss:Data ss:Type="Number">5</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet>
</ss:Workbook>)"),
            (std::vector<Cells>{Cells{"", "5"}}));
}

TEST(XmlSpreadsheet, ShowsNumbersInTheStyleOfTheirCellRowOrColumn) {
  const std::string styles = R"(<Styles><Style ss:ID="Default"><NumberFormat/></Style>
<Style ss:ID="a"><NumberFormat ss:Format="0.00"/></Style><Style ss:ID="b" ss:Parent="a"/>
<Style ss:ID="c"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="d"><NumberFormat ss:Format="h:mm"/></Style></Styles>)";
  const auto cell = [](const std::string& style, const std::string& type, const std::string& value) {
    return "<Cell" + (style.empty() ? "" : " ss:StyleID=\"" + style + "\"") + "><Data ss:Type=\"" + type + "\">" +
           value + "</Data></Cell>";
  };
  EXPECT_EQ(read_cells(kHead + styles + R"(<Worksheet ss:Name="a"><Table><Column ss:Index="2" ss:StyleID="c"/>
<Row>)" + cell("b", "Number", "2021.1") +
                       cell("", "Number", "44357") + cell("d", "DateTime", "2021-06-10T08:30:00.000") +
                       R"(</Row><Row ss:StyleID="a">)" + cell("", "Number", "2021.1") +
                       "</Row></Table></Worksheet></Workbook>"),
            (std::vector<Cells>{{"2021.10", "2021-06-10", "08:30:00"}, {"2021.10"}}));
}

TEST(XmlSpreadsheet, HoldsReferencesToWhatXmlForbids) {
  const auto book =
      kHead + R"(<Worksheet ss:Name="a"><Table><Row><Cell><Data ss:Type="String">张三&#11;丰&#xC;&#55362;&#57271;)"
              R"(&#38;&amp;</Data></Cell></Row></Table></Worksheet></Workbook>)";
  const std::vector<Cells> expected{Cells{"张三\n丰\n\U00020BB7&&"}};
  EXPECT_EQ(read_cells(book), expected);
  for (std::size_t pad = 0; pad < 40; ++pad) {  // wherever a piece of it ends
    auto moved = book;
    moved.insert(kHead.size(), std::string(4096 - 800 + pad * 20, ' '));
    EXPECT_EQ(read_cells(moved), expected) << pad;
  }
  auto damaged = book;
  damaged.replace(damaged.find("&#11;"), 5, "&#1;");
  MemorySource source{damaged};
  const auto reader = open_rows(source, {});
  ASSERT_TRUE(reader && (*reader)->next().value());
  EXPECT_EQ((*reader)->fault(), schema::Reason::undecodable);
}

TEST(XmlSpreadsheet, MayBeInUtf16) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string{
           R"(<?xml version="1.0" encoding="UTF-16"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">)"
           R"(<Worksheet><Table><Row><Cell><Data>a</Data></Cell></Row></Table></Worksheet></Workbook>)"})
    bytes.append({c, '\0'});
  EXPECT_EQ(read_cells(bytes), (std::vector<Cells>{{"a"}}));
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
  EXPECT_THAT(refusal_of(kHead + R"(<Worksheet><Table><Row><Cell ss:MergeAcross="99999"/><Cell/>)"),
              HasSubstr("larger"));
}

TEST(XmlSpreadsheetDamage, GivesTablesOrARefusal) {
  expect_typed_results(kBook, 3000, "<>/\"'&; =0123456789");
  expect_typed_results(gb18030(kBook), 1000, "<>/\"'&; =0123456789");
}

}  // namespace
}  // namespace yingbao::format
