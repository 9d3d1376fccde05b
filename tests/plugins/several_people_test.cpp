// One cell that names several people, whatever plugin reads it.
#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

const std::string kOne = number_of("19700103", "015"), kTwo = number_of("19710204", "024");

struct List {
  const char* plugin;
  std::string titles, before, after;  ///< what stands around name and number
};

const List kLists[] = {
    {"trade_union", "姓名,身份证号,家庭年收入,致困原因", "", ",24000,本人大病"},
    {"human_resources", "姓名,身份证号码,失业登记日期,登记机构", "", ",2021-03-01,鲤城区"},
    {"petitions", "信访件编号,姓名,身份证号,问题发生地,信访内容", "S1,", ",晋江市甲镇,困难"},
    {"hotline_12349", "工单编号,诉求人姓名,证件号码,联系地址,诉求内容", "S1,", ",晋江市甲镇,困难"},
};

Rows read(const List& list, const std::string& names, const std::string& numbers) {
  return rows_of(list.plugin, list.titles + "\n" + list.before + names + "," + numbers + list.after + "\n");
}

TEST(SeveralPeople, AreSeveralRecordsOfOneRow) {
  for (const auto& list : kLists) {
    const auto rows = read(list, "张三、李四", kOne + "、" + kTwo);
    ASSERT_EQ(rows.records.size(), 2u) << list.plugin;
    EXPECT_EQ(rows.records[0]["name"], "张三");
    EXPECT_EQ(rows.records[0]["id_number"], kOne);
    EXPECT_EQ(rows.records[1]["name"], "李四");
    EXPECT_EQ(rows.records[1]["id_number"], kTwo);
    EXPECT_TRUE(rows.records[0].head.primary);
    EXPECT_FALSE(rows.records[1].head.primary);
    EXPECT_EQ(rows.found(Reason::several_numbers), 1u);
  }
}

TEST(SeveralPeople, ThatDoNotMatchAreRefused) {
  for (const auto& list : kLists)
    for (const auto& [names, numbers] : {std::pair{"张三", kOne + "、" + kTwo}, {"张三、李四", kOne}}) {
      const auto rows = read(list, names, numbers);
      EXPECT_TRUE(rows.records.empty()) << list.plugin;
      ASSERT_EQ(rows.rejects.size(), 1u) << list.plugin;
      EXPECT_EQ(rows.rejects[0].reason, Reason::several_people) << list.plugin;
    }
}

TEST(SeveralPeople, OneWithOneNumberIsOne) {
  for (const auto& list : kLists) {
    const auto rows = read(list, "张 三", kOne);
    ASSERT_EQ(rows.records.size(), 1u) << list.plugin;
    EXPECT_EQ(rows.records[0]["name"], "张三") << list.plugin;
    EXPECT_EQ(rows.found(Reason::several_numbers), 0u) << list.plugin;
  }
}

}  // namespace
}  // namespace yingbao::plugin_tests
