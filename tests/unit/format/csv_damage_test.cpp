// A damaged row costs itself; the rows after it are read.
#include "csv_rows.hpp"

#include <gtest/gtest.h>

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
