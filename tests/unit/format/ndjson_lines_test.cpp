// NDJSON: a record a line, and a bad line costs nobody else.
#include "keyed_tables.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::one_table;
using testing::read_keyed;
using testing::Table;

TEST(Ndjson, NumbersAreThoseOfTheLines) {
  EXPECT_EQ(one_table("{\"a\":1}\r\n\r\n  \n{\"a\":2}\n{\"a\":3}"),
            (Table{{0, {"a"}}, {1, {"1"}}, {4, {"2"}}, {5, {"3"}}}));
  EXPECT_EQ(read_keyed("{\"a\":1}\n{\"a\":2}\n").described, "NDJSON");
}

TEST(Ndjson, ABadLineCostsThatLine) {
  for (const std::string bad :
       {"{\"a\":", "{\"a\":\"x", "garbage", "[1]", "{\"a\":1} x", "{\"a\":1}{\"a\":2}", "}", "\"", "{\"a\":1],", "7"}) {
    EXPECT_EQ(one_table("{\"a\":1}\n" + bad + "\n{\"a\":3}\n{\"a\":4}\n"),
              (Table{{0, {"a"}}, {1, {"1"}}, {2, {bad}, true}, {3, {"3"}}, {4, {"4"}}}));
    const auto last = one_table("{\"a\":1}\n{\"a\":2}\n" + bad);
    EXPECT_EQ(last.back(), (testing::KeyedRow{3, {bad}, true}));
  }
}

TEST(Ndjson, ALineTooLongCostsThatLine) {
  for (const auto* end : {"\n", "\n{\"a\":3}\n"}) {
    const auto table = one_table("{\"a\":1}\n{\"a\":2}\n{\"a\":\"" + std::string(3 << 20, 'x') + "\"}" + end);
    ASSERT_GE(table.size(), 4u);
    EXPECT_TRUE(table[3].malformed);
    EXPECT_EQ(table.size(), std::string_view{end} == "\n" ? 4u : 5u);
  }
}

TEST(Ndjson, OneObjectAloneIsARecordUnlessItIsAnAnswerOrHoldsAList) {
  EXPECT_EQ(one_table("{\"姓名\":\"张三\"}"), (Table{{0, {"姓名"}}, {1, {"张三"}}}));
  EXPECT_NE(read_keyed("{\"code\":500,\"message\":\"x\"}\n").error, "");
  EXPECT_EQ(read_keyed("{\"rows\":[{\"a\":1}]}\n").described, "JSON, rows");
  EXPECT_NE(read_keyed("{\"rows\":[{\"a\":1}]}\nx").error, "")
      << "JSON with something behind it, not a list of one record";
  EXPECT_EQ(read_keyed("{\"a\":1}\n{\"rows\":[{\"a\":1}]}\n").described, "NDJSON");
}

TEST(Ndjson, MayBeGb18030) {
  EXPECT_EQ(one_table(testing::gb18030("{\"姓名\":\"张三\"}\n{\"姓名\":\"李四\"}\n")),
            (Table{{0, {"姓名"}}, {1, {"张三"}}, {2, {"李四"}}}));
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "{\"name\":\"ascii for a long while\"}\n";
  const auto reading = read_keyed(text + testing::gb18030("{\"name\":\"张三\"}\n"));
  EXPECT_EQ(reading.tables.at(0).back().cells, testing::Cells{"张三"});
  EXPECT_EQ(reading.described, "NDJSON, gb18030");
}

}  // namespace
}  // namespace yingbao::format
