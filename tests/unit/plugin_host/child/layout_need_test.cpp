// What a header must tell for each need of a layout, and what one that does not is told.
#include "plugin_host/child/header_match.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_host {
namespace {

using plugin::LayoutNeed;
using schema::Field;

constexpr plugin::Column kColumns[] = {
    {.field = Field::name, .titles = "姓名"},
    {.field = Field::id_number, .titles = "身份证号"},
    {.field = Field::case_number, .titles = "工单编号"},
    {.field = Field::county, .titles = "县区"},
};
constexpr plugin::Layout kLayout{.id = "list", .columns = kColumns};

HeaderMatch matched(LayoutNeed need, const std::vector<std::string>& titles, Task task = Task::normalise) {
  Job job;
  job.task = task;
  std::vector<Title> read;
  for (const auto& title : titles) read.push_back(read_title(title));
  return match_header(Spellings{kLayout, need}, job, read);
}

std::string missing(LayoutNeed need, const std::string& title) { return matched(need, {title, "县区"}).missing; }

TEST(LayoutNeed, OfANumberIsFedByThatAlone) {
  EXPECT_EQ(missing(LayoutNeed::number, "身份证号"), "");
  EXPECT_EQ(missing(LayoutNeed::number, "姓名"), "身份证号");
  EXPECT_EQ(missing(LayoutNeed::number, "工单编号"), "身份证号");
}

TEST(LayoutNeed, OfACaseIsFedByItsNumberAlone) {
  EXPECT_EQ(missing(LayoutNeed::case_number, "工单编号"), "");
  EXPECT_EQ(missing(LayoutNeed::case_number, "姓名"), "工单编号");
  EXPECT_EQ(missing(LayoutNeed::case_number, "身份证号"), "工单编号");
}

TEST(LayoutNeed, OfANumberOrACaseIsFedByEither) {
  EXPECT_EQ(missing(LayoutNeed::number_or_case, "身份证号"), "");
  EXPECT_EQ(missing(LayoutNeed::number_or_case, "工单编号"), "");
  EXPECT_EQ(missing(LayoutNeed::number_or_case, "姓名"), "身份证号 or 工单编号");
}

TEST(LayoutNeed, OfSomebodyIsFedByANameAsWell) {
  for (const auto* title : {"姓名", "身份证号", "工单编号"})
    EXPECT_EQ(missing(LayoutNeed::somebody, title), "") << title;
  EXPECT_EQ(missing(LayoutNeed::somebody, "学生姓名"), "姓名 or 身份证号 or 工单编号");
}

TEST(LayoutNeed, OfANumberAsksForNobodyWhereTheLayoutHasNoColumnForIt) {
  constexpr plugin::Layout kPlaces{.id = "places", .columns = std::span{kColumns}.subspan(3)};
  EXPECT_EQ(match_header(Spellings{kPlaces, kPlaces.need}, {}, {read_title("县区")}).missing, "");
}

TEST(LayoutNeed, OfADraftIsFedByTitlesThatNoColumnHas) {
  EXPECT_EQ(matched(LayoutNeed::somebody, {"学生姓名", "县区"}, Task::draft).missing, "");
  EXPECT_EQ(matched(LayoutNeed::somebody, {"县区"}, Task::draft).missing, "姓名 or 身份证号 or 工单编号");
}

TEST(LayoutNeed, OfADraftLeavesOutANumberThatMayBeAnybodys) {
  EXPECT_NE(matched(LayoutNeed::somebody, {"身份证号", "身份证号", "县区"}).unclear, "") << "a list is set aside";
  const auto draft = matched(LayoutNeed::somebody, {"身份证号", "身份证号", "县区"}, Task::draft);
  EXPECT_EQ(draft.unclear, "");
  ASSERT_EQ(draft.bindings.size(), 1u);
  EXPECT_EQ(draft.bindings[0].title, "县区");
}

// Hubs of this version load plugins that were built when a layout had no need.
struct LayoutOfVersion3 {
  std::string_view id{}, feed{};
  std::span<const plugin::Column> columns{};
  plugin::RowKey row_key{};
  std::span<const Field> key_fields{};
};
static_assert(sizeof(plugin::Layout) == sizeof(LayoutOfVersion3));

}  // namespace
}  // namespace yingbao::plugin_host
