// Which sheets a workbook has, in which order, and where their parts stand.
#include "workbooks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yingbao::format::testing {
namespace {

const std::string kOne = "<row><c><v>1</v></c></row>", kTwo = "<row><c><v>2</v></c></row>";

TEST(XlsxSheets, ComeInTheWorkbooksOrder) {
  EXPECT_EQ(read_tables(Book{{{"市区", kOne}, {"", ""}, {"安溪&amp;永春", kTwo}}}.bytes()),
            (std::vector<Table>{{"市区", {{"1"}}}, {"", {}}, {"安溪&永春", {{"2"}}}}));
}

TEST(XlsxSheets, WithoutCellsArePassedOver) {
  EXPECT_EQ(read_tables(Book{{{"图", "", "", "chartsheet"}, {"表", kOne}, {"m", "", "", "xlMacrosheet"}}}.bytes()),
            (std::vector<Table>{{"表", {{"1"}}}}));
  EXPECT_NE(complaint_about(Book{{{"图", "", "", "chartsheet"}}}.bytes()).find("no sheet with cells"),
            std::string::npos);
}

TEST(XlsxSheets, AndRowsTellWhetherTheyAreHidden) {
  const std::string rows = R"(<row hidden="1"><c><v>1</v></c></row><row hidden="0"><c><v>2</v></c></row>)";
  const auto bytes = Book{{{"a", rows}, {"b", rows, "state=\"veryHidden\""}, {"c", rows, "state=\"hidden\""}}}.bytes();
  MemorySource source{bytes};
  const auto reader = open_rows(source, {});
  ASSERT_TRUE(reader);
  for (const std::vector<bool>& hidden : {std::vector{true, false}, {true, true}, {true, true}}) {
    for (const bool row : hidden) {
      ASSERT_TRUE(*(*reader)->next());
      EXPECT_EQ((*reader)->hidden(), row);
    }
    const auto more = (*reader)->next_table();
    ASSERT_TRUE(more);
  }
}

TEST(XlsxSheets, MayBeLeftInTheMiddle) {
  const auto bytes = Book{{{"a", kOne + kTwo}, {"b", kTwo}}}.bytes();
  MemorySource source{bytes};
  const auto reader = open_rows(source, {});
  ASSERT_TRUE(*(*reader)->next());
  ASSERT_TRUE(*(*reader)->next_table());
  EXPECT_EQ((*reader)->sheet(), "b");
  ASSERT_TRUE(*(*reader)->next());
  EXPECT_EQ((*reader)->number(), 1u);
  EXPECT_FALSE(*(*reader)->next_table());
}

TEST(XlsxEdition, MayBeStrict) {
  Book book{{{"S", R"(<row><c t="s"><v>0</v></c><c s="0"><v>44357</v></c></row>)"}},
            "<si><t>张三</t></si>",
            "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"};
  book.name_space = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  book.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  EXPECT_EQ(read_tables(book.bytes())[0].rows, (std::vector<Cells>{{"张三", "2021-06-10"}}));
}

TEST(XlsxEdition, MayPrefixItsElements) {
  auto parts =
      Book{{{"S", "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row>"}}}.parts();
  for (auto& part : parts)
    if (part.name.ends_with("sheet1.xml"))
      for (const auto* element : {"<worksheet ", "<sheetData", "</sheetData", "</worksheet"}) {
        const std::string plain = element;
        const auto at = part.content.find(plain);
        part.content.insert(at + plain.find_first_not_of("</"), "x:");
      }
  for (auto& part : parts)
    if (part.name.ends_with("sheet1.xml")) part.content.replace(part.content.find("xmlns="), 6, "xmlns:x=");
  EXPECT_EQ(read_tables(zip_of(parts))[0].rows, (std::vector<Cells>{{"a"}}));
}

TEST(XlsxParts, AreFoundFromTheTopOrFromTheirNeighbour) {
  for (const auto* folder : {"", "/xl/", "../xl/", "./", "//xl/./"}) {
    Book book{{{"S", R"(<row><c t="s"><v>0</v></c></row>)"}}, "<si><t>a</t></si>"};
    book.folder = folder;
    EXPECT_EQ(read_tables(book.bytes())[0].rows, (std::vector<Cells>{{"a"}})) << folder;
  }
}

TEST(XlsxParts, AreFoundInAnyCaseAndUnderBackslashes) {
  auto parts = Book{{{"S", R"(<row><c t="s"><v>0</v></c></row>)"}}, "<si><t>a</t></si>"}.parts();
  for (auto& part : parts) {
    if (part.name == "xl/sharedStrings.xml") part.name = "xl/SharedStrings.xml";
    if (part.name == "xl/worksheets/sheet1.xml") part.name = "xl\\worksheets\\sheet1.xml";
  }
  EXPECT_EQ(read_tables(zip_of(parts))[0].rows, (std::vector<Cells>{{"a"}}));
}

TEST(XlsxParts, MayComeInAnyOrder) {
  auto parts = Book{{{"S", R"(<row><c t="s"><v>0</v></c></row>)"}}, "<si><t>a</t></si>"}.parts();
  const auto rows = [](const std::vector<File>& files) { return read_tables(zip_of(files))[0].rows; };
  const std::vector<Cells> expected{{"a"}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::rotate(parts.begin(), parts.begin() + 1, parts.end());
    EXPECT_EQ(rows(parts), expected) << parts.front().name;
  }
  parts.insert(parts.begin(), {"customXml/item1.xml", "<a/>"});
  EXPECT_EQ(rows(parts), expected);
  for (auto& part : parts) {
    std::replace(part.name.begin(), part.name.end(), '/', '\\');
    if (part.name == "[Content_Types].xml") part.name = "[content_types].xml";
  }
  EXPECT_EQ(rows(parts), expected);
}

TEST(XlsxReader, SaysWhatItIs) {
  const auto bytes = Book{{{"S", kOne}}}.bytes();
  MemorySource source{bytes, 1};
  const auto reader = open_rows(source, {.charset = Charset::gb18030});
  ASSERT_TRUE(reader) << "however its bytes arrive";
  EXPECT_EQ((*reader)->describe(), "XLSX");
  EXPECT_EQ((*reader)->charset(), Charset::utf8) << "whatever the operator says of this agency's CSV files";
}

}  // namespace
}  // namespace yingbao::format::testing
