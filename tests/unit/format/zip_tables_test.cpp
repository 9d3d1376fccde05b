// The files of an archive are its tables, each opened by what it holds.
#include "workbooks.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

const std::string kBook = Book{{{"甲", "<row><c><v>1</v></c></row>"}, {"乙", "<row><c><v>2</v></c></row>"}}}.bytes();

TEST(ZipTables, AreThoseOfItsFilesInTurn) {
  const auto bytes =
      zip_of({{"a.csv", "x,y\n1,2\n"}, {"名单/b.csv", gb18030("姓名\n张三\n")}, {"c.xlsx", kBook}, {"d.csv", "z\n"}});
  EXPECT_EQ(read_tables(bytes), (std::vector<Table>{{"a.csv", {{"x", "y"}, {"1", "2"}}},
                                                    {"名单/b.csv", {{"姓名"}, {"张三"}}},
                                                    {"c.xlsx/甲", {{"1"}}},
                                                    {"c.xlsx/乙", {{"2"}}},
                                                    {"d.csv", {{"z"}}}}));
}

TEST(ZipTables, HaveTheNumbersAndEncodingOfTheirFiles) {
  const auto bytes = zip_of({{"a.csv", gb18030("姓名\n张三\n")}, {"b.csv", "姓名\n"}});
  MemorySource source{bytes, 7};
  const auto reader = open_rows(source, {});
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->charset(), Charset::gb18030);
  EXPECT_EQ((*reader)->describe(), "ZIP, CSV, gb18030, ','");
  while (*(*reader)->next()) continue;
  EXPECT_EQ((*reader)->number(), 2u);
  ASSERT_TRUE(*(*reader)->next_table());
  EXPECT_EQ((*reader)->charset(), Charset::utf8);
  ASSERT_TRUE(*(*reader)->next());
  EXPECT_EQ((*reader)->number(), 1u);
}

TEST(ZipNames, AreReadInEitherEncoding) {
  EXPECT_EQ(read_tables(zip_of({{gb18030("低保名单.csv"), "a\n"}}))[0].name, "低保名单.csv");
  EXPECT_EQ(read_tables(zip_of({{"低保名单.csv", "a\n"}}))[0].name, "低保名单.csv");
  EXPECT_EQ(read_tables(zip_of({{"dir\\a.csv", "a\n"}}))[0].name, "dir/a.csv");
}

TEST(ZipJunk, IsPassedOver) {
  const auto bytes = zip_of({{"__MACOSX/._a.csv", "x"},
                             {"dir/", ""},
                             {"dir/.DS_Store", "x"},
                             {"Thumbs.db", "x"},
                             {"dir/a.csv", "a\n"},
                             {"~$b.xlsx", "x"},
                             {"desktop.ini", "x"},
                             {"dir/._a.csv", "x"}});
  EXPECT_EQ(read_tables(bytes), (std::vector<Table>{{"dir/a.csv", {{"a"}}}}));
}

TEST(ZipTables, MayLieOneArchiveDeeper) {
  const auto inner = zip_of({{"a.csv", "a\n"}, {"b.xlsx", kBook}});
  EXPECT_EQ(read_tables(zip_of({{"市.zip", inner}, {"c.csv", "c\n"}})),
            (std::vector<Table>{{"市.zip/a.csv", {{"a"}}},
                                {"市.zip/b.xlsx/甲", {{"1"}}},
                                {"市.zip/b.xlsx/乙", {{"2"}}},
                                {"c.csv", {{"c"}}}}));
  const auto deeper = complaint_about(zip_of({{"省.zip", zip_of({{"市.zip", inner}})}}));
  EXPECT_NE(deeper.find("省.zip: 市.zip: is an archive in an archive in an archive"), std::string::npos) << deeper;
}

TEST(ZipTables, MustBeThere) {
  for (const auto& bytes :
       {std::string("PK\x05\x06", 4) + std::string(18, '\0'), zip_of({{"dir/", ""}, {".DS_Store", "x"}})})
    EXPECT_EQ(complaint_about(bytes), "the archive holds no table");
}

TEST(ZipComplaint, NamesTheFile) {
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", "a\n"}, {"说明.pdf", "%PDF-1.7"}})),
            "说明.pdf: this is a PDF; ask for the table itself, as XLSX or CSV");
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", ""}})), "a.csv: the file is empty");
  const auto broken = Book{{{"甲", "<row r=\"3\"><c></row>"}}}.bytes();
  EXPECT_EQ(complaint_about(zip_of({{"a.xlsx", broken}})),
            "a.xlsx: sheet 甲: row 3: is no well-formed XML (mismatched tag)");
}

}  // namespace
}  // namespace yingbao::format::testing
