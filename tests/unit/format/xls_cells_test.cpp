// What cells of an old Excel file say.
#include "delivery_tables.hpp"
#include "xls_writer.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using namespace testing;
using namespace std::string_literals;

std::string style(unsigned format) { return record(0xE0, le16(0) + le16(format) + std::string(16, '\0')); }

/// The text of one cell.
std::string text_of(const std::string& cell, const std::string& globals = {}) {
  const auto cells = read_cells(biff8(cell, globals));
  return cells.size() == 1 && cells[0].size() == 1 ? cells[0][0] : ::testing::PrintToString(cells);
}

TEST(XlsCell, HoldsTextOfEveryKind) {
  const auto texts = record(0xFC, le32(2) + le32(2) + text16(u"姓名") + le16(3) + "\0abc"s);
  EXPECT_EQ(text_of(shared(0, 0, 0), texts), "姓名");
  EXPECT_EQ(text_of(shared(0, 0, 1), texts), "abc");
  EXPECT_EQ(text_of(label(0, 0, u"张三\n丰")), "张三\n丰");
  EXPECT_EQ(text_of(record(0xD6, at_cell(0, 0) + text16(u"张三") + le16(1) + le32(0))), "张三");
}

TEST(XlsCell, HoldsNumbersAsTheirDigits) {
  EXPECT_EQ(text_of(number(0, 0, 13'900'000'001)), "13900000001");
  EXPECT_EQ(text_of(number(0, 0, 0.1 + 0.2)), "0.3");
  EXPECT_EQ(text_of(number(0, 0, 3.50521199001011239e17)), "3.50521199001011E+17");
  const auto rk = [](std::uint32_t value) { return record(0x27E, at_cell(0, 0) + le32(value)); };
  EXPECT_EQ(text_of(rk(1234u << 2 | 2)), "1234");
  EXPECT_EQ(text_of(rk(1234u << 2 | 3)), "12.34");
  EXPECT_EQ(text_of(rk(static_cast<std::uint32_t>(-5) << 2 | 2)), "-5");
  EXPECT_EQ(text_of(rk(0x3FF80000)), "1.5");
  const auto many =
      record(0xBD, le16(0) + le16(1) + le16(0) + le32(1u << 2 | 2) + le16(0) + le32(2u << 2 | 2) + le16(2));
  EXPECT_EQ(read_cells(biff8(many)), (std::vector<Cells>{Cells{"", "1", "2"}}));
}

TEST(XlsCell, HoldsDatesByTheirStyle) {
  const auto styles = record(0x41E, le16(164) + text16(u"yyyy\"年\"m\"月\"d\"日\"")) +
                      record(0x41E, le16(165) + text16(u"0.00\"days\"")) + style(14) + style(164) + style(165) +
                      style(0);
  EXPECT_EQ(text_of(number(0, 0, 44357, 0), styles), "2021-06-10");
  EXPECT_EQ(text_of(number(0, 0, 44357.5, 1), styles), "2021-06-10 12:00:00");
  EXPECT_EQ(text_of(number(0, 0, 44357, 2), styles), "44357days");
  EXPECT_EQ(text_of(number(0, 0, 44357, 3), styles), "44357");
  EXPECT_EQ(text_of(number(0, 0, 44357, 99), styles), "44357") << "a style that is not there";
  EXPECT_EQ(text_of(number(0, 0, 42895, 0), styles + record(0x22, le16(1))), "2021-06-10") << "counted from 1904";
}

TEST(XlsCell, HoldsWhatAFormulaGave) {
  EXPECT_EQ(text_of(formula(0, 0, le(12.5))), "12.5");
  EXPECT_EQ(text_of(formula(0, 0, special(0)) + record(0x207, text16(u"结果"))), "结果");
  EXPECT_EQ(text_of(formula(0, 0, special(0)) + record(0x4BC, le32(0)) + record(0x207, text16(u"结果"))), "结果");
  EXPECT_EQ(text_of(formula(0, 0, special(1, 1))), "TRUE");
  EXPECT_EQ(text_of(formula(0, 0, special(2, 0x2A))), "#N/A");
  EXPECT_EQ(text_of(formula(0, 0, special(3), 2)), kUncomputed);
  EXPECT_EQ(text_of(formula(0, 0, le(0.0), 2)), kUncomputed);
  EXPECT_EQ(text_of(formula(0, 0, le(0.0))), "0");
  EXPECT_EQ(text_of(formula(0, 0, le(12.5), 2)), "12.5");
  EXPECT_NE(refusal_of(biff8(formula(0, 0, special(0)))).find("formula"), std::string::npos);
}

TEST(XlsCell, HoldsTruthAndErrors) {
  const auto cell = [](char value, char error) { return record(0x205, at_cell(0, 0) + std::string{value, error}); };
  EXPECT_EQ(text_of(cell(1, 0)), "TRUE");
  EXPECT_EQ(text_of(cell(0, 0)), "FALSE");
  EXPECT_EQ(text_of(cell(0x17, 1)), "#REF!");
  EXPECT_EQ(text_of(cell(0x07, 1)), "#DIV/0!");
}

TEST(XlsText, RunsOnBehindARecordsEnd) {
  const auto first = le32(2) + le32(2) + le16(4) + '\1' + wide(u"张\xD842");
  const auto second = '\1' + wide(u"\xDFB7三") + le16(3) + '\0' + "a";
  const auto third = '\1' + wide(u"b泉");
  const auto texts = record(0xFC, first) + record(0x3C, second) + record(0x3C, third);
  EXPECT_EQ(text_of(shared(0, 0, 0), texts), "张\U00020BB7三");
  EXPECT_EQ(text_of(shared(0, 0, 1), texts), "ab泉");
}

TEST(XlsText, ThatIsHalfACharacterMakesTheRowFaulty) {
  const auto bytes = biff8(label(0, 0, u"张\xD842"));
  MemorySource half{bytes};
  const auto reader = open_rows(half, {});
  ASSERT_TRUE(reader);
  ASSERT_TRUE((*reader)->next().value());
  EXPECT_EQ((*reader)->fault(), schema::Reason::undecodable);
}

TEST(XlsText, OfExcel95IsInGb18030) {
  const auto name = gb18030("名单"), cell = gb18030("张三");
  const auto head = bof(5, 0x500) + record(0x42, le16(936));
  const auto at = head.size() + 4 + 7 + name.size() + 4;
  const auto bytes = head + record(0x85, le32(at) + std::string{'\0', '\0', static_cast<char>(name.size())} + name) +
                     eof() + bof(0x10, 0x500) + record(0x204, at_cell(0, 0) + le16(cell.size()) + cell) + eof();
  EXPECT_EQ(read_tables(bytes), (std::vector<SheetRows>{{"名单", {{1, {"张三"}}}}}));
}

}  // namespace
}  // namespace yingbao::format
