#include "schema/petitioner.hpp"
#include "schema/reading.hpp"

#include <gmock/gmock.h>

namespace yingbao::schema {
namespace {

TEST(Petitioner, SpeaksForAnotherWhenNameOrTextSaySo) {
  for (const auto name : {"张三（代）", "张三(代)", "代理人张三", "张三代诉", "张三（代母亲）"})
    EXPECT_TRUE(speaks_for_another(name, "")) << name;
  for (const auto text : {"代邻居反映生活困难", "代母亲申请低保", "代村民李四求助"})
    EXPECT_TRUE(speaks_for_another("张三", text)) << text;
}

TEST(Petitioner, OtherwiseSpeaksForHimself) {
  EXPECT_FALSE(speaks_for_another("张三", "本人家庭困难"));
  EXPECT_FALSE(speaks_for_another("代小明", "反映生活困难")) << "代 is a surname";
  EXPECT_FALSE(speaks_for_another("张三", "代课教师反映工资"));
  EXPECT_FALSE(speaks_for_another("张三", "代表全村反映道路问题"));
  EXPECT_FALSE(speaks_for_another("", ""));
}

TEST(Lists, OfOneCellAreSplitAtMarksNotAtBlanks) {
  EXPECT_THAT(read_list("张三、李四，王五；赵六/钱七\n孙 八"),
              testing::ElementsAre("张三", "李四", "王五", "赵六", "钱七", "孙 八"));
  EXPECT_THAT(read_list(" 张三、 "), testing::ElementsAre("张三"));
  EXPECT_TRUE(read_list("").empty());
}

}  // namespace
}  // namespace yingbao::schema
