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

/// Two tables' worth of reasons to go back, one row that does not, and cells of every kind.
const std::string kMixed =
    "姓名,身份证号码,性别,联系电话,失业登记日期,登记机构,备注\n"
    "甲," +
    number_of("19850615", "003") +
    ",男,13800000000,2021-03-01,鲤城区人社局,好\n"
    "乙," +
    number_of("19850615", "003") +
    ",女,,2021-03-01,鲤城区人社局,\"性别,\n不符\"\n"
    "丙,,男,,2021-03-01,鲤城区人社局,\xFF\n"
    "丁," +
    number_of("19850615", "001") +
    ",男,,2021-02-30,鲤城区人社局,拒\n"
    "合计,,,,,,\n"
    "戊," +
    number_of("19850615", "001") +
    ",男,#N/A,2021-03-01,鲤城区人社局,电话\n"
    "己," +
    number_of("19850615", "001") + ",男,,2021-03-01,鲤城区人社局,多,一格\n";

plugin_host::Job with_rows_along(std::uint64_t bytes) {
  auto job = job_of("human_resources");
  job.rows_along = bytes;
  return job;
}

TEST(RowsAlong, AreThoseThatReadingAgainWouldBring) {
  const auto along = rows_of(with_rows_along(1 << 20), kMixed).extracted;
  auto again = job_of("human_resources");
  again.task = plugin_host::Task::extract;
  for (const auto& row : along) again.rows.push_back({0, row.row});
  const auto rows = run_rows(again, kMixed);
  ASSERT_TRUE(rows) << rows.error().detail();
  std::vector<std::uint64_t> numbers;
  for (const auto& row : along) numbers.push_back(row.row);
  EXPECT_EQ(numbers, (std::vector<std::uint64_t>{3, 4, 5, 7, 8}));
  ASSERT_EQ(rows->extracted.size(), along.size());
  for (std::size_t i = 0; i < along.size(); ++i) {
    EXPECT_EQ(rows->extracted[i].row, along[i].row);
    EXPECT_EQ(rows->extracted[i].cells, along[i].cells) << along[i].row;
  }
}

TEST(RowsAlong, TakeNoMoreBytesThanTheyMayAndStopThere) {
  EXPECT_TRUE(rows_of(with_rows_along(0), kMixed).extracted.empty());
  const auto whole = rows_of(with_rows_along(1 << 20), kMixed).extracted;
  const auto first = to_wire(whole[0]).size(), second = to_wire(whole[1]).size();
  EXPECT_EQ(rows_of(with_rows_along(first + second), kMixed).extracted.size(), 1u);
  EXPECT_EQ(rows_of(with_rows_along(first + second + 1), kMixed).extracted.size(), 2u);
}

TEST(RowsAlong, AreAllOfAMendedFile) {
  const auto rows = rows_of(with_rows_along(1 << 20),
                            "退回编号,姓名,身份证号码,失业登记日期,登记机构\n"
                            "T1-1-2-0000,张三," +
                                number_of("19850615", "001") + ",2021-03-01,鲤城区人社局\n");
  EXPECT_EQ(rows.extracted.size(), 1u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
