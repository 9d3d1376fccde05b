// The folder that newcomers copy works as it stands.
#include "run_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_tests {
namespace {

TEST(Template, IsAPlugin) {
  const auto rows =
      rows_of("template/template", "姓名,身份证号,区县,金额（元）,撤销标志\n张三,,晋江市,12.5,\n李四,,晋江市,1,是\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["amount"], "1250");
  EXPECT_EQ(rows.skipped(schema::Reason::filtered), 1u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
