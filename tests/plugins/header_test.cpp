// How the header row is found and its columns understood, with a plugin of many columns.
#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;
using testing::HasSubstr;

constexpr const char* kPlugin = "human_resources";

TEST(Header, MayStandBelowTitleRows) {
  const auto rows = rows_of(kPlugin,
                            "泉州市登记失业人员名单,,,\n\n统计时间：2021年6月,,,\n姓名,身份证号,失业登记日期,县区\n"
                            "张三,,2021-01-02,晋江市\n");
  EXPECT_EQ(rows.header.row, 4u);
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0].head.row, 5u);
}

TEST(Header, MayNotStandBelowTheTenthRow) {
  const std::string header = "姓名,身份证号,失业登记日期\n张三,,2021-01-02\n";
  EXPECT_TRUE(run_rows(job_of(kPlugin), std::string(9, '\n') + header));
  EXPECT_THAT(refusal_of(job_of(kPlugin), std::string(10, '\n') + header), HasSubstr("no header row"));
}

TEST(Header, MissingColumnsAreNamed) {
  const auto told = refusal_of(job_of(kPlugin), "序号,姓名,性别,民族\n1,张三,男,汉族\n");
  EXPECT_THAT(told, HasSubstr("row 1"));
  EXPECT_THAT(told, HasSubstr("registered_unemployed"));
  EXPECT_THAT(told, HasSubstr("身份证号码"));
  EXPECT_THAT(told, HasSubstr("失业登记日期"));
}

TEST(Header, ForeignTableIsRefused) {
  EXPECT_THAT(refusal_of(job_of(kPlugin), "a,b,c\n1,2,3\n"), HasSubstr("no header row"));
  EXPECT_THAT(refusal_of(job_of(kPlugin), ""), HasSubstr("empty"));
}

TEST(Header, IsNotMissedWhereAListIsSaidToBeEmpty) {
  for (const auto* text : {"[]", R"({"code":0,"msg":"","data":[]})"}) {
    const auto rows = rows_of(kPlugin, text);
    EXPECT_THAT(rows.header.format, HasSubstr("an empty list"));
    EXPECT_EQ(rows.end.rows, 0u);
  }
  EXPECT_THAT(refusal_of(job_of(kPlugin), "\xEF\xBB\xBF"), HasSubstr("no header row"))
      << "a file of nothing says nothing";
  EXPECT_THAT(refusal_of(job_of(kPlugin), "[1, 2, 3]"), HasSubstr("no header row"));
}

TEST(Header, ColumnsStandInAnyOrderAndNobodysAreDropped) {
  const auto rows = rows_of(kPlugin, "备注,失业登记日期,姓名,银行账号,身份证号\n甲,2021-01-02,张三,6222,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["name"], "张三");
  EXPECT_EQ(rows.target_of("银行账号"), "");
  EXPECT_EQ(rows.target_of("姓名"), "name");
  for (const auto& [field, value] : rows.records[0].fields) EXPECT_NE(value, "6222") << field;
}

TEST(Header, WidthBlanksAndBracketsOfTitlesDoNotMatter) {
  const auto rows = rows_of(kPlugin, "姓 名,身份证号(社会保障号码),失业登记日期*,县 区\n张三,,2021-01-02,晋江市\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["unit"], "350582");
}

TEST(Header, OperatorsOverridesAndAllowedColumnsHold) {
  auto job = job_of(kPlugin);
  job.overrides = {{"入册日期", "registered_on"}};
  job.allowed = {"姓名", "身份证号", "入册日期"};
  const auto rows = rows_of(job, "姓名,身份证号,入册日期,联系电话\n张三,,2021-01-02,13900000000\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["registered_on"], "20210102");
  EXPECT_EQ(rows.records[0]["phone"], "");
}

TEST(Header, AmountsInUnitsThatNobodyConvertsAreRefused) {
  const std::string row = "甲,,50,安溪县,2020\n";
  EXPECT_THAT(refusal_of(job_of("medical_insurance"), "姓名,身份证号码,个人自费金额（千元）,参保地,结算年度\n" + row),
              HasSubstr("万元"));
  EXPECT_THAT(refusal_of(job_of("medical_insurance"),
                         "单位：百元,,,,\n姓名,身份证号码,个人自费金额,参保地,结算年度\n" + row),
              HasSubstr("万元"));
}

TEST(Rows, TotalsFootersAndBlanksAreSkipped) {
  const auto rows = rows_of(kPlugin,
                            "序号,姓名,身份证号,失业登记日期\n1,张三,,2021-01-02\n,,,\n合计,1,,\n"
                            "小 计,1,,\n制表人：李四,,审核人：王五,\n备注：以上为6月数据,,,\n");
  EXPECT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.skipped(Reason::blank_row), 1u);
  EXPECT_EQ(rows.skipped(Reason::total_row), 2u);
  EXPECT_EQ(rows.skipped(Reason::footer_row), 2u);
  EXPECT_EQ(rows.end.rows, 6u);
}

TEST(Rows, FooterWhoseDateStandsBelowTheNumbersIsSkipped) {
  const auto rows =
      rows_of(kPlugin, "姓名,身份证号,失业登记日期\n张三,,2021-01-02\n制表人：李四,制表时间：2021-06-10,\n");
  EXPECT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.skipped(Reason::footer_row), 1u);
}

TEST(Rows, MoreCellsThanTheHeaderAndNobodyAreRejected) {
  const auto rows =
      rows_of(kPlugin, "姓名,身份证号,失业登记日期\n张三,,2021-01-02,多余\n,,2021-01-02\n李四,,2021-01-02,\n");
  ASSERT_EQ(rows.rejects.size(), 2u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::too_many_cells);
  EXPECT_EQ(rows.rejects[0].row, 2u);
  EXPECT_EQ(rows.rejects[1].reason, Reason::nobody_named);
  EXPECT_EQ(rows.records.size(), 1u);
}

TEST(Rows, AnotherEncodingIsRead) {
  // 姓名,身份证号,失业登记日期 and 张三 in GB18030.
  const auto rows = rows_of(kPlugin,
                            "\xD0\xD5\xC3\xFB,\xC9\xED\xB7\xDD\xD6\xA4\xBA\xC5,"
                            "\xCA\xA7\xD2\xB5\xB5\xC7\xBC\xC7\xC8\xD5\xC6\xDA\r\n"
                            "\xD5\xC5\xC8\xFD,,2021-01-02\r\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.records[0]["name"], "张三");
  EXPECT_THAT(rows.header.format, HasSubstr("gb18030"));
}

}  // namespace
}  // namespace yingbao::plugin_tests
