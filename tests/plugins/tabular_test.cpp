#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;
using testing::HasSubstr;
using testing::StartsWith;

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs kPeople = {
    {"columns.0.field", "name"},      {"columns.0.titles", "姓名|申请人"}, {"columns.0.need", "required"},
    {"columns.1.field", "id_number"}, {"columns.1.titles", "身份证号"},    {"columns.2.field", "county"},
    {"columns.2.titles", "县区"},
};

plugin_host::Job job_with(Pairs more, const std::string& feed = "G7") {
  auto job = job_of("tabular");
  job.feed = feed;
  job.settings = kPeople;
  job.settings.insert(job.settings.end(), more.begin(), more.end());
  return job;
}

TEST(Tabular, ReadsFieldsByTheirKind) {
  const auto job = job_with({{"columns.3.field", "amount"},
                             {"columns.3.titles", "需救助金额"},
                             {"columns.4.field", "data_date"},
                             {"columns.4.titles", "受灾日期"},
                             {"columns.5.field", "quantity"},
                             {"columns.5.titles", "次数"},
                             {"columns.6.field", "category"},
                             {"columns.6.titles", "灾种"},
                             {"columns.7.field", "sex"},
                             {"columns.7.titles", "性别"}});
  const auto number = number_of("20000229", "025");
  const auto rows = rows_of(job,
                            "受灾日期,申请人,身份证号,县区,需救助金额（元）,次数,灾种,性别,其他\n"
                            "2021-05-01,张三," +
                                number + ",德化县,1500.5,2次,洪涝,女,甲\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(rows.header.layout, "tabular");
  EXPECT_EQ(record.feed, "G7");
  EXPECT_EQ(record["id_number"], number);
  EXPECT_EQ(record["amount"], "150050");
  EXPECT_EQ(record["data_date"], "20210501");
  EXPECT_EQ(record["quantity"], "2");
  EXPECT_EQ(record["category"], "洪涝");
  EXPECT_EQ(record["sex"], "2");
  EXPECT_EQ(record["unit"], "350526");
  EXPECT_EQ(rows.target_of("其他"), "");
}

TEST(Tabular, FeedOfItsSettingsGoesFirst) {
  const auto rows = rows_of(job_with({{"feed", "G9"}}), "姓名,身份证号\n张三,\n");
  EXPECT_EQ(rows.records.at(0).feed, "G9");
}

TEST(Tabular, ReadersAndNeedsOfItsSettings) {
  const auto job = job_with({{"columns.3.field", "remark"},
                             {"columns.3.titles", "日期"},
                             {"columns.3.reader", "text"},
                             {"columns.4.field", "data_date"},
                             {"columns.4.titles", "登记时间"},
                             {"columns.4.need", "readable"}});
  const auto rows = rows_of(job, "姓名,身份证号,日期,登记时间\n张三,,不详,\n李四,,,不详\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["remark"], "不详");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::date_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "登记时间");
}

TEST(Tabular, KeepsAndDropsByFilters) {
  const auto job = job_with({{"filters.0.title", "状态"},
                             {"filters.0.keep", "有效|在保"},
                             {"filters.1.title", "来源"},
                             {"filters.1.drop", "测试"}});
  const auto rows =
      rows_of(job, "姓名,身份证号,状态,来源\n张三,,有效,窗口\n李四,,注销,窗口\n王五,,在保,测试\n赵六,, 在保 ,\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["name"], "张三");
  EXPECT_EQ(rows.records[1]["name"], "赵六");
  EXPECT_EQ(rows.skipped(Reason::filtered), 2u);
}

TEST(Tabular, FiltersByAColumnThatIsAFieldAsWell) {
  const auto job = job_with({{"columns.3.field", "category"},
                             {"columns.3.titles", "状态"},
                             {"filters.0.title", "状态"},
                             {"filters.0.keep", "有效"}});
  const auto rows = rows_of(job, "姓名,身份证号,状态\n张三,,有效\n李四,,注销\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["category"], "有效");
}

TEST(Tabular, FiltersByAColumnWhoseTitleIsSpelledWithBlanks) {
  const auto job = job_with({{"columns.3.field", "category"},
                             {"columns.3.titles", "状态"},
                             {"filters.0.title", "状态"},
                             {"filters.0.keep", "有效"}});
  const auto rows = rows_of(job, "姓名,身份证号,状 态\n张三,,有效\n李四,,注销\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["category"], "有效");
}

TEST(Tabular, FilterByAMissingColumnIsRefused) {
  const auto job = job_with({{"filters.0.title", "状态"}, {"filters.0.keep", "有效"}});
  EXPECT_THAT(refusal_of(job, "姓名,身份证号\n张三,\n"), HasSubstr("状态"));
}

TEST(Tabular, NeedOfItsSettings) {
  constexpr std::string_view kWithoutNumbers = "姓名,县区\n张三,晋江市\n";
  EXPECT_THAT(refusal_of(job_with({}), kWithoutNumbers), HasSubstr("lacks: 身份证号"));
  EXPECT_EQ(rows_of(job_with({{"need", "somebody"}}), kWithoutNumbers).records.size(), 1u);
  const Pairs cases = {{"columns.0.field", "case_number"}, {"columns.1.field", "id_number"}, {"need", "case_number"}};
  auto job = job_of("tabular");
  job.feed = "G5";
  job.settings = cases;
  EXPECT_EQ(rows_of(job, "工单编号\nGD1\n").records.size(), 1u);
  EXPECT_THAT(refusal_of(job, "身份证号\n\n"), HasSubstr("lacks: 信访件编号"));
}

TEST(Tabular, RowKeyOfItsSettings) {
  constexpr std::string_view kText = "姓名,身份证号,县区\n张三,,晋江市\n张三,,南安市\n";
  const auto by_content = rows_of(job_with({}), kText);
  EXPECT_NE(by_content.records.at(0).head.row_key, by_content.records.at(1).head.row_key);
  const auto by_person = rows_of(job_with({{"row_key", "person"}}), kText);
  EXPECT_EQ(by_person.records.at(0).head.row_key, by_person.records.at(1).head.row_key);
}

TEST(Tabular, WrongSettingsAreRefusedInWords) {
  constexpr std::string_view kText = "姓名,身份证号\n张三,\n";
  const auto told = [&](const Pairs& settings) {
    auto job = job_of("tabular");
    job.settings = settings;
    return refusal_of(job, kText);
  };
  EXPECT_THAT(told({}), StartsWith("plugin tabular.so: "));
  EXPECT_THAT(told({}), HasSubstr("at least one"));
  EXPECT_THAT(told({{"columns.0.field", "nome"}, {"columns.0.titles", "姓名"}}), HasSubstr("no field 'nome'"));
  EXPECT_THAT(told({{"columns.0.field", "quantity"}, {"feed", "G9"}}), HasSubstr("needs titles"));
  EXPECT_THAT(told({{"columns.0.field", "name"}, {"columns.0.titles", "姓名"}, {"columns.0.reader", "nom"}}),
              HasSubstr("no reader 'nom'"));
}

TEST(Tabular, WordsThatMeanNothingInSettingsAreRefused) {
  EXPECT_FALSE(
      run_rows(job_with({{"columns.3.field", "remark"}, {"columns.3.titles", "备注"}, {"columns.3.need", "must"}}),
               "姓名,身份证号\n张三,\n"));
  EXPECT_FALSE(run_rows(job_with({{"row_key", "household"}}), "姓名,身份证号\n张三,\n"));
  EXPECT_THAT(refusal_of(job_with({{"need", "name"}}), "姓名,身份证号\n张三,\n"), HasSubstr("need must be"));
  EXPECT_THAT(refusal_of(job_with({{"need", "case_number"}}), "姓名,身份证号\n张三,\n"), HasSubstr("no column tells"));
}

}  // namespace
}  // namespace yingbao::plugin_tests
