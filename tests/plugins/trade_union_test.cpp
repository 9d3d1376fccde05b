#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;

constexpr const char* kPlugin = "trade_union";
const std::string kNumber = number_of("19700103", "015");

TEST(TradeUnion, ReadsTheFilesOfWorkersInDifficulty) {
  const auto rows = rows_of(kPlugin,
                            "姓名,性别,身份证号,工作单位,所属工会,职工身份,联系电话,备注荣誉,家庭人数,家庭收入,"
                            "审核状态,困难标准,致困原因,说明\n"
                            "张三,男," +
                                kNumber + ",某厂,惠安县总工会,在职,13900000001,,3,24000,已审核,深度困难,本人大病,甲\n");
  ASSERT_EQ(rows.records.size(), 1u);
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G9");
  EXPECT_EQ(record["workplace"], "某厂");
  EXPECT_EQ(record["household_size"], "3");
  EXPECT_EQ(record["family_income"], "2400000");
  EXPECT_EQ(record["decision"], "已审核");
  EXPECT_EQ(record["hardship_standard"], "深度困难");
  EXPECT_EQ(record["hardship_cause"], "本人大病");
  EXPECT_EQ(record["category"], "在职");
  EXPECT_EQ(record["unit"], "350521");
  EXPECT_EQ(rows.target_of("备注荣誉"), "");
}

TEST(TradeUnion, IncomeMayBeInTenThousands) {
  const auto rows = rows_of(
      kPlugin,
      "家庭收入（万元）,致困原因,姓 名,身份证号\n2.4,子女上学,张三,\n2.4万元,子女上学,李四,\n24000元,子女上学,王五,\n");
  ASSERT_EQ(rows.records.size(), 3u);
  for (const auto& record : rows.records) EXPECT_EQ(record["family_income"], "2400000");
}

TEST(TradeUnion, ClaimsAreKeptAndNoted) {
  const auto rows =
      rows_of(kPlugin,
              "姓名,身份证号,困难身份,家庭住址,所属工会\n张三,,低保户,石狮市甲镇,泉州市总工会\n李四,,非低保户,,\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["claims"], "DIBAO");
  EXPECT_EQ(rows.records[0]["unit"], "350581") << "an address goes before the union's name";
  EXPECT_EQ(rows.records[1]["claims"], "");
  EXPECT_EQ(rows.found(Reason::claims_protection), 1u);
}

TEST(TradeUnion, HowAnAuditEndedIsReadInWords) {
  const std::pair<const char*, const char*> words[] = {
      {"审核通过", "审核通过"}, {"同意", "审核通过"}, {"未通过", "审核未通过"}, {"不同意", "审核未通过"},
      {"待审核", "待审核"},     {"未审核", "待审核"}, {"已审核", "已审核"},     {"初审通过", "初审通过"},
  };
  std::string text = "姓名,身份证号,工作单位,审核状态\n";
  for (const auto& [word, decision] : words) text += std::string{"张三,,某厂,"} + word + "\n";
  const auto rows = rows_of(kPlugin, text);
  ASSERT_EQ(rows.records.size(), std::size(words));
  for (std::size_t i = 0; i < std::size(words); ++i)
    EXPECT_EQ(rows.records[i]["decision"], words[i].second) << words[i].first;
  EXPECT_EQ(rows.found(Reason::word_unknown), 2u) << "of 已审核 and 初审通过 nobody knows how they ended";
}

}  // namespace
}  // namespace yingbao::plugin_tests
