// A damaged row costs itself; the rows after it are read.
#include "csv_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yingbao::format {
namespace {

using testing::read_rows;
using testing::Row;
using Rows = std::vector<Row>;

/// The rows after the first `skip`, which must not be broken.
void expect_rest(const Rows& rows, std::size_t skip, const std::vector<testing::Cells>& rest) {
  ASSERT_EQ(rows.size(), skip + rest.size()) << ::testing::PrintToString(rows);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    EXPECT_FALSE(rows[skip + i].broken);
    EXPECT_EQ(rows[skip + i].cells, rest[i]);
  }
}

TEST(UnclosedQuote, CostsItsRowOnly) {
  const auto rows = read_rows("a,b\n1,\"x\n2,y\n3,z\n");
  expect_rest(rows, 2, {{"2", "y"}, {"3", "z"}});
  EXPECT_FALSE(rows[0].broken);
  EXPECT_TRUE(rows[1].broken);
}

TEST(UnclosedQuote, InTheLastRowCostsThatRow) {
  for (const char* text : {"a,b\n1,\"x", "a,b\n1,\"x\n", "a,b\n1,\"x\"\"", "a,b\n1,\""}) {
    const auto rows = read_rows(text);
    ASSERT_EQ(rows.size(), 2u) << ::testing::PrintToString(text);
    EXPECT_FALSE(rows[0].broken);
    EXPECT_TRUE(rows[1].broken);
  }
}

TEST(UnclosedQuote, AfterClosedOnesCostsItsRowOnly) {
  const auto rows = read_rows("\"a\",\"b\"\n\"1\",\"x\ny\"\n\"2\",\"bad\n3,z\n");
  ASSERT_EQ(rows.size(), 4u) << ::testing::PrintToString(rows);
  EXPECT_EQ(rows[1].cells, (testing::Cells{"1", "x\ny"}));
  EXPECT_TRUE(rows[2].broken);
  EXPECT_EQ(rows[3].cells, (testing::Cells{"3", "z"}));
}

TEST(UnclosedQuote, BeforeQuotedRowsCostsItsRowOnly) {
  // The quote that opens the next row's cell must not pass for the one that is missing.
  const auto rows = read_rows("a,b\n1,\"bad\n2,\"x\"\n3,\"y\"\n4,\"z\"\n");
  expect_rest(rows, 2, {{"2", "x"}, {"3", "y"}, {"4", "z"}});
  EXPECT_TRUE(rows[1].broken);
}

TEST(UnclosedQuote, CostsItsRowOnlyWhereLinesEndInCr) {
  const auto rows = read_rows("a,b\r1,\"x\r2,y\r3,z\r");
  expect_rest(rows, 2, {{"2", "y"}, {"3", "z"}});
  EXPECT_TRUE(rows[1].broken);
}

TEST(UnclosedQuote, CostsItsRowOnlyInALongDelivery) {
  std::string text = "a,b\n1,\"x\n";
  std::size_t plain = 0;
  for (; text.size() < 3u << 20; ++plain) text += "2,a plain row of ordinary length\n";
  const auto rows = read_rows(text);
  ASSERT_EQ(rows.size(), plain + 2);
  EXPECT_TRUE(rows[1].broken);
  for (std::size_t i = 2; i < rows.size(); ++i) ASSERT_EQ(rows[i].cells.size(), 2u) << i;
}

TEST(UnclosedQuote, GivesTheSameRowsHoweverTheBytesArrive) {
  const std::string text = "a,b\n1,\"x\n2,y\n3,\"\"\"q\n4,w\n";
  for (const std::size_t step : {1u, 2u, 3u, 7u}) EXPECT_EQ(read_rows(text, {}, step), read_rows(text)) << step;
}

TEST(UnclosedQuote, BehindABlankSwallowsNoRow) {
  std::string text = "a,b\n1, \"x\n";
  for (int i = 0; i < 50'000; ++i) text += "2,a plain row of ordinary length\n";
  for (const std::string& last :
       {std::string{"3, y\"\n"}, std::string{"3, \"y\n"}, std::string{"3, \"\n"}, std::string{}}) {
    const auto rows = read_rows(text + last);
    ASSERT_EQ(rows.size(), 50'002u + !last.empty()) << last;
    for (const auto& row : rows) ASSERT_EQ(row.cells.size(), 2u) << last;
    EXPECT_EQ(rows[1].cells[1], " \"x");
  }
  EXPECT_EQ(read_rows("a,b,c\n1, \"x\n2,\"y\"\n3,\"z\"\n").size(), 4u);
  EXPECT_EQ(read_rows("a\n \"x\ny\nz\"\n").size(), 4u);
  EXPECT_EQ(read_rows("a,b,c\n1, \"x\ny\", 2\n3,4,5\n"),
            (Rows{{{"a", "b", "c"}}, {{"1", "x\ny", " 2"}}, {{"3", "4", "5"}}}));
}

TEST(UnclosedQuote, InRowAfterRowCostsEachOfThem) {
  std::string text = "a,b\n0,x\n";
  for (int i = 0; i < 20'000; ++i) text += "1,\"x\n";
  const auto rows = read_rows(text);
  ASSERT_EQ(rows.size(), 20'002u);
  for (std::size_t i = 2; i < rows.size(); ++i) ASSERT_TRUE(rows[i].broken) << i;
}

std::vector<std::optional<schema::Reason>> faults_of(std::string_view text) {
  MemorySource source{text};
  const auto reader = open_rows(source, {});
  std::vector<std::optional<schema::Reason>> faults;
  while ((*reader)->next().value()) faults.push_back((*reader)->fault());
  return faults;
}

TEST(LineBreak, OfACarriageReturnAloneStaysInItsCell) {
  for (const char* end : {"\r\n", "\n"}) {
    const auto n = std::string{end};
    EXPECT_EQ(read_rows("姓名\r,证件" + n + "李\r红,1" + n + "王,2\r \rx" + n + "陈,3\r"),
              (Rows{{{"姓名 ", "证件"}}, {{"李 红", "1"}}, {{"王", "2   x"}}, {{"陈", "3"}}}));
  }
}

TEST(LineBreak, OfManyCarriageReturnsIsStillNone) {
  EXPECT_EQ(read_rows("姓名,备注\n李红,a\rb\rc\n王,d\re\rf\n").back(), (Row{{"王", "d e f"}}));
}

constexpr auto kSplit = schema::Reason::split_row;
constexpr std::optional<schema::Reason> kWhole{};

struct Broken {
  const char* text;
  std::vector<std::optional<schema::Reason>> faults;
};

TEST(LineBreak, OfALineFeedInACellMakesNobodyOfHalfARow) {
  const Broken cases[] = {
      {"姓名,证件,日期\r\n李\n红,1,x\r\n王,2,y\r\n", {kWhole, kSplit, kSplit, kWhole}},   // in the first cell
      {"姓名,证件,日期\r\n李红,1\n2,x\r\n王,2,y\r\n", {kWhole, kSplit, kSplit, kWhole}},  // within
      {"姓名,证件,日期\r\n李红,1,x\ny\r\n王,2,y\r\n", {kWhole, kSplit, kSplit, kWhole}},  // in the last
      {"姓名,证件,日期\r\n李\n\n红,1\n2,x\r\n王,2,y\n", {kWhole, kSplit, kSplit, kSplit, kSplit, kWhole}},
      {"姓名,证件,日期\r\n王,2,y\r\n李\n红,1,x\n", {kWhole, kWhole, kSplit, kSplit}},          // at the end
      {"姓名,证件,日期\r\n李红,1,x\n王,2,y\r\n陈,3,z\r\n", {kWhole, kWhole, kWhole, kWhole}},  // whole rows, joined
      {"姓名,证件,日期\r\n李红,1,x\n\r\n陈,3,z\r\n", {kWhole, kWhole, kWhole, kWhole}},        // a blank line
  };
  for (const auto& [text, faults] : cases) EXPECT_EQ(faults_of(text), faults) << ::testing::PrintToString(text);
}

TEST(LineBreak, IsSeenWhereEveryLineEndsAlikeAndOnlyTwoLinesMakeARow) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto lines = [&](std::initializer_list<const char*> each) {
      std::string text;
      for (const auto* line : each) text += line + end;
      return text;
    };
    EXPECT_EQ(faults_of(lines({"a,b,c,d,e", "李红,1,x", "y,z,w", "王,2,p,q,r"})),
              (std::vector{kWhole, {kSplit}, {kSplit}, kWhole}));
    EXPECT_EQ(faults_of(lines({"城市", "a,b,c", "农村", "d,e,f", "合计,2"})), std::vector(5, kWhole))
        << "headings and totals";
    EXPECT_EQ(faults_of(lines({"a,b,c,d,e", "1,2,3", "1,2,3", "1,2,3"})), std::vector(4, kWhole))
        << "all rows are short";
    EXPECT_EQ(faults_of(lines({"a,b,c,d", "1,2,3", "1,2", "1,2,3,4", "1,2", "1", "1,2,3,4", "1,2"})),
              std::vector(8, kWhole))
        << "rows without their empty cells";
  }
}

TEST(LineBreak, IsSeenHoweverTheBytesArrive) {
  const std::string text = "a,b,c\r\nx\ny,1,2\r\nz\rw,3,4\r\n";
  for (const std::size_t step : {1u, 2u, 3u, 7u}) EXPECT_EQ(read_rows(text, {}, step), read_rows(text)) << step;
}

TEST(Nul, CostsItsRowOnly) {
  const std::string text = "姓名,证件\n张三,1\n李" + std::string(1, '\0') + "四,2\n王五,3\n";
  using enum schema::Reason;
  EXPECT_EQ(faults_of(text), (std::vector<std::optional<schema::Reason>>{{}, {}, undecodable, {}}));
  std::string far = text;
  while (far.size() < 600'000) far += "赵六,4\n";
  far += std::string(1, '\0') + ",5\n";
  auto faults = faults_of(far);
  EXPECT_EQ(faults.back(), undecodable);
  EXPECT_EQ(std::count_if(faults.begin(), faults.end(), [](auto fault) { return fault.has_value(); }), 2);
}

TEST(Apostrophe, ThatClosesWhatNoCellOpensCostsTheRow) {
  EXPECT_EQ(faults_of("'姓名','住址'\n'张三','鲤城, 1号'\n'李四','安溪'\n"),
            (std::vector<std::optional<schema::Reason>>{{}, schema::Reason::record_malformed, {}}));
}

TEST(LongRow, IsPassedOverWhole) {
  const std::string cell(5u << 20, 'x');
  for (const auto& row : {"1," + cell + ",2", "\"1\"," + cell, "=\"" + cell, " \"" + cell}) {
    const auto rows = read_rows("a,b\n" + row + "\n3,y\n");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_TRUE(rows[1].broken);
    EXPECT_LE(rows[1].cells.at(0).size(), 1000u);
    EXPECT_EQ(rows[2], (Row{{"3", "y"}}));
  }
  EXPECT_EQ(faults_of("a,b\n1," + cell + "\n")[1], schema::Reason::text_too_long);
}

TEST(LongCell, IsReadUpToItsBound) {
  const std::string cell(CsvReader::kMaxRowBytes - 100, 'x');
  const auto rows = read_rows("a,b\n1,\"" + cell + "\"\n2," + cell + "\n3,y\n");
  expect_rest(rows, 1, {{"1", cell}, {"2", cell}, {"3", "y"}});
}

TEST(Damage, OfBytesLosesNoRow) {
  std::string text = "a,b\n";
  for (int i = 0; i < 20; ++i) text += std::to_string(i) + ",\xD5\xC5\n";
  for (std::size_t at = 4; at < text.size(); ++at) {
    if (text[at] == '\n' || text[at] == ',') continue;
    auto damaged = text;
    damaged[at] = '\xFF';
    EXPECT_EQ(read_rows(damaged).size(), 21u) << at;
  }
}

}  // namespace
}  // namespace yingbao::format
