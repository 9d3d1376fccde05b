#include "plugin_host/child/cell_memo.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingbao::plugin_host {
namespace {

TEST(CellMemo, KnowsWhatItKept) {
  CellMemo memo;
  EXPECT_FALSE(memo.find("男"));
  memo.keep("男", true, "1");
  memo.keep("无", false, "");
  ASSERT_TRUE(memo.find("男"));
  EXPECT_TRUE(memo.find("男")->said);
  EXPECT_EQ(memo.find("男")->value(), "1");
  ASSERT_TRUE(memo.find("无"));
  EXPECT_FALSE(memo.find("无")->said);
  EXPECT_FALSE(memo.find("女"));
  memo.clear();
  EXPECT_FALSE(memo.find("男"));
}

TEST(CellMemo, KeepsNoCellAndNoValueThatIsTooLong) {
  CellMemo memo;
  const std::string cell(CellMemo::Entry::kLongestCell, 'x'), value(CellMemo::Entry::kLongestValue, 'y');
  memo.keep(cell, true, value);
  ASSERT_TRUE(memo.find(cell));
  EXPECT_EQ(memo.find(cell)->value(), value);
  memo.keep(cell + "x", true, "1");
  memo.keep("long", true, value + "y");
  EXPECT_FALSE(memo.find(cell + "x"));
  EXPECT_FALSE(memo.find("long"));
}

TEST(CellMemo, NeverTellsOneCellsValueOfAnother) {
  CellMemo memo;
  for (int i = 0; i < 1000; ++i) {
    const auto cell = std::to_string(i);
    memo.keep(cell, true, cell);
    for (int earlier = 0; earlier <= i; ++earlier) {
      const auto* known = memo.find(std::to_string(earlier));
      ASSERT_TRUE(!known || known->value() == std::to_string(earlier));
    }
  }
}

}  // namespace
}  // namespace yingbao::plugin_host
