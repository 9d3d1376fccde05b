#include "sftp/survey.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yingbao::sftp {
namespace {

using connector::Found;
using connector::Left;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Entry file(std::string name, std::int64_t modified = 100, std::uint64_t size = 1) {
  return {std::move(name), Entry::Kind::file, size, modified};
}

Entry folder(std::string name) { return {std::move(name), Entry::Kind::folder, 0, 0}; }

class Survey : public ::testing::Test {
 protected:
  std::vector<std::string> found(std::vector<Entry> entries) {
    left.clear();
    std::vector<std::string> paths;
    for (const auto& each : survey(config, {{"/out", {}, std::move(entries)}}, left))
      paths.push_back(each.bookmark.object);
    return paths;
  }
  Config config;
  std::vector<Left> left;
};

TEST_F(Survey, TakesTheOldestFirst) {
  EXPECT_THAT(found({file("b", 3), file("c", 2), file("a", 3)}), ElementsAre("/out/c", "/out/a", "/out/b"));
  EXPECT_THAT(left, IsEmpty());
}

TEST_F(Survey, PassesOverLitterAndOwnFolders) {
  config.archive = "/out/archive";
  EXPECT_THAT(found({file(".hidden"), file("x.filepart"), file("x.part"), folder("archive")}), IsEmpty());
  EXPECT_THAT(left, IsEmpty());
}

TEST_F(Survey, ANameNeverBecomesAWayElsewhere) {
  EXPECT_THAT(found({file("../etc/passwd"), file("a/b"), file(""), file(std::string{"a\0b", 3})}), IsEmpty());
  EXPECT_EQ(left.size(), 4u);
  config.recursive = true;
  EXPECT_THAT(folders_below(config, {"/out", {}, {folder(".."), folder("a/b"), folder(".git")}}), IsEmpty());
}

TEST_F(Survey, BytesThatAreNoTextAreShownAsSuch) {
  const auto all = survey(config, {{"/", {}, {file("\xff.csv")}}}, left);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].name, "%FF.csv");
  EXPECT_EQ(all[0].bookmark.object, "/\xff.csv");
}

TEST_F(Survey, FilesOfSubfoldersSayWhereTheyLie) {
  config.recursive = true;
  const auto below = folders_below(config, {"/out", {}, {folder("lucheng"), file("x")}});
  ASSERT_EQ(below.size(), 1u);
  EXPECT_EQ(below[0].folder, "/out/lucheng");
  const auto all = survey(config, {{below[0].folder, below[0].within, {file("x")}}}, left);
  EXPECT_EQ(all.at(0).name, "lucheng/x");
}

TEST_F(Survey, AMarkerMustBeThereAndNotOlder) {
  config.marker = true;
  EXPECT_THAT(found({file("a", 5), file("a.done", 5), file("b"), file("c", 9), file("c.done", 8)}),
              ElementsAre("/out/a"));
  ASSERT_EQ(left.size(), 2u);
  EXPECT_THAT(left[0].reason, HasSubstr("no marker"));
  EXPECT_THAT(left[1].reason, HasSubstr("newer than its marker"));
}

TEST_F(Survey, OnlyWhatStaysTheSameIsSettled) {
  const auto before = survey(config, {{"/", {}, {file("same"), file("grows"), file("touched")}}}, left);
  auto after =
      survey(config, {{"/", {}, {file("same"), file("grows", 100, 2), file("touched", 101), file("new")}}}, left);
  const auto kept = settled(before, std::move(after), left);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].name, "same");
  EXPECT_EQ(left.size(), 3u);
}

}  // namespace
}  // namespace yingbao::sftp
