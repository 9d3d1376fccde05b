#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "hotline_12349";
const std::string kNumber = number_of("19700103", "015");

TEST(Hotline, ReadsTickets) {
  const auto rows = rows_of(kPlugin,
                            "工单编号,来电时间,来电号码,诉求人姓名,证件号码,性别,联系电话,联系地址,诉求类型,诉求标题,"
                            "诉求内容,紧急程度,承办单位,派单时间,"
                            "办理时限,办理结果,办结时间,是否回访,满意度,备注\n"
                            "GD001,2021-05-06 07:08:09,0595-1,张三," +
                                kNumber +
                                ",男,13900000001,南安市甲镇,求助,甲,\"家里困难,\n请求\"\"临时救助\"\"\",一般,"
                                "泉州市民政局,2021-05-06,5日,已答复,2021-05-08,是,满意,\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(rows.header.layout, "tickets");
  EXPECT_EQ(record.feed, "G5");
  EXPECT_EQ(record["case_number"], "GD001");
  EXPECT_EQ(record["case_date"], "20210506");
  EXPECT_EQ(record["name"], "张三");
  EXPECT_EQ(record["id_number"], kNumber);
  EXPECT_EQ(record["sex"], "1");
  EXPECT_EQ(record["phone"], "13900000001");
  EXPECT_EQ(record["case_type"], "求助");
  EXPECT_EQ(record["case_text"], "家里困难,\n请求\"临时救助\"");
  EXPECT_EQ(record["case_result"], "已答复");
  EXPECT_EQ(record["case_role"], "UNSTATED");
  EXPECT_EQ(record["unit"], "350583") << "by the address, not by who handles the ticket";
}

TEST(Hotline, TicketsNeedNoNumberOfAPersonAndNoName) {
  const auto rows =
      rows_of(kPlugin, "来电号码,工单号,来电时间,诉求内容,承办单位\n0595-1,GD1,2021年5月6日,求助,永春县民政局\n");
  ASSERT_EQ(rows.records.size(), 1u);
  EXPECT_EQ(rows.header.layout, "tickets");
  EXPECT_EQ(rows.records[0]["phone"], "0595-1");
  EXPECT_EQ(rows.records[0]["unit"], "350525");
}

TEST(Hotline, WhoSpeaksForAnotherIsNotCompared) {
  const auto rows = rows_of(kPlugin, "工单编号,诉求人姓名,证件号码,诉求内容\nGD1,张三（代）," + kNumber +
                                         ",求助\n"
                                         "GD2,李四," +
                                         kNumber + ",代父亲咨询特困供养\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["name"], "张三");
  for (const auto& record : rows.records) {
    EXPECT_EQ(record["id_number"], "");
    EXPECT_EQ(record["case_role"], "PROXY");
  }
  EXPECT_EQ(rows.found(Reason::proxy_named), 2u);
}

TEST(Hotline, WhoSpeaksForHimselfIsCompared) {
  const auto rows = rows_of(kPlugin, "工单编号,诉求人姓名,证件号码,诉求内容\nGD1,张三（本人）," + kNumber +
                                         ",求助\n"
                                         "GD2,李四," +
                                         kNumber + ",替其母申请低保\n");
  EXPECT_EQ(rows.records[0]["case_role"], "SELF");
  EXPECT_EQ(rows.records[0]["id_number"], kNumber);
  EXPECT_EQ(rows.records[1]["case_role"], "PROXY");
  EXPECT_EQ(rows.records[1]["id_number"], "");
}

}  // namespace
}  // namespace yingbao::plugin_tests
