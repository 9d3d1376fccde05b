// XML as a table: elements that repeat are the rows, their leaves and attributes the cells.
#include "keyed_tables.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::Cells;
using testing::one_table;
using testing::read_keyed;
using testing::Table;

std::string error_of(std::string_view text, const ReadOptions& options = {}) { return read_keyed(text, options).error; }

/// The means-test exchange of the ministry's data elements.
std::string means_test(const std::string& behind_root = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Government>" + behind_root +
         "<Header><D204I000001>350500</D204I000001><D204I000006>2021-06-15</D204I000006></Header><Data>"
         "<Record><D204A000003>张三</D204A000003><D204A000004>01</D204A000004>"
         "<D204A000005>350521199001011239</D204A000005><D204A010003>1990-01-01</D204A010003>"
         "<D204Z520003>640.00</D204Z520003></Record>\n"
         "<Record><D204A000003>李四</D204A000003><D204A000005>35052119850202222X</D204A000005>"
         "<D204Z520001>城市低保</D204Z520001></Record></Data></Government>\n";
}

TEST(Xml, ReadsTheMeansTestExchange) {
  const Table expected{{0, {"D204A000003", "D204A000004", "D204A000005", "D204A010003", "D204Z520003", "D204Z520001"}},
                       {1, {"张三", "01", "350521199001011239", "1990-01-01", "640.00", ""}},
                       {2, {"李四", "", "35052119850202222X", "", "", "城市低保"}}};
  EXPECT_EQ(one_table(means_test()), expected);
  EXPECT_EQ(read_keyed(means_test()).described, "XML, Record");
  for (const auto* path : {"Record", "Data/Record", "Government/Data/Record", "/Government/Data/Record"})
    EXPECT_EQ(one_table(means_test(), {.records = path}), expected) << path;
  for (const auto* path : {"ecord", "Header/Record", "/Data/Record", "/Record"})
    EXPECT_NE(error_of(means_test(), {.records = path}).find(path), std::string::npos);
}

TEST(Xml, AnUnclosedBreakIsNotRepaired) {
  const auto told = error_of(means_test("<br>"));
  EXPECT_NE(told.find("line 3, column "), std::string::npos) << told;
  EXPECT_NE(told.find("mismatched tag"), std::string::npos) << told;
}

TEST(Xml, AttributesLeavesAndInnerElementsBecomeCells) {
  EXPECT_EQ(one_table(R"(<?xml version="1.0"?><!-- list --><x:rows xmlns:x="urn:x" xmlns:xsi="urn:s">
      <x:row id="7" xsi:type="t"><x:name lang="zh">张三</x:name><home><town>凤城镇</town><lane x="1"/></home>
        <phone>1</phone><b>x</b><phone>2</phone><phone/>
        <note>a<![CDATA[<&b>]]>&lt;&amp;&gt;&quot;&apos;&#x5F20;&#48;</note>
        <mixed>text<leaf>y</leaf></mixed>own</x:row>
      <x:row/></x:rows>)"),
            (Table{{0,
                    {"id", "name.lang", "name", "home.town", "home.lane.x", "home.lane", "phone", "b", "note",
                     "mixed.leaf", "mixed", "row"}},
                   {1, {"7", "zh", "张三", "凤城镇", "1", "", "1、2、", "x", "a<&b><&>\"'张0", "y", "text", "own"}},
                   {2, {"", "", "", "", "", "", "", "", "", "", "", ""}}}));
}

TEST(Xml, EveryUsualNameIsFound) {
  for (const std::string name : {"Record", "record", "ROW", "Row", "row", "item", "Item"})
    EXPECT_EQ(one_table("<a><b><" + name + "><k>1</k></" + name + "></b></a>"), (Table{{0, {"k"}}, {1, {"1"}}}))
        << name;
}

TEST(Xml, OneOfSeveralKindsIsNotGuessed) {
  for (const auto* text : {"<a><h><item><k>1</k></item></h><d><Record><k>2</k></Record></d></a>",
                           "<a><living><row><k>1</k></row></living><dead><row><k>2</k></row></dead></a>"}) {
    const auto told = error_of(text);
    EXPECT_NE(told.find("`records`"), std::string::npos) << told;
  }
  EXPECT_EQ(read_keyed("<a><l><row><k>1</k></row></l><d><row><k>2</k></row></d></a>", {.records = "row"}).records(),
            2u);
  EXPECT_EQ(read_keyed("<a><l><row><k>1</k></row></l><d><row><k>2</k></row></d></a>", {.records = "d/row"}).records(),
            1u);
  EXPECT_EQ(one_table("<a><row><item>1</item></row></a>"), (Table{{0, {"item"}}, {1, {"1"}}}))
      << "inside a record it is a cell";
}

TEST(Xml, ADocumentWithoutRecordsAsksForTheirName) {
  const auto told = error_of("<response><code>500</code></response>");
  EXPECT_NE(told.find("`records`"), std::string::npos) << told;
  EXPECT_EQ(one_table("<人员><人 姓名='张三'/></人员>", {.records = "人"}), (Table{{0, {"姓名"}}, {1, {"张三"}}}));
}

TEST(Xml, ADoctypeIsRefusedAtOnce) {
  for (const auto* text : {"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a><row><k>&x;</k></row></a>",
                           "<?xml version='1.0'?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"}) {
    const auto reading = read_keyed(text);
    EXPECT_NE(reading.error.find("DOCTYPE"), std::string::npos) << reading.error;
    EXPECT_EQ(reading.records(), 0u);
  }
}

TEST(Xml, WhatIsNotWellFormedIsMalformedAfterTheRowsBeforeIt) {
  const std::string good = "<a><row><k>1</k></row>\n";
  for (const std::string bad : {"",
                                "<row>",
                                "<row></a>",
                                "<row><k>2</row></a>",
                                "</a>x",
                                "</a><b/>",
                                "<row k=1/></a>",
                                "<row k='1' k='2'/></a>",
                                "&nbsp;</a>",
                                "<row><k>&unknown;</k></row></a>",
                                "<row><k>a & b</k></row></a>",
                                "<1/></a>",
                                "<row k='<'/></a>",
                                "<!-- -- --></a>",
                                "\x01</a>",
                                "]]></a>",
                                "<![CDATA[x</a>",
                                "<?xml version='1.0'?></a>",
                                "<row",
                                "&#0;</a>",
                                "\xFF</a>",
                                "<br></a>"}) {
    const auto reading = read_keyed(good + bad);
    EXPECT_NE(reading.error.find("XML, line 2, column "), std::string::npos) << bad << ": " << reading.error;
    EXPECT_EQ(reading.records(), 1u) << bad;
  }
  EXPECT_EQ(error_of(good + "</a>\n<!-- end --> "), "");
}

TEST(Xml, IsReadInTheEncodingOfItsBytesWhateverItDeclares) {
  const Table expected{{0, {"姓名"}}, {1, {"张三"}}, {2, {"𠮷"}}};
  for (const std::string declared : {"UTF-8", "utf-8", "GBK", "gb2312", "GB18030", "UTF-16"}) {
    const auto text = "<?xml version=\"1.0\" encoding=\"" + declared +
                      "\"?><a><row><姓名>张三</姓名></row><row><姓名>𠮷</姓名></row></a>";
    for (const auto& bytes : {text, "\xEF\xBB\xBF" + text, testing::gb18030(text),
                              testing::converted("\xEF\xBB\xBF" + text, "UTF-8", "UTF-16LE"),
                              testing::converted(text, "UTF-8", "UTF-16BE")})
      EXPECT_EQ(one_table(bytes), expected) << declared;
    EXPECT_EQ(read_keyed(testing::gb18030(text)).described, "XML, gb18030, row");
    EXPECT_EQ(read_keyed(testing::converted(text, "UTF-8", "UTF-16LE")).described, "XML, utf-16, row");
  }
}

TEST(Xml, AnEncodingThatNobodyReadsIsRefused) {
  const std::string text = "<?xml version=\"1.0\" encoding=\"Big5\"?><a><row><k>1</k></row></a>";
  EXPECT_NE(error_of(text).find("Big5"), std::string::npos);
  EXPECT_EQ(error_of(text, {.charset = Charset::utf8}), "") << "unless the operator knows better";
}

TEST(Xml, DepthAndLengthAreBounded) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<d>";
  EXPECT_NE(error_of("<a><row>" + deep).find("64 deep"), std::string::npos);
  EXPECT_NE(error_of("<a><row " + std::string(4 << 20, 'x') + "='1'/></a>").find("longer than 1 MiB"),
            std::string::npos);
  const std::string huge(3 << 20, 'x');
  EXPECT_NE(error_of("<a><!--" + huge + "--><row/></a>").find("longer than 1 MiB"), std::string::npos);
  const auto table = one_table("<a><row><k>1</k></row><row><n>2</n><k>" + huge + "</k></row><row><k>3</k></row></a>");
  ASSERT_EQ(table.size(), 4u);
  EXPECT_EQ(table[2], (testing::KeyedRow{2, {"n: 2"}, true})) << "a record too long costs that record";
  EXPECT_EQ(table[3].cells, Cells{"3"});
}

TEST(Xml, NamesThatMultiplyCostTheirRecord) {
  std::string record = "<row><" + std::string(9000, 'n') + ">";
  for (int i = 0; i < 1000; ++i) record += "<a" + std::to_string(i) + "/>";
  record += "</" + std::string(9000, 'n') + "></row>";
  const auto reading = read_keyed("<a><row><k>1</k></row>" + record + "</a>");
  EXPECT_EQ(reading.error, "");
  EXPECT_TRUE(reading.tables.at(0).at(2).malformed);
}

TEST(XmlClaim, LeavesPagesAndCsvToOthers) {
  for (const auto* text : {"<姓名>,b\n1,2\n", "<a>,b\n1,2\n", "<,b\n", "<a\n", "<1>\n", "< a>\n", "a<b>\n"})
    EXPECT_TRUE(read_keyed(text).described.starts_with("CSV")) << text;
  for (const auto* text : {"<html><body><table/></body></html>", "<TABLE><tr/></TABLE>",
                           "<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><row/></html>",
                           "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
                           "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Row/></Workbook>"})
    EXPECT_FALSE(read_keyed(text).described.starts_with("XML,")) << text;
}

}  // namespace
}  // namespace yingbao::format
