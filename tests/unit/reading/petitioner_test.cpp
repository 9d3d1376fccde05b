#include "reading/petitioner.hpp"
#include "reading/cells.hpp"

#include <gmock/gmock.h>

namespace yingbao::reading {
namespace {

TEST(Petitioner, SpeaksForAnotherWhenNameOrTextSaySo) {
  for (const auto name :
       {"张三（代）", "张三(代)", "代理人张三", "张三代诉", "张三（代母亲）", "张三（替父）", "张三（代办）"})
    EXPECT_EQ(petitioner_of(name, ""), Petitioner::proxy) << name;
  for (const auto text :
       {"代邻居反映生活困难", "代母亲申请低保", "代村民李四求助", "替其母申请临时救助", "代办低保申请",
        "代反映邻居家中困难", "来电人代其父亲咨询特困供养", "来电人：替母亲咨询", "受李四委托反映低保问题",
        "帮邻居申请救助", "反映人系其女儿，家中老人无人照料", "代表其母亲申请低保", "本人代父亲申请低保，替其反映"})
    EXPECT_EQ(petitioner_of("张三", text), Petitioner::proxy) << text;
}

TEST(Petitioner, SpeaksForHimselfWhenHeSaysSo) {
  EXPECT_EQ(petitioner_of("张三（本人）", ""), Petitioner::self);
  EXPECT_EQ(petitioner_of("张三", "本人家庭困难"), Petitioner::self);
  EXPECT_EQ(name_of(Petitioner::self), "SELF");
}

TEST(Petitioner, OtherwiseNothingIsSaid) {
  EXPECT_EQ(petitioner_of("代小明", "反映生活困难"), Petitioner::unstated) << "代 is a surname";
  for (const auto text : {"代课教师反映工资", "代表全村反映道路问题", "代办员反映补贴未发", "帮扶干部来访反映",
                          "替代方案咨询", "要求办理低保", ""})
    EXPECT_EQ(petitioner_of("张三", text), Petitioner::unstated) << text;
}

TEST(Lists, OfOneCellAreSplitAtMarksNotAtBlanks) {
  EXPECT_THAT(read_list("张三、李四，王五；赵六/钱七\n孙 八"),
              testing::ElementsAre("张三", "李四", "王五", "赵六", "钱七", "孙 八"));
  EXPECT_THAT(read_list(" 张三、 "), testing::ElementsAre("张三"));
  EXPECT_TRUE(read_list("").empty());
}

}  // namespace
}  // namespace yingbao::reading
