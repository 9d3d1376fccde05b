#include "report/appendix1.hpp"
#include "places/division.hpp"

#include <gmock/gmock.h>

#include <tuple>

namespace yingbao::report {
namespace {

using testing::ElementsAre;

using Cells = std::vector<std::string>;

void visit(deciding::Tally& tally, const std::string& unit, const char* group, std::uint64_t count) {
  tally.funnel.add({group, 1, unit, unit.empty() ? deciding::Step::without_unit : deciding::Step::to_visit, {}}, count);
}

const document::Title* title_at(const document::Table& table, std::size_t row, std::size_t column) {
  for (const auto& title : table.titles)
    if (title.row == row && title.column == column) return &title;
  return nullptr;
}

TEST(Appendix1, PrintsCaptionTitlesAndNoteOfTheNotice) {
  const auto table = appendix1({});
  EXPECT_EQ(table.caption, "泉州市部分特殊困难群体数据统计表");
  EXPECT_EQ(table.note, "说明：本表所汇总对象由相关部门提供基础数据并与低保、特困对象比对双向筛选而得。");
  EXPECT_THAT(table.header(),
              ElementsAre(ElementsAre("地区名称", "未纳入兜底保障的扶贫部门易返贫监测对象", "", "",
                                      "未纳入兜底保障的2020年以来个人自费医疗费超过4万元以上对象",
                                      "未纳入兜底保障的2020年以来新增的重度残疾人（含智力、精神三级残疾）对象",
                                      "2020年以来社会救助类信访对象", "12349热线求助对象",
                                      "未纳入兜底保障的登记失业人员", "未纳入兜底保障的2020年以来因灾需救助人员",
                                      "合计"),
                          ElementsAre("", "已脱贫但不够稳定的监测对象", "受疫情影响较大存在返贫风险贫困对象",
                                      "一键报贫新增贫困户对象", "", "", "", "", "", "", ""),
                          ElementsAre("", "（人）", "（人）", "（人）", "（人）", "（人）", "（人）", "（人）",
                                      "（人）", "（人）", "（人）")));
}

TEST(Appendix1, MergesTitlesWithoutGapsOrOverlaps) {
  const auto table = appendix1({});
  std::vector<std::vector<int>> covered(table.header().size(), std::vector<int>(table.columns.size()));
  for (const auto& title : table.titles)
    for (std::size_t row = title.row; row < title.row + title.rows; ++row)
      for (std::size_t column = title.column; column < title.column + title.columns; ++column)
        ++covered.at(row).at(column);
  for (const auto& row : covered)
    for (const auto times : row) EXPECT_EQ(times, 1);
  EXPECT_EQ(title_at(table, 0, 0)->rows, 3u);
  EXPECT_EQ(title_at(table, 0, 1)->columns, 3u);
}

TEST(Appendix1, ListsTheUnitsInTheOrderOfTheNotice) {
  const auto table = appendix1({});
  Cells names;
  for (const auto& row : table.rows) names.push_back(row[0]);
  EXPECT_THAT(names, ElementsAre("泉州市", "市本级", "鲤城区", "丰泽区", "洛江区", "泉港区", "石狮市", "晋江市",
                                 "南安市", "惠安县", "安溪县", "永春县", "德化县", "台商投资区"));
}

TEST(Appendix1, CountsZeroWhereNothingWasFound) {
  for (const auto& row : appendix1({}).rows) EXPECT_EQ(Cells(row.begin() + 1, row.end()), Cells(10, "0")) << row[0];
}

TEST(Appendix1, PutsEachGroupIntoItsColumnAndSumsRows) {
  deciding::Tally tally;
  std::uint64_t count = 1;
  for (const auto* group : {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"}) {
    visit(tally, "350582", group, count);
    count *= 2;
  }
  const auto table = appendix1(tally);
  EXPECT_THAT(table.rows[7], ElementsAre("晋江市", "1", "2", "4", "8", "16", "32", "64", "128", "256", "511"));
  EXPECT_THAT(table.rows[0], ElementsAre("泉州市", "1", "2", "4", "8", "16", "32", "64", "128", "256", "511"));
}

TEST(Appendix1, MakesTheCityTheSumOfItsUnits) {
  deciding::Tally tally;
  std::uint64_t next = 1;
  for (const auto& unit : places::units().subspan(1))
    for (const auto* group : {"G1A", "G2", "G6", "G7"}) visit(tally, unit.code, group, next += 7);
  const auto table = appendix1(tally);
  ASSERT_EQ(table.rows.size(), 14u);
  for (std::size_t column = 1; column <= 10; ++column) {
    std::uint64_t sum = 0;
    for (std::size_t row = 1; row < table.rows.size(); ++row) sum += std::stoull(table.rows[row][column]);
    EXPECT_EQ(table.rows[0][column], std::to_string(sum)) << column;
  }
}

TEST(Appendix1, TellsOfWhomItLeavesOut) {
  deciding::Tally tally;
  visit(tally, "", "G6", 1);
  visit(tally, "999999", "G6", 2);
  visit(tally, "350500", "G6", 3);  // the city's own row is the sum of the others
  visit(tally, "350582", "G8", 4);
  visit(tally, "", "G9", 3);
  visit(tally, "350582", "G9", 2);
  tally.funnel.add({"G6", 1, "350582", deciding::Step::not_comparable, {}}, 6);
  EXPECT_EQ(appendix1(tally).rows[0].back(), "0");
  std::vector<std::tuple<NotInTable::Why, std::string, std::string, std::uint64_t>> left;
  for (const auto& [why, unit, group, count] : not_in_table(tally)) left.emplace_back(why, unit, group, count);
  using enum NotInTable::Why;
  EXPECT_THAT(left, testing::ElementsAre(std::tuple{no_unit, "", "G6", 1u}, std::tuple{no_row, "350500", "G6", 3u},
                                         std::tuple{no_row, "999999", "G6", 2u}, std::tuple{no_column, "", "G8", 4u},
                                         std::tuple{no_column, "", "G9", 5u}));
}

}  // namespace
}  // namespace yingbao::report
