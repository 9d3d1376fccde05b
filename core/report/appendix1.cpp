#include "report/appendix1.hpp"

#include "base/json_writer.hpp"
#include "places/division.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace yingbao::report {
namespace {

constexpr const char* kCaption = "泉州市部分特殊困难群体数据统计表";
constexpr const char* kGroups[] = {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"};
/// By NotInTable::Why.
constexpr std::string_view kWhys[] = {"no_unit", "no_row", "no_column"};

struct UnitRow {
  const places::Unit& unit;
  std::vector<std::uint64_t> counts;  ///< of each group, then their sum
};

std::vector<UnitRow> unit_rows(const deciding::Tally& tally) {
  const auto units = places::units();
  std::vector<UnitRow> rows{{units[0], std::vector<std::uint64_t>(std::size(kGroups) + 1)}};
  for (const auto& unit : units.subspan(1)) {
    std::vector<std::uint64_t> counts;
    std::uint64_t total = 0;
    for (const auto* group : kGroups) total += counts.emplace_back(tally.funnel.to_visit(unit.code, group));
    counts.push_back(total);
    for (std::size_t i = 0; i < counts.size(); ++i) rows.front().counts[i] += counts[i];
    rows.push_back({unit, std::move(counts)});
  }
  return rows;
}

std::vector<document::Title> titles() {
  std::vector<document::Title> titles{
      {0, 0, 3, 1, "地区名称"},
      {0, 1, 1, 3, "未纳入兜底保障的扶贫部门易返贫监测对象"},
      {1, 1, 1, 1, "已脱贫但不够稳定的监测对象"},
      {1, 2, 1, 1, "受疫情影响较大存在返贫风险贫困对象"},
      {1, 3, 1, 1, "一键报贫新增贫困户对象"},
      {0, 4, 2, 1, "未纳入兜底保障的2020年以来个人自费医疗费超过4万元以上对象"},
      {0, 5, 2, 1, "未纳入兜底保障的2020年以来新增的重度残疾人（含智力、精神三级残疾）对象"},
      {0, 6, 2, 1, "2020年以来社会救助类信访对象"},
      {0, 7, 2, 1, "12349热线求助对象"},
      {0, 8, 2, 1, "未纳入兜底保障的登记失业人员"},
      {0, 9, 2, 1, "未纳入兜底保障的2020年以来因灾需救助人员"},
      {0, 10, 2, 1, "合计"},
  };
  for (std::size_t column = 1; column <= std::size(kGroups) + 1; ++column)
    titles.push_back({2, column, 1, 1, "（人）"});
  return titles;
}

}  // namespace

document::Table appendix1(const deciding::Tally& tally) {
  document::Table table;
  table.caption = kCaption;
  table.titles = titles();
  table.columns.push_back({"地区名称"});
  for (const auto* group : kGroups) table.columns.push_back({group, document::Kind::number});
  table.columns.push_back({"合计", document::Kind::number});
  for (const auto& [unit, counts] : unit_rows(tally)) {
    auto& cells = table.rows.emplace_back(1, unit.name);
    for (const auto count : counts) cells.push_back(std::to_string(count));
  }
  table.note = "说明：本表所汇总对象由相关部门提供基础数据并与低保、特困对象比对双向筛选而得。";
  // Beside the table, never in it.
  if (const auto unclear = tally.funnel.sum(deciding::Step::to_verify))
    table.note += "另有" + std::to_string(unclear) + "人次在保状态不明，待核实，未计入本表。";
  return table;
}

std::vector<NotInTable> not_in_table(const deciding::Tally& tally) {
  using enum NotInTable::Why;
  const auto units = places::units().subspan(1);
  const auto has_row = [&](const std::string& unit) {
    return std::any_of(units.begin(), units.end(), [&](const auto& each) { return each.code == unit; });
  };
  const auto has_column = [](const std::string& group) {
    return std::find(std::begin(kGroups), std::end(kGroups), group) != std::end(kGroups);
  };
  std::vector<NotInTable> left;
  const auto absent = tally.funnel.by(
      [&](const auto& fate) { return fate.visited() && !(has_row(fate.unit) && has_column(fate.group)); },
      [&](const auto& fate) {
        return std::pair{fate.group, has_column(fate.group) ? fate.unit : ""};
      });
  for (const auto& [place, count] : absent) {
    const auto& [group, unit] = place;
    left.push_back({!has_column(group) ? no_column : unit.empty() ? no_unit : no_row, unit, group, count});
  }
  return left;
}

std::string appendix1_json(const deciding::Tally& tally) {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("title", kCaption).key("rows").begin_array();
  for (const auto& [unit, counts] : unit_rows(tally)) {
    json.begin_object().member("unit", unit.name).member("code", unit.code);
    for (std::size_t i = 0; i < std::size(kGroups); ++i) json.member(kGroups[i], counts[i]);
    json.member("total", counts.back()).end_object();
  }
  json.end_array().key("not_in_table").begin_array();
  for (const auto& [why, unit, group, count] : not_in_table(tally))
    json.begin_object()
        .member("why", kWhys[static_cast<std::size_t>(why)])
        .member("unit", unit)
        .member("group", group)
        .member("count", count)
        .end_object();
  json.end_array().end_object();
  return text;
}

}  // namespace yingbao::report
