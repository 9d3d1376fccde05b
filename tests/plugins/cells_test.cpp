// What the cells of real lists hold, read through the plugins that read them.
#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "human_resources";
constexpr const char* kTitles = "姓名,身份证号,性别,失业登记日期,注销日期,县（市、区）\n";

Rows read(const std::string& lines) { return rows_of(kPlugin, kTitles + lines); }

TEST(Cells, NullWordsAreEmptyCells) {
  const auto rows = read("张三,NULL,null,2021-01-02,\\N,晋江市\nNULL,350582198506010110,None,2021-01-02,N/A,晋江市\n");
  ASSERT_EQ(rows.records.size(), 1u);
  for (const auto field : {"id_number", "sex", "cancelled_on"}) EXPECT_EQ(rows.records[0][field], "") << field;
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::name_missing);
  EXPECT_EQ(rows.found(Reason::optional_unreadable), 0u);
}

TEST(Cells, AreReadThroughApostrophesOfEveryColumn) {
  const auto number = number_of("19850601", "011");
  const auto rows = read("'张三,'" + number + ",'男,'2021-01-02,'2021-03-04,'350582\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["id_number"], number);
  EXPECT_EQ(record["sex"], "1");
  EXPECT_EQ(record["registered_on"], "20210102");
  EXPECT_EQ(record["cancelled_on"], "20210304");
  EXPECT_EQ(record["unit"], "350582");
}

TEST(Cells, ThatHoldAStandInForADateAreEmptyAndTold) {
  const auto rows = read(
      "张三,,,2021-01-02,1900-01-01,晋江市\n李四,,,2021-01-02,1970-01-01 08:00:00,晋江市\n"
      "王五,,,2021-01-02,9999-12-31,晋江市\n赵六,,,1900-01-01,,晋江市\n");
  ASSERT_EQ(rows.records.size(), 3u);
  for (const auto& record : rows.records) EXPECT_EQ(record["cancelled_on"], "");
  EXPECT_EQ(rows.found(Reason::date_stand_in), 4u);
  ASSERT_EQ(rows.rejects.size(), 1u) << "a required date is missing when a stand-in is all there is";
  EXPECT_EQ(rows.rejects[0].reason, Reason::value_missing);
  EXPECT_EQ(rows.rejects[0].column, "失业登记日期");
}

TEST(Cells, ThatMayBeTwoDaysAreRefusedWhereTheDayDecides) {
  const auto rows = read("张三,,,200605,,晋江市\n李四,,,2021.1,,晋江市\n王五,,,210405,,晋江市\n");
  ASSERT_EQ(rows.rejects.size(), 2u);
  for (const auto& reject : rows.rejects) EXPECT_EQ(reject.reason, Reason::date_unreadable);
  EXPECT_EQ(rows.records.at(0)["registered_on"], "20210405");
}

TEST(Cells, HoldNoDayAfterTheYearThatFollowsTheData) {
  auto job = job_of(kPlugin);
  job.latest_year = 2022;
  const auto rows = rows_of(job, std::string{kTitles} + "张三,,,2022-01-02,,晋江市\n李四,,,2035-01-02,,晋江市\n");
  EXPECT_EQ(rows.records.size(), 1u);
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::date_unreadable);
}

TEST(Cells, OfMonthsMayHaveSixDigits) {
  auto job = job_of("assistance_rosters");
  job.feed = "DIBAO";
  const auto rows = rows_of(
      job,
      "县区,姓名,身份证号码,起始保障年月,终止保障年月\n晋江市,张三,,200605,203106\n晋江市,李四,,200605,9999-12-31\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["protected_since"], "20060501");
  EXPECT_EQ(rows.records[0]["protected_until"], "20310601");
  EXPECT_EQ(rows.records[1]["protected_until"], "99991231");
  EXPECT_EQ(rows.found(Reason::date_stand_in), 0u);
}

TEST(Cells, ThatNameTheCityAloneLeaveTheCountyToWhateverElseTellsIt) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,失业登记日期,县（市、区）,登记机构,户籍地址\n"
              "张三,,2021-01-02,泉州市,安溪县人力资源和社会保障局,\n李四,,2021-01-02,350500,泉州市南安就业中心,\n"
              "王五,,2021-01-02,泉州市,,福建省泉州市晋江安海镇\n赵六,,2021-01-02,泉州市,,\n"
              "钱七,,2021-01-02,泉州市,泉州市就业服务中心,\n");
  ASSERT_EQ(rows.records.size(), 5u);
  const char* units[] = {"350524", "350583", "350582", "", "350501"};
  for (std::size_t i = 0; i < std::size(units); ++i) EXPECT_EQ(rows.records[i]["unit"], units[i]) << i;
  EXPECT_EQ(rows.found(Reason::unit_unknown), 1u);
}

TEST(Cells, ThatHoldAFormulasTextOrANulCostTheirRow) {
  const auto rows =
      rows_of("human_resources",
              std::string{"姓名,身份证号码,失业登记日期,县区\n=A1,,2021-03-01,鲤城区\n张小明,,=B2,鲤城区\n"
                          "李小红,,2021-03-01,鲤城区\n"});
  EXPECT_EQ(rows.records.size(), 1u);
  ASSERT_EQ(rows.rejects.size(), 2u);
  for (const auto& reject : rows.rejects) EXPECT_EQ(reject.reason, schema::Reason::formula_error);
  const auto json = rows_of("human_resources",
                            R"([{"姓名":"张\u0000明","身份证号码":"","失业登记日期":"2021-03-01","县区":"鲤城区"},)"
                            R"({"姓名":"李小红","身份证号码":"","失业登记日期":"2021-03-01","县区":"鲤城区"}])");
  EXPECT_EQ(json.records.size(), 1u);
  ASSERT_EQ(json.rejects.size(), 1u);
  EXPECT_EQ(json.rejects[0].reason, schema::Reason::undecodable);
}

}  // namespace
}  // namespace yingbao::plugin_tests
