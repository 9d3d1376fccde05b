// What is no workbook, or a damaged one, is refused with a sentence that says what and where.
#include "workbooks.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

const std::string kRow = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

#define EXPECT_COMPLAINT(bytes, told) \
  EXPECT_NE(complaint_about(bytes).find(told), std::string::npos) << complaint_about(bytes)

/// A workbook of one good row, with one part changed by `edit`.
template <class Edit>
std::string with_part(const std::string& name, const Edit& edit, Book book = {{{"名单", kRow}}}) {
  auto parts = book.parts();
  for (auto& part : parts)
    if (part.name == name) edit(part.content);
  return zip_of(parts);
}

std::string document(const std::string& main) {
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"" + main +
                                     "\"/></Relationships>"},
                 {main, "<a/>"}});
}

TEST(XlsxRefusal, NamesOtherDocuments) {
  EXPECT_COMPLAINT(document("word/document.xml"), "Word document; ask for the table as XLSX or CSV");
  EXPECT_COMPLAINT(document("ppt/presentation.xml"), "presentation");
  EXPECT_COMPLAINT(document("xl/workbook.bin"), "XLSB");
  EXPECT_COMPLAINT(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", ZIP_EM_NONE, ZIP_CM_STORE},
                           {"content.xml", "<a/>"}}),
                   "ODS");
  EXPECT_COMPLAINT(zip_of({{"OFD.xml", "<ofd:OFD/>"}, {"Doc_0/Document.xml", "<a/>"}}), "OFD");
  EXPECT_COMPLAINT(zip_of({{"[Content_Types].xml", "<Types/>"}}), "an Office document and names none");
}

TEST(XlsxRefusal, NamesMissingParts) {
  for (const std::string missing : {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}) {
    auto parts = Book{{{"名单", kRow}}, "<si/>"}.parts();
    std::erase_if(parts, [&](const auto& part) { return part.name == missing; });
    EXPECT_COMPLAINT(zip_of(parts), missing + " is missing");
  }
  auto parts = Book{{{"名单", kRow}}}.parts();
  std::erase_if(parts, [&](const auto& part) { return part.name == "xl/_rels/workbook.xml.rels"; });
  EXPECT_COMPLAINT(zip_of(parts), "a sheet without a part");
}

TEST(XlsxRefusal, TakesNoDocumentTypeInAnyPart) {
  for (const auto& part : Book{{{"名单", kRow}}, "<si/>", "<a/>"}.parts()) {
    if (part.name == "[Content_Types].xml") continue;
    const auto bytes = with_part(
        part.name,
        [](std::string& text) {
          text.insert(text.find("?>") + 2, "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]>");
        },
        Book{{{"名单", kRow}}, "<si/>", "<a/>"});
    EXPECT_COMPLAINT(bytes, "document type") << part.name;
  }
}

TEST(XlsxRefusal, SaysWhichSheetAndRow) {
  const auto sheet = [](const std::string& rows) { return Book{{{"好", kRow}, {"名单", rows}}}.bytes(); };
  EXPECT_COMPLAINT(sheet(kRow + "<row r=\"5\"><c><v>1</v></d></row>"), "sheet 名单: row 5: is no well-formed XML");
  EXPECT_COMPLAINT(sheet("<row r=\"9\"><c t=\"s\"><v>0</v></c></row>"), "row 9: has a cell whose text is missing");
  EXPECT_COMPLAINT(sheet("<row r=\"9\"><c r=\"B9\"><v>1</v></c><c r=\"B9\"><v>2</v></c></row>"),
                   "row 9: has two cells in one place; ask for the workbook saved again");
  EXPECT_COMPLAINT(sheet("<row><c r=\"XFE1\"><v>1</v></c></row>"), "stands in no column");
  EXPECT_COMPLAINT(sheet("<row><c r=\"9\"><v>1</v></c></row>"), "stands in no column");
  EXPECT_COMPLAINT(sheet("<row r=\"9\"/><row r=\"9\"/>"), "row 9: is followed by row 9, which is out of order");
  EXPECT_COMPLAINT(sheet("<row r=\"-1\"/>"), "out of order");
  EXPECT_COMPLAINT(sheet("<row r=\"18446744073709551615\"/>"), "out of order");
}

TEST(XlsxRefusal, BoundsWhatXmlCanHold) {
  const auto sheet = [](const std::string& rows) { return Book{{{"名单", rows}}}.bytes(); };
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  EXPECT_COMPLAINT(sheet(deep), "nests its elements deeper");
  EXPECT_COMPLAINT(sheet("<!--" + std::string(3 << 20, 'x') + "-->"), "endless XML tag");
  EXPECT_COMPLAINT(sheet("<row><c t=\"inlineStr\"><is><t>" + std::string(17 << 20, 'x') + "</t></is></c></row>"),
                   "longer than a row");
}

TEST(XlsxRefusal, ComesForACutPart) {
  EXPECT_COMPLAINT(with_part("xl/worksheets/sheet1.xml", [](std::string& text) { text.resize(text.size() - 20); }),
                   "is no well-formed XML");
  EXPECT_COMPLAINT(with_part("xl/workbook.xml", [](std::string& text) { text.resize(60); }),
                   "xl/workbook.xml: is no well-formed XML");
}

}  // namespace
}  // namespace yingbao::format::testing
