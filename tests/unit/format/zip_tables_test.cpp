// The files of an archive are its tables, each opened by what it holds.
#include "workbooks.hpp"
#include "xls_writer.hpp"

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

/// An archive of one file whose name is `name` by its directory and in front of it, with these flags and extra field.
std::string stored(const std::string& name, unsigned flags, const std::string& extra) {
  const std::string content = "姓名\n";
  const auto plain = zip_of({{"a", content, ZIP_EM_NONE, ZIP_CM_STORE}});
  const auto sums = plain.substr(14, 12);
  const auto fields = [&](const std::string& before) {
    return before + le16(20) + le16(flags) + le16(0) + le32(0) + sums + le16(name.size()) + le16(extra.size());
  };
  const auto local = fields("PK\x03\x04") + name + extra + content;
  const auto central = fields("PK\x01\x02" + le16(20)) + le16(0) + le16(0) + le16(0) + le32(0) + le32(0) + name + extra;
  return local + central + "PK\x05\x06" + le32(0) + le16(1) + le16(1) + le32(central.size()) + le32(local.size()) +
         le16(0);
}

TEST(ZipNames, AreFoundOutWhateverTheirArchiveSaysOfThem) {
  constexpr unsigned kUtf8 = 1u << 11;
  const auto name = gb18030("名单.csv");
  for (const auto flags : {0u, kUtf8})
    EXPECT_EQ(read_tables(stored(name, flags, {})), (std::vector<Table>{{"名单.csv", {{"姓名"}}}})) << flags;
  EXPECT_EQ(read_tables(stored("名单.csv", kUtf8, {}))[0].name, "名单.csv");
}

TEST(ZipNames, StandBesideInUtf8WhereAnArchiverWroteBoth) {
  const auto field = [](const std::string& checksum, const std::string& name) {
    return le16(0x7075) + le16(5 + name.size()) + '\1' + checksum + name;
  };
  EXPECT_EQ(read_tables(stored("a.csv", 0, field(le32(0x5EE7C9E8), "名单.csv")))[0].name, "a.csv") << "another name's";
  EXPECT_EQ(read_tables(stored(gb18030("名单.csv"), 0, field(le32(0xB2BA30F6), "名单.csv"))),
            (std::vector<Table>{{"名单.csv", {{"姓名"}}}}));
}

TEST(ZipNames, OfAnyLengthAreTold) {
  const std::string folder(1500, 'n');
  const auto tables = read_tables(zip_of({{folder + "1/名单.csv", "a\n"}, {folder + "2/名单.csv", "b\n"}}));
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_LT(tables[0].name.size(), 300u);
  EXPECT_NE(tables[0].name.find("/名单.csv"), std::string::npos);
  EXPECT_NE(tables[0].name, tables[1].name);
}

TEST(ZipTables, LieBesideLettersThatArePassedOver) {
  const std::vector<Table> expected{
      {"名单.csv", {{"姓名"}}},
      {"说明.doc", {{"说明.doc: this is an unknown old Office file; ask for the table as XLSX or CSV"}}},
      {"函件.PDF", {{"函件.PDF: this is a PDF; ask for the table itself, as XLSX or CSV"}}},
  };
  const std::string office = compound({{u"Letter", "x"}});
  EXPECT_EQ(read_tables(zip_of({{"函件.PDF", "%PDF-1.7"}, {"名单.csv", "姓名\n"}, {"说明.doc", office}})), expected);
  EXPECT_EQ(complaint_about(zip_of({{"空.txt", ""}, {"名单.pdf", "%PDF-1.7"}})), "空.txt: the file is empty");
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
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", "a\n"}, {"名单.xlsx", "%PDF-1.7"}})),
            "名单.xlsx: this is a PDF; ask for the table itself, as XLSX or CSV");
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", ""}})), "a.csv: the file is empty");
  const auto broken = Book{{{"甲", "<row r=\"3\"><c></row>"}}}.bytes();
  EXPECT_EQ(
      complaint_about(zip_of({{"a.xlsx", broken}})),
      "a.xlsx: sheet 甲: row 3: is no well-formed XML (mismatched tag); ask for the workbook saved again, or as CSV");
}

}  // namespace
}  // namespace yingbao::format::testing
