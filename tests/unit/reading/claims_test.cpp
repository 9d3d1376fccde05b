#include "reading/claims.hpp"

#include <gtest/gtest.h>

namespace yingbao::reading {
namespace {

TEST(Claims, AreReadFromWords) {
  const std::pair<const char*, const char*> cells[] = {
      {"低保户", "DIBAO"},
      {"城市低保", "DIBAO"},
      {"最低生活保障家庭", "DIBAO"},
      {"低保边缘", "EDGE"},
      {"最低生活保障边缘家庭", "EDGE"},
      {"低收入家庭", "EDGE"},
      {"农村五保", "TEKUN"},
      {"城市三无", "TEKUN"},
      {"特困供养", "TEKUN"},
      {"支出型困难", "RIGID"},
      {"刚性支出困难家庭", "RIGID"},
      {"边缘易致贫户", "POV_MON"},
      {"监测户", "POV_MON"},
      {"散居孤儿", "ORPHAN"},
      {"事实孤儿", "DEFACTO"},
      {"其他低收入", "LOW_OTHER"},
      {"困境儿童", ""},
      {"脱贫户", ""},
      {"", ""},
      {"一般户", ""},
  };
  for (const auto& [cell, claims] : cells) EXPECT_EQ(read_claims(cell), claims) << cell;
}

TEST(Claims, SeveralStandInOneCell) {
  EXPECT_EQ(read_claims("低保、监测户；低保户"), "DIBAO+POV_MON");
  EXPECT_EQ(read_claims("孤儿/低保"), "ORPHAN+DIBAO");
}

TEST(Claims, WhatIsDeniedIsNotClaimed) {
  for (const auto cell : {"非低保户", "未享受低保", "不是特困", "未纳入低保", "否", "没有低保", "无低保", "非城市低保",
                          "低保：否", "低保×", "曾享受低保", "原低保户", "低保已取消", "已退出低保", "低保（已停）",
                          "停保的低保户", "非低保边缘家庭", "□低保□特困"})
    EXPECT_EQ(read_claims(cell), "") << cell;
  EXPECT_EQ(read_claims("□低保☑特困"), "TEKUN");
}

TEST(Claims, ADenialIsOfTheWholeList) {
  const std::string claimed[] = {"低保",       "特困人员", "孤儿",       "监测户",      "五保",
                                 "低保边缘户", "事实孤儿", "支出型困难", "最低生活保障"};
  const auto cross = [&](auto... fronts) {
    for (const auto& front : {std::string{fronts}...})
      for (const auto& one : claimed)
        for (const auto& other : claimed)
          for (const std::string joined : {"、", "和", "或", "及", "/", "，", "、低保和", "与"}) {
            const auto cell = front + one + joined + other;
            EXPECT_EQ(read_claims(cell), "") << cell;
          }
  };
  cross("无", "没有", "未享受", "不是", "非", "未纳入", "不享受", "并非", "尚未享受", "不属于", "未领取");
  cross("曾享受", "原", "取消", "已退出", "停发", "疑似", "正在申请", "拟纳入");
  for (const auto* cell : {"无低保和特困", "未享受低保、特困", "不是低保、孤儿", "没有低保或特困"}) {
    bool doubtful = true;
    EXPECT_EQ(read_claims(cell, &doubtful), "") << cell;
    EXPECT_FALSE(doubtful) << cell;
  }
  for (const auto* cell : {"非低保、孤儿", "未享受低保，孤儿", "疑似低保、特困", "取消低保、特困"}) {
    bool doubtful = false;
    EXPECT_EQ(read_claims(cell, &doubtful), "") << cell;
    EXPECT_TRUE(doubtful) << cell;
  }
  for (const auto* cell :
       {"未享受低保、享受特困", "未享受低保，但享受特困", "不是低保，是特困", "低保：否；特困：是", "非低保；特困",
        "无业、特困", "低保×、特困", "低保已停、特困", "未就业、特困", "原低保户，现特困"})
    EXPECT_EQ(read_claims(cell), "TEKUN") << cell;
}

TEST(Claims, WhatMayMeanEitherIsTold) {
  for (const auto cell : {"申请低保中", "疑似特困", "未见低保证明", "低保待核实", "停保已取消的低保户", "恢复低保",
                          "低保停发后恢复", "撤销停保的特困户", "低保停保后继续享受", "停保重新纳入低保"}) {
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
  for (const auto claims : {"DIBAO", "EDGE+TEKUN", "ORPHAN", "DEFACTO"})
    EXPECT_TRUE(claims_protection(claims)) << claims;
  for (const auto claims : {"", "EDGE", "POV_MON+RIGID"}) EXPECT_FALSE(claims_protection(claims)) << claims;
}

}  // namespace
}  // namespace yingbao::reading
