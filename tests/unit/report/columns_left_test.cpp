// How columns that were not taken in are told.
#include "report/columns_left.hpp"

#include <gtest/gtest.h>

namespace yingbao::report {
namespace {

TEST(ColumnsLeft, AreNamedWithTheOneThatGoesBeforeThem) {
  const store::ColumnLeft dropped{"银行账号"}, after{"地区", "县（市、区）"}, others{"身份证号码", {}, true};
  EXPECT_EQ(in_chinese(dropped), "银行账号");
  EXPECT_EQ(in_chinese(after), "地区（以“县（市、区）”为先）");
  EXPECT_EQ(in_english(after), "地区 (after 县（市、区）)");
  EXPECT_EQ(in_chinese(others), "身份证号码（他人）");
  EXPECT_EQ(in_english(others), "身份证号码 (somebody else's)");
}

TEST(ColumnsLeft, TellNobodysNumber) {
  EXPECT_EQ(in_chinese({"350502199001011234"}).find("350502199001011234"), std::string::npos);
}

}  // namespace
}  // namespace yingbao::report
