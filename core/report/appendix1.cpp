#include "report/appendix1.hpp"

#include "places/division.hpp"

namespace yingbao::report {
namespace {

constexpr const char* kGroups[] = {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"};

TableRow unit_row(const places::Unit& unit, const screening::Tally& tally) {
  TableRow row{unit.name, unit.code, {}};
  std::uint64_t total = 0;
  for (const auto* group : kGroups) {
    row.numbers.push_back(tally.of(unit.code, group));
    total += row.numbers.back();
  }
  row.numbers.push_back(total);
  return row;
}

}  // namespace

Table appendix1(const screening::Tally& tally) {
  Table table;
  table.caption = "泉州市部分特殊困难群体数据统计表";
  table.columns = 11;
  table.header_rows = 3;
  table.titles = {
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
  for (std::size_t column = 1; column < table.columns; ++column) table.titles.push_back({2, column, 1, 1, "（人）"});
  for (const auto* group : kGroups) table.keys.emplace_back(group);
  table.keys.emplace_back("total");
  const auto units = places::units();
  TableRow city{units[0].name, units[0].code, std::vector<std::uint64_t>(std::size(kGroups) + 1)};
  for (const auto& unit : units.subspan(1)) {
    table.rows.push_back(unit_row(unit, tally));
    for (std::size_t i = 0; i < city.numbers.size(); ++i) city.numbers[i] += table.rows.back().numbers[i];
  }
  table.rows.insert(table.rows.begin(), std::move(city));
  table.note = "说明：本表所汇总对象由相关部门提供基础数据并与低保、特困对象比对双向筛选而得。";
  // Beside the table, never in it.
  if (const auto unclear = screening::Tally::sum(tally.to_verify))
    table.note += "另有" + std::to_string(unclear) + "人次在保状态不明，待核实，未计入本表。";
  return table;
}

}  // namespace yingbao::report
