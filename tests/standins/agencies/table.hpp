#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace yingbao::sample {

enum class Group : std::size_t { g1a, g1b, g1c, g2, g3, g4, g5, g6, g7, g8, g9 };
inline constexpr std::array<std::string_view, 11> group_names{"G1A", "G1B", "G1C", "G2", "G3", "G4",
                                                              "G5",  "G6",  "G7",  "G8", "G9"};
constexpr std::size_t index_of(Group group) { return static_cast<std::size_t>(group); }
using Groups = std::array<bool, group_names.size()>;  // which of them somebody is in

// Appendix 1 has a column for each group but G8 and G9.
inline constexpr std::size_t columns = 9;
inline constexpr std::array<std::string_view, columns> column_titles{
    "已脱贫但不够稳定的监测对象",
    "受疫情影响较大存在返贫风险贫困对象",
    "一键报贫新增贫困户对象",
    "未纳入兜底保障的2020年以来个人自费医疗费超过4万元以上对象",
    "未纳入兜底保障的2020年以来新增的重度残疾人（含智力、精神三级残疾）对象",
    "2020年以来社会救助类信访对象",
    "12349热线求助对象",
    "未纳入兜底保障的登记失业人员",
    "未纳入兜底保障的2020年以来因灾需救助人员"};

// Petitions and hotline tickets are counted by case, everything else by person.
constexpr bool counts_cases(Group group) { return group == Group::g4 || group == Group::g5; }

using Row = std::array<int, columns>;
constexpr int sum_of(const Row& row) {
  int sum = 0;
  for (const int number : row) sum += number;
  return sum;
}

struct Unit {
  std::string_view code;
  std::string_view name;
  Row count;
  int total;
};

// Appendix 1, in the notice's order of rows. The sample is built to give exactly this.
inline constexpr std::array<Unit, 14> units{{
    {"350500", "泉州市", {192, 188, 0, 15892, 4203, 53, 40, 16549, 3}, 37120},
    {"350501", "市本级", {0, 0, 0, 330, 0, 0, 0, 463, 0}, 793},
    {"350502", "鲤城区", {0, 0, 0, 447, 102, 1, 2, 3019, 0}, 3571},
    {"350503", "丰泽区", {0, 0, 0, 553, 92, 0, 0, 2650, 0}, 3295},
    {"350504", "洛江区", {0, 0, 0, 362, 171, 3, 2, 358, 0}, 896},
    {"350505", "泉港区", {0, 0, 0, 740, 138, 4, 2, 683, 0}, 1567},
    {"350581", "石狮市", {0, 0, 0, 1120, 132, 0, 0, 477, 0}, 1729},
    {"350582", "晋江市", {0, 0, 0, 3019, 545, 6, 3, 1371, 0}, 4944},
    {"350583", "南安市", {94, 93, 0, 3480, 726, 4, 9, 1435, 0}, 5841},
    {"350521", "惠安县", {0, 0, 0, 1612, 427, 10, 5, 2433, 3}, 4490},
    {"350524", "安溪县", {57, 75, 0, 2511, 1134, 15, 10, 789, 0}, 4591},
    {"350525", "永春县", {23, 15, 0, 824, 347, 3, 2, 1428, 0}, 2642},
    {"350526", "德化县", {18, 5, 0, 441, 228, 5, 3, 1140, 0}, 1840},
    {"3505TS", "台商投资区", {0, 0, 0, 453, 161, 2, 2, 303, 0}, 921},
}};

inline constexpr std::size_t whole_city = 0;  // the row that sums the others
inline constexpr std::size_t city_level = 1;  // 市本级: no territory of its own
inline constexpr std::size_t first_county = 2;
inline constexpr std::size_t huian = 9;
inline constexpr std::size_t last_county = 12;
inline constexpr std::size_t zone = 13;  // 台商投资区: four townships that Hui'an's codes still include

// The notice's own checks: 14 rows and, with the totals, 10 columns.
constexpr bool rows_add_up() {
  for (const Unit& unit : units) {
    if (sum_of(unit.count) != unit.total) return false;
  }
  return true;
}
constexpr bool columns_add_up() {
  Row sums{};
  int total = 0;
  for (std::size_t unit = city_level; unit < units.size(); ++unit) {
    for (std::size_t column = 0; column < columns; ++column) sums[column] += units[unit].count[column];
    total += units[unit].total;
  }
  return sums == units[whole_city].count && total == units[whole_city].total;
}
static_assert(rows_add_up() && columns_add_up());

}  // namespace yingbao::sample
