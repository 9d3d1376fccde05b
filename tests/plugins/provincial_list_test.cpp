#include "run_rows.hpp"
#include "schema/feed.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "provincial_list";
const std::string kNumber = number_of("19700103", "015");

plugin_host::Job job_named(const std::string& file) {
  auto job = job_of(kPlugin);
  job.file_name = file;
  return job;
}

TEST(ProvincialList, TheColumnTellsTheGroup) {
  std::string text =
      "泉州市部分特殊困难群体名单,,,,,,,,\n序号,类别,姓名,身份证号码,县（市、区）,乡镇,家庭住址,联系电话,备注\n";
  for (const auto& kind : schema::feed_kinds())
    if (kind.code[0] == 'G')
      text += "1," + std::string{kind.zh} + ",张三," + kNumber + ",晋江市,甲镇,乙,13900000001,\n";
  text += "合计,,11,,,,,,\n";
  const auto rows = rows_of(kPlugin, text);
  std::vector<std::string> feeds;
  for (const auto& record : rows.records) feeds.push_back(record.feed);
  EXPECT_THAT(feeds, testing::ElementsAre("G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"));
  EXPECT_EQ(rows.rejects.size(), 2u) << "the province hands down neither G8 nor G9";
  EXPECT_EQ(rows.records[0]["unit"], "350582");
  EXPECT_EQ(rows.records[0]["phone"], "13900000001");
  EXPECT_EQ(rows.skipped(Reason::total_row), 1u);
}

TEST(ProvincialList, ShortWordsAndTheFilesNameDoAsWell) {
  const auto rows = rows_of(job_named("泉州市医疗费用超4万元名单.xlsx"),
                            "类别,姓名,身份证号\n残疾,甲一,\n,甲二,\n失业、残疾,甲三,\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0].feed, "G3");
  EXPECT_EQ(rows.records[1].feed, "G2");
  EXPECT_EQ(rows.records[2].feed, "G2") << "a cell that names two groups names none";
}

TEST(ProvincialList, WithoutAGroupTheRowIsRefused) {
  const auto rows = rows_of(job_named("扶贫对象.xlsx"), "姓名,身份证号,类别\n甲一,,扶贫\n");
  ASSERT_EQ(rows.rejects.size(), 1u) << "which of three groups, nobody can tell";
  EXPECT_EQ(rows.rejects[0].reason, Reason::code_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "类别");
}

TEST(ProvincialList, CasesNeedNobody) {
  const auto rows =
      rows_of(job_named("信访.xls"), "编号,姓名,县区,备注\nS1,张三,惠安县,\nS2,,惠安县,\n,李四,惠安县,\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.header.layout, "people_or_cases");
  EXPECT_EQ(rows.records[0].feed, "G4");
  EXPECT_EQ(rows.records[1]["case_number"], "S2");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].column, "编号");
}

TEST(ProvincialList, NumbersOfLinesAreNoCases) {
  const auto rows = rows_of(job_named("登记失业人员.xls"), "编号,姓名,身份证号\n1,张三,\n2,,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["case_number"], "");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::nobody_named);
}

}  // namespace
}  // namespace yingbao::plugin_tests
