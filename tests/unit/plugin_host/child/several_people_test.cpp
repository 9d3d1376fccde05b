#include "plugin_host/child/several_people.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_host {
namespace {

using testing::ElementsAre;
using Kind = PeopleOfRow::Kind;

const std::string kOne = "350582197001030150", kTwo = "350582197102040243";

struct Case {
  const char* what;
  std::string name, cell, number;
  Kind kind;
};

TEST(SeveralPeople, AreToldWhenNamesAndNumbersMatchOneByOne) {
  const Case cases[] = {
      {"an ordinary row", "张三", "张三", kOne, Kind::one},
      {"two and two", "张三、李四", "张三、李四", kOne + "、" + kTwo, Kind::several},
      {"other marks", "张三，李四", "张三，李四", kOne + " ; " + kTwo, Kind::several},
      {"numbers apart by blanks", "张三/李四", "张三/李四", kOne + "  " + kTwo, Kind::several},
      {"a line break that the reader of names took away", "张三李四", "张三\n李四", kOne + "\n" + kTwo, Kind::several},
      {"a bracket behind the first name", "张三", "张三（户主）、李四", kOne + "、" + kTwo, Kind::several},
      {"a document of another kind", "张三、李四", "张三、李四", kOne + "、H12345678", Kind::several},
      {"names alone", "张三、李四", "张三、李四", "", Kind::several},
      {"numbers alone", "", "", kOne + "、" + kTwo, Kind::several},
      {"one name, two numbers", "张三", "张三", kOne + "、" + kTwo, Kind::unclear},
      {"two names, one number", "张三、李四", "张三、李四", kOne, Kind::unclear},
      {"three names, two numbers", "张三、李四、王五", "张三、李四、王五", kOne + "、" + kTwo, Kind::unclear},
      {"one number in groups", "张三", "张三", "350582 19700103 0150", Kind::one},
      {"one number with a comma", "张三", "张三", "350582,19700103,0150", Kind::one},
      {"a mark at the end", "张三、", "张三、", kOne + "、", Kind::one},
      {"a certificate", "张三", "张三", kOne + "43B1", Kind::one},
  };
  for (const auto& each : cases) {
    const auto people = people_of(each.name, each.cell, each.number);
    EXPECT_EQ(people.kind, each.kind) << each.what;
    const bool names = each.kind == Kind::several && !each.name.empty();
    const std::vector<std::string> both = {"张三", "李四"};
    if (names) {
      EXPECT_EQ(people.names, both) << each.what;
    }
  }
}

TEST(SeveralPeople, OneNumberTwiceIsOnePerson) {
  for (const auto& second : {kOne, kOne.substr(0, 6) + kOne.substr(8, 9), kOne + "43"}) {
    const auto people = people_of("张三", "张三", kOne + "、" + second);
    EXPECT_EQ(people.kind, Kind::one) << second;
    EXPECT_THAT(people.numbers, ElementsAre(kOne)) << second;
  }
}

TEST(SeveralPeople, MostCellsNeedNoSecondLook) {
  for (const char* name : {"", "张三", "欧阳娜娜", "阿依古丽·买买提", "张 三"})
    EXPECT_FALSE(may_name_several(name)) << name;
  for (const char* name : {"张三、李四", "张三,李四", "张三；李四", "张三\n李四"})
    EXPECT_TRUE(may_name_several(name)) << name;
  EXPECT_FALSE(may_number_several(kOne + "43B1"));
  EXPECT_TRUE(may_number_several(kOne + "、" + kTwo));
}

}  // namespace
}  // namespace yingbao::plugin_host
