// What every reader of a cell does first.
#include "reading/cells.hpp"

#include <gmock/gmock.h>

#include <string>

namespace yingbao::reading {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Wrappers, AreTakenOffHoweverTheirMarksWereTyped) {
  for (const auto cell : {"张三",   "'张三",     "'张三'",   "\"张三\"",   "`张三`",  "`张三'",     "‘张三’",
                          "’张三’", "‘张三‘",    "“张三”",   "”张三”",     "“张三“",  "＇张三＇",   "＂张三＂",
                          "“张三",  "=\"张三\"", "\t'张三 ", "\"'张三'\"", "“'张三”", "=\"'张三'\""})
    EXPECT_EQ(unwrapped(cell), "张三") << cell;
}

TEST(Wrappers, AreNoneWhereAQuoteOpensAPartOnly) {
  for (const auto cell : {"“张三”、“李四”", "\"张三\"李四", "‘张三’（户主）", "`张三`李四", "张三“李四“"})
    EXPECT_EQ(unwrapped(cell), cell);
}

// A reader that looks at the rest of the cell again for each of its marks does not come to an end within the test's time.
TEST(Reading, OfALongCellOfMarksAloneEnds) {
  for (const auto mark : {"“", "‘", "”", "\"", "'", "＂", "`", "“ ", "、", "/", "、张", "-", "—", "个", "("}) {
    const auto cell = repeated(mark, 1'000'000);
    says_nothing(cell);
    EXPECT_LE(read_list(cell).size(), 1'000'000u);
    EXPECT_FALSE(read_integer(cell));
  }
  EXPECT_FALSE(says_nothing(repeated("“", 1000)));
}

TEST(Lists, OfOneCellEndAtEveryMark) {
  EXPECT_THAT(read_list("“张三，李四”"), testing::ElementsAre("张三", "李四"));
  EXPECT_THAT(read_list("、张三|李四；\r\n;王五/"), testing::ElementsAre("张三", "李四", "王五"));
}

}  // namespace
}  // namespace yingbao::reading
