// Sheets and rows of an old Excel file, what is refused, and files that are damaged.
#include "delivery_tables.hpp"
#include "xls_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using namespace testing;
using ::testing::HasSubstr;

std::string hidden_row(unsigned row) { return record(0x208, le16(row) + std::string(10, '\0') + le32(0x20)); }

/// A workbook with everything that a reader looks at.
std::string rich_stream() {
  const auto globals = record(0x42, le16(1200)) + record(0x22, le16(0)) +
                       record(0x41E, le16(164) + text16(u"yyyy\"年\"m\"月\"")) +
                       record(0xE0, le16(0) + le16(0) + std::string(16, '\0')) +
                       record(0xE0, le16(0) + le16(164) + std::string(16, '\0')) +
                       record(0xFC, le32(2) + le32(2) + text16(u"姓名") + le16(9) + '\1' + wide(u"洛江区万安街道")) +
                       record(0x3C, '\1' + wide(u"办事"));
  const auto first = hidden_row(1) + shared(0, 0, 0) + shared(0, 1, 1) + number(1, 0, 44357, 1) + label(1, 1, u"张三") +
                     formula(2, 0, special(0)) + record(0x207, text16(u"结果")) +
                     record(0xBD, le16(3) + le16(0) + le16(1) + le32(0x3FF80000) + le16(0) + le32(6) + le16(1));
  return biff8({{u"一", first}, {u"图", {}, 0, 2}, {u"二", label(4, 2, u"后"), 1}}, globals);
}

const std::vector<SheetRows> kRich{{"一",
                                    {{1, {"姓名", "洛江区万安街道办事"}},
                                     {2, {"2021-06-10", "张三"}, true},
                                     {3, {"结果"}},
                                     {4, {"1900-01-01 12:00:00", "1"}}}},
                                   {"二", {{5, {"", "", "后"}, true}}}};

TEST(XlsWorkbook, GivesItsSheetsInTurnWithWhatIsHidden) { EXPECT_EQ(read_tables(rich_stream()), kRich); }

TEST(XlsWorkbook, LiesInACompoundFileInLargeOrSmallSectors) {
  EXPECT_EQ(read_tables(compound({{u"Workbook", rich_stream()}})), kRich);
  EXPECT_EQ(read_tables(compound({{u"\5Summary", "x"}, {u"WORKBOOK", rich_stream() + std::string(5000, '\0')}})),
            kRich);
  EXPECT_EQ(read_tables(compound({{u"Book", rich_stream()}}), 7), kRich);
}

TEST(XlsWorkbook, MayHaveItsRowsInAnyOrder) {
  EXPECT_EQ(read_cells(biff8(label(2, 0, u"c") + label(0, 1, u"b") + label(0, 0, u"a"))),
            (std::vector<Cells>{Cells{"a", "b"}, Cells{"c"}}));
}

TEST(XlsWorkbook, LeavesOutTheCellsOfAChart) {
  EXPECT_EQ(read_cells(biff8(label(0, 0, u"a") + bof(0x20) + number(0, 1, 7) + eof() + label(1, 0, u"b"))),
            (std::vector<Cells>{Cells{"a"}, Cells{"b"}}));
}

TEST(XlsRefusal, SaysWhatToAskFor) {
  const std::string content(10, 'x');
  EXPECT_THAT(refusal_of(biff8("", record(0x2F, content))), HasSubstr("password"));
  EXPECT_THAT(refusal_of(compound({{u"EncryptionInfo", content}, {u"EncryptedPackage", content}})),
              HasSubstr("password"));
  EXPECT_THAT(refusal_of(compound({{u"WordDocument", content}})), HasSubstr("Word document"));
  EXPECT_THAT(refusal_of(compound({{u"PowerPoint Document", content}})), HasSubstr("PowerPoint"));
  EXPECT_THAT(refusal_of(compound({{u"Something", content}})), HasSubstr("unknown old Office file"));
  EXPECT_THAT(refusal_of(biff8(std::vector<XlsSheet>{{u"图", {}, 0, 2}})), HasSubstr("no sheet"));
  EXPECT_THAT(refusal_of(std::string("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", 10)), HasSubstr("before 1995"));
}

TEST(XlsDamage, IsNeverTakenForTheEnd) {
  for (const auto& whole : {rich_stream(), compound({{u"Workbook", rich_stream()}})}) {
    const auto rows = try_tables(whole);
    ASSERT_TRUE(rows);
    for (std::size_t size = 8; size < whole.size(); ++size) {
      const auto cut = try_tables(std::string_view{whole}.substr(0, size));
      if (!cut) continue;
      ASSERT_EQ(*cut, *rows) << "only padding may be missing when cut to " << size;
    }
  }
}

TEST(XlsDamage, OfSheetsThatShareTheirBytesIsRefused) {
  const auto one = biff8({{u"a", label(0, 0, u"x")}});
  auto globals = one.substr(0, one.find(eof()));
  const auto entry = globals.substr(bof(5).size());
  const auto at = bof(5).size() + 9 * entry.size() + eof().size();
  std::string bytes = bof(5);
  for (int i = 0; i < 9; ++i) bytes += entry.substr(0, 4) + le32(at) + entry.substr(8);
  bytes += eof() + bof(0x10) + label(0, 0, std::u16string(400, u'x')) + eof();
  EXPECT_THAT(refusal_of(bytes), HasSubstr("damaged"));
}

TEST(XlsDamage, GivesTablesOrARefusal) {
  expect_typed_results(rich_stream(), 4000, "\x09\x08\x0A\xFD\xFC\x3C\x06");
  expect_typed_results(compound({{u"Workbook", rich_stream()}}), 2000, "\xFE\xFF\x01\x02");
}

}  // namespace
}  // namespace yingbao::format
