#include "exchange/answer_files.hpp"

#include <gmock/gmock.h>

#include "base/text.hpp"

#include <set>

namespace yingbao::exchange {
namespace {

using testing::HasSubstr;

document::Table sheet(std::string name, std::string cell = "x") { return {std::move(name), {{std::move(cell)}}}; }

std::vector<connector::Return::File> files_of(const std::vector<document::Table>& sheets, const AnswerForm& form) {
  std::vector<connector::Return::File> files;
  EXPECT_TRUE(add_files(files, sheets, "退回行_delivery-7_名单", form));
  return files;
}

std::set<std::string> names_of(const std::vector<connector::Return::File>& files) {
  std::set<std::string> names;
  for (const auto& file : files) names.insert(file.name);
  return names;
}

TEST(AnswerFiles, OfAnArchiveAreOneForEachOfItsFiles) {
  const auto files = files_of({sheet("名单.csv", "A"), sheet("名单.txt", "B"), sheet("a/x.csv", "C"),
                               sheet("a_x.csv", "D"), sheet("A_X.CSV", "E")},
                              {false, true, document::Encoding::utf8});
  ASSERT_EQ(files.size(), 5u);
  EXPECT_EQ(names_of(files).size(), 5u);
  EXPECT_EQ(files[0].name, "退回行_delivery-7_名单_名单.csv");
  for (std::size_t i = 0; i < files.size(); ++i)
    EXPECT_THAT(files[i].bytes, HasSubstr(std::string(1, static_cast<char>('A' + i))));
}

TEST(AnswerFiles, OfAWorkbookAreOneWorkbook) {
  const auto files = files_of({sheet("晋江市"), sheet("石狮市")}, {true, false, document::Encoding::utf8});
  EXPECT_EQ(names_of(files), std::set<std::string>{"退回行_delivery-7_名单.xlsx"});
}

TEST(AnswerFiles, WhoseSheetsNoWorkbookMayHoldTogetherAreOneForEach) {
  const std::vector<std::string> odd[] = {{"a:b", "c"},
                                          {"Sheet", "SHEET"},
                                          {std::string(40, 's'), "c"},
                                          {"'quoted'", "c"}};
  for (const auto& names : odd) {
    const auto files = files_of({sheet(names[0]), sheet(names[1])}, {true, false, document::Encoding::utf8});
    EXPECT_EQ(names_of(files).size(), 2u) << names[0];
  }
}

TEST(FileStem, IsNeverAPathAndFitsAName) {
  for (const std::string name : {"../../etc/passwd", "a\\b.csv", "con:x.csv", "a\x1B[31m\nb.csv", "名单?.csv", "x. "}) {
    const auto stem = file_stem(name);
    EXPECT_EQ(stem.find_first_of("/\\:?<>|*\"\n\x1B"), std::string::npos) << stem;
    EXPECT_FALSE(stem.ends_with('.') || stem.ends_with(' ')) << stem;
  }
  std::string longest;
  for (int i = 0; i < 300; ++i) longest += "长";
  EXPECT_LE(file_stem(longest).size(), 100u);
  EXPECT_TRUE(is_utf8(file_stem(longest)));
  EXPECT_EQ(file_stem("失业_20210610.csv"), "失业_20210610");
}

}  // namespace
}  // namespace yingbao::exchange
