// What a row says of itself on its way back: findings row by row, and cells as they went out.
#include "run_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

TEST(Findings, AreToldWithTheirRowAndColumnWhenSomebodyCanMendThem) {
  const auto rows = rows_of("human_resources",
                            "姓名,身份证号码,性别,联系电话,失业登记日期,登记机构,备注\n"
                            "张三,,男,#N/A,2021-03-01,鲤城区人社局,\n"
                            "李四,,男,,2021-03-01,不详,\n"
                            "王五,,男,#N/A,2021-02-30,鲤城区人社局,\n");
  ASSERT_EQ(rows.rejects.size(), 1u);
  ASSERT_FALSE(rows.findings.empty());
  EXPECT_EQ(rows.findings[0].row, 2u);
  EXPECT_EQ(rows.findings[0].reason, Reason::optional_unreadable);
  EXPECT_EQ(rows.findings[0].column, "联系电话");
  for (const auto& finding : rows.findings) EXPECT_NE(finding.row, 4u) << "a refused row goes back as such alone";
}

TEST(Findings, OfOneReasonAreToldRowByRowUpToABound) {
  std::string text = "姓名,身份证号码,联系电话,失业登记日期,登记机构\n";
  for (int i = 0; i < 10'050; ++i) text += "张三,,#N/A,2021-03-01,鲤城区人社局\n";
  const auto rows = rows_of("human_resources", text);
  EXPECT_EQ(rows.found(Reason::optional_unreadable), 10'050u);
  std::size_t told = 0;
  for (const auto& finding : rows.findings) told += finding.reason == Reason::optional_unreadable ? 1 : 0;
  EXPECT_EQ(told, plugin_host::kMostRowsOfFinding);
}

TEST(MendedCells, LoseTheApostropheTheyWentOutWith) {
  const auto rows = rows_of("human_resources",
                            "退回编号,姓名,身份证号码,联系电话,失业登记日期,登记机构,失业原因\n"
                            "T1-1-2-0000,张三,,,2021-03-01,鲤城区人社局,'=其他\n"
                            "T1-1-3-0000,李四,,,2021-03-01,鲤城区人社局,''=其他\n"
                            "T1-1-4-0000,王五,,,2021-03-01,鲤城区人社局,-其他\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0]["unemployment_reason"], "=其他");
  EXPECT_EQ(rows.records[1]["unemployment_reason"], "=其他") << "as when it is delivered with an apostrophe of its own";
  EXPECT_EQ(rows.records[2]["unemployment_reason"], "-其他");
}

}  // namespace
}  // namespace yingbao::plugin_tests
