#include "cli/terminal_table.hpp"

#include <gtest/gtest.h>

namespace yingbao::cli {
namespace {

TEST(Width, OfAChineseCharacterIsTwoCells) {
  EXPECT_EQ(width_of(""), 0u);
  EXPECT_EQ(width_of("abc"), 3u);
  EXPECT_EQ(width_of("晋江市"), 6u);
  EXPECT_EQ(width_of("（人）"), 6u);
  EXPECT_EQ(width_of("list-7 名单"), 11u);
  EXPECT_EQ(width_of("…é"), 2u);
}

TEST(TerminalTable, AlignsTextLeftAndNumbersRightWhateverTheScript) {
  TerminalTable table{{"单位", "state", "行数"}};
  table.add({"晋江市", "held", "7"});
  table.add({"ab", "in force", "1234"});
  EXPECT_EQ(table.text(),
            "单位    state     行数\n"
            "晋江市  held         7\n"
            "ab      in force  1234\n");
}

TEST(TerminalTable, LeavesNoBlanksAtTheEndOfALine) {
  TerminalTable table{{"a", "reason"}};
  table.add({"1", ""});
  EXPECT_EQ(table.text(), "a  reason\n1\n");
}

TEST(TerminalTable, KeepsACellOnItsLine) {
  TerminalTable table{{"file"}};
  table.add({"a\nb\x1B[31m"});
  const auto text = table.text();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(TerminalTable, IsEmptyUntilARowIsAdded) {
  TerminalTable table{{"a"}};
  EXPECT_TRUE(table.empty());
  table.add({"1"});
  EXPECT_FALSE(table.empty());
}

}  // namespace
}  // namespace yingbao::cli
