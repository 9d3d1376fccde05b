#include "reading/codes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace yingbao::reading {
namespace {

void expect_names(std::initializer_list<std::pair<const char*, const char*>> cells) {
  std::string buffer;
  for (const auto& [cell, name] : cells) {
    EXPECT_EQ(read_name(cell), name) << cell;
    EXPECT_EQ(read_name(cell, buffer), name) << cell;
  }
}

TEST(Name, LosesBlanksInside) {
  expect_names({{"张　三", "张三"},
                {"张 三", "张三"},
                {" 张三 ", "张三"},
                {"张\t三", "张三"},
                {"张\u00A0三", "张三"},
                {"\u200B张三\uFEFF", "张三"},
                {"张三\r\n", "张三"},
                {"欧阳  小明", "欧阳小明"}});
}

TEST(Name, WritesTheDotOfMinorityNamesInOneWay) {
  for (const std::string dot : {"·", "•", "・", "．", "."})
    expect_names({{("买买提" + dot + "吐尔逊").c_str(), "买买提·吐尔逊"}});
  expect_names({{"买买提 · 吐尔逊", "买买提·吐尔逊"}});
}

TEST(Name, LosesSuffixesInBrackets) {
  expect_names(
      {{"张三（已故）", "张三"}, {"张三(户主)", "张三"}, {"张三 （户主）", "张三"}, {"张三（已故）(户主)", "张三"}});
}

TEST(Name, LosesRemarksInBracketsWhereverTheyStand) {
  expect_names({{"（已故）张三", "张三"},
                {"张三【户主】", "张三"},
                {"（张三）", "张三"},
                {"张三（户主", "张三"},
                {"张（曾用名）三", "张三"}});
}

TEST(Name, LosesWhatIsNoPartOfIt) {
  expect_names({{"1.张三", "张三"},
                {"2、张三", "张三"},
                {"张三、", "张三"},
                {"张三，", "张三"},
                {"'张三", "张三"},
                {"=\"张三\"", "张三"},
                {"\t张三", "张三"},
                {"张三等5人", "张三"},
                {"张三等五人", "张三"},
                {"李铁人", "李铁人"},
                {"张*", "张*"}});
}

TEST(Name, LeavesSeveralNamesToWhoeverKnowsThem) {
  expect_names({{"张三、李四", "张三、李四"}, {"张三/李四", "张三/李四"}});
}

TEST(Name, IsNoNumberNoSignAndNoTitle) {
  expect_names({{"123", ""},
                {"350521199001011239", ""},
                {"35052119670401001X", ""},
                {"***", ""},
                {"？？", ""},
                {"姓名", ""},
                {"姓 名", ""},
                {"（）", ""},
                {"--", ""}});
}

TEST(Name, BringsPrivateUseCharactersToTheirStandardOnes) {
  expect_names({{"\uE863小明", "䶮小明"},
                {"李\uE81E", "李\u9FB4"},
                {"李\uE816", "李\U00020087"},
                {"李\uE864", "李\u9FBB"},
                {"李\uE000", "李\uE000"}});
}

TEST(Name, KeepsRareCharacters) {
  expect_names(
      {{"李\u4DAE", "李\u4DAE"}, {"李\U00020BB7", "李\U00020BB7"}, {"㐂三", "㐂三"}, {"李\u9FB4", "李\u9FB4"}});
}

TEST(Name, KeepsForeignNamesReadable) { expect_names({{"ＪＯＨＮ", "JOHN"}, {"O'NEIL", "O'NEIL"}}); }

TEST(Name, OfNothingIsEmpty) { expect_names({{"", ""}, {"　 ", ""}, {"\u200B", ""}}); }

TEST(Name, CopiesNothingWhenNothingChanges) {
  const std::string cell = "张三";
  std::string buffer;
  EXPECT_EQ(read_name(cell, buffer).data(), cell.data());
}

}  // namespace
}  // namespace yingbao::reading
