#include "reading/claims.hpp"

#include <gtest/gtest.h>

namespace yingbao::reading {
namespace {

TEST(Claims, AreReadFromWords) {
  const std::pair<const char*, const char*> cells[] = {
      {"低保户", "DIBAO"},           {"城市低保", "DIBAO"},         {"最低生活保障家庭", "DIBAO"},
      {"低保边缘", "EDGE"},          {"最低生活保障边缘家庭", "EDGE"}, {"低收入家庭", "EDGE"},
      {"农村五保", "TEKUN"},         {"城市三无", "TEKUN"},         {"特困供养", "TEKUN"},
      {"支出型困难", "RIGID"},       {"刚性支出困难家庭", "RIGID"}, {"边缘易致贫户", "POV_MON"},
      {"监测户", "POV_MON"},         {"散居孤儿", "ORPHAN"},        {"事实孤儿", "DEFACTO"},
      {"其他低收入", "LOW_OTHER"},   {"困境儿童", ""},              {"脱贫户", ""},
      {"", ""},                      {"一般户", ""},
  };
  for (const auto& [cell, claims] : cells) EXPECT_EQ(read_claims(cell), claims) << cell;
}

TEST(Claims, SeveralStandInOneCell) {
  EXPECT_EQ(read_claims("低保、监测户；低保户"), "DIBAO+POV_MON");
  EXPECT_EQ(read_claims("孤儿/低保"), "ORPHAN+DIBAO");
}

TEST(Claims, WhatIsDeniedIsNotClaimed) {
  for (const auto cell : {"非低保户", "未享受低保", "不是特困", "未纳入低保", "否", "没有低保", "无低保", "非城市低保", "低保：否", "低保×",
                          "曾享受低保", "原低保户", "低保已取消", "已退出低保", "低保（已停）", "停保的低保户", "非低保边缘家庭", "□低保□特困"})
    EXPECT_EQ(read_claims(cell), "") << cell;
  EXPECT_EQ(read_claims("□低保☑特困"), "TEKUN");
  EXPECT_EQ(read_claims("非低保、孤儿"), "ORPHAN");
}

TEST(Claims, WhatMayMeanEitherIsTold) {
  for (const auto cell : {"申请低保中", "疑似特困", "未见低保证明", "低保待核实"}) {
    bool doubtful = false;
    EXPECT_EQ(read_claims(cell, &doubtful), "") << cell;
    EXPECT_TRUE(doubtful) << cell;
  }
  for (const auto cell : {"低保户", "非低保户", "未成年孤儿", "无业低保户", "烈士子女", "曾享受低保"}) {
    bool doubtful = true;
    read_claims(cell, &doubtful);
    EXPECT_FALSE(doubtful) << cell;
  }
  EXPECT_EQ(read_claims("未成年孤儿"), "ORPHAN");
  EXPECT_EQ(read_claims("无业低保户"), "DIBAO");
}

TEST(Claims, TheClassOfMedicalInsuranceGoesBeforeTheWords) {
  EXPECT_EQ(read_claims("低保中重残重病人员-7019"), "DIBAO");
  EXPECT_EQ(read_claims("困难人员-7131"), "TEKUN");
  EXPECT_EQ(read_claims("7141"), "DEFACTO");
  EXPECT_EQ(read_claims("特困人员-9999"), "TEKUN");
}

TEST(Claims, OnlyRostersProtect) {
  for (const auto claims : {"DIBAO", "EDGE+TEKUN", "ORPHAN", "DEFACTO"}) EXPECT_TRUE(claims_protection(claims)) << claims;
  for (const auto claims : {"", "EDGE", "POV_MON+RIGID"}) EXPECT_FALSE(claims_protection(claims)) << claims;
}

}  // namespace
}  // namespace yingbao::reading
