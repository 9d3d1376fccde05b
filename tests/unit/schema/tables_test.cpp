// The tables of fields, feeds and reasons hold together.
#include "schema/feed.hpp"
#include "schema/field.hpp"
#include "schema/reason.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace yingbao::schema {
namespace {

TEST(Fields, AreFoundByIdAndName) {
  std::set<std::string_view> names;
  for (const auto& info : fields()) {
    EXPECT_EQ(info_of(info.id), &info);
    EXPECT_EQ(field_named(info.name), &info);
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_FALSE(info.title.empty()) << info.name;
  }
  EXPECT_EQ(field_named("no such field"), nullptr);
  EXPECT_EQ(field_named(""), nullptr);
  EXPECT_EQ(info_of(static_cast<Field>(0)), nullptr);
  EXPECT_EQ(info_of(static_cast<Field>(255)), nullptr);
}

TEST(Fields, ForwardNoProvenanceAndNoBookkeeping) {
  for (const auto& info : fields())
    if (info.use == Use::provenance || info.use == Use::control) {
      EXPECT_FALSE(info.forwarded) << info.name;
    }
}

TEST(Fields, CallEveryNumberOfAPersonSensitive) {
  for (const auto name : {"id_number", "head_id_number", "certificate_number"})
    EXPECT_EQ(field_named(name)->sensitivity, Sensitivity::sensitive) << name;
}

TEST(Feeds, AreTheGroupsAndRostersOfTheNotice) {
  for (const auto code : {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9"}) {
    ASSERT_NE(feed_kind(code), nullptr) << code;
    EXPECT_FALSE(feed_kind(code)->roster) << code;
    EXPECT_EQ(feed_kind(code)->case_counted, std::string{code} == "G4" || std::string{code} == "G5") << code;
  }
  for (const auto code : {"DIBAO", "DIBAO_SINGLE", "TEKUN", "ORPHAN", "DEFACTO"}) {
    ASSERT_NE(feed_kind(code), nullptr) << code;
    EXPECT_TRUE(feed_kind(code)->roster) << code;
  }
  EXPECT_EQ(feed_kind("g6"), nullptr);
  EXPECT_EQ(feed_kind(""), nullptr);
}

TEST(Feeds, AreCalledByTheirTitlesAndByShortWords) {
  for (const auto& kind : feed_kinds())
    if (kind.code[0] == 'G') {
      EXPECT_EQ(group_called(kind.zh), &kind) << kind.code;
      EXPECT_EQ(group_called(kind.code), &kind) << kind.code;
    }
  EXPECT_EQ(group_called("登记失业202106.xlsx"), feed_kind("G6"));
  EXPECT_EQ(group_called("扶贫对象"), nullptr) << "which of three?";
  EXPECT_EQ(group_called("失业、残疾"), nullptr) << "two are none";
  EXPECT_EQ(group_called(""), nullptr);
}

TEST(FeedId, IsReadAsItIsWritten) {
  for (const auto text : {"human_resources/G6/all", "rosters/DIBAO/350521"})
    EXPECT_EQ(FeedId::parse(text)->text(), text);
  EXPECT_EQ(FeedId::parse("human_resources/G6")->text(), "human_resources/G6/all");
  for (const auto text : {"", "a", "/G6", "a/G99", "a/G6/all/b", "a//all"}) EXPECT_FALSE(FeedId::parse(text)) << text;
}

TEST(Reasons, AreToldInBothLanguages) {
  std::set<std::string_view> codes;
  std::set<Reason> ids;
  for (const auto& info : reasons()) {
    EXPECT_TRUE(codes.insert(info.code).second) << info.code;
    EXPECT_TRUE(ids.insert(info.id).second) << info.code;
    EXPECT_EQ(info_of(info.id), &info);
    EXPECT_FALSE(info.zh.empty() || info.en.empty()) << info.code;
  }
  EXPECT_EQ(info_of(static_cast<Reason>(255)), nullptr);
}

TEST(Reasons, TellTheClerkWhatToDoAboutAReject) {
  for (const auto& info : reasons())
    if (info.kind == ReasonClass::reject) {
      EXPECT_FALSE(info.advice_zh.empty() || info.advice_en.empty()) << info.code;
    }
}

}  // namespace
}  // namespace yingbao::schema
