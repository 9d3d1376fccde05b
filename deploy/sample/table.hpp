#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace yingbao::sample {

enum class Group : std::size_t { g2, g3, g6 };
inline constexpr std::array<std::string_view, 3> group_names{"G2", "G3", "G6"};
constexpr std::size_t index_of(Group group) { return static_cast<std::size_t>(group); }

struct Unit {
  std::string_view code;
  std::string_view name;
  std::array<int, 3> people;  // by Group
};

// Three columns of Appendix 1, in the notice's order of rows. The sample is built to give exactly these.
inline constexpr std::array<Unit, 14> units{{
    {"350500", "泉州市", {15892, 4203, 16549}},
    {"350501", "市本级", {330, 0, 463}},
    {"350502", "鲤城区", {447, 102, 3019}},
    {"350503", "丰泽区", {553, 92, 2650}},
    {"350504", "洛江区", {362, 171, 358}},
    {"350505", "泉港区", {740, 138, 683}},
    {"350581", "石狮市", {1120, 132, 477}},
    {"350582", "晋江市", {3019, 545, 1371}},
    {"350583", "南安市", {3480, 726, 1435}},
    {"350521", "惠安县", {1612, 427, 2433}},
    {"350524", "安溪县", {2511, 1134, 789}},
    {"350525", "永春县", {824, 347, 1428}},
    {"350526", "德化县", {441, 228, 1140}},
    {"3505TS", "台商投资区", {453, 161, 303}},
}};

inline constexpr std::size_t whole_city = 0;   // the row that sums the others
inline constexpr std::size_t city_level = 1;   // 市本级: no territory of its own
inline constexpr std::size_t first_county = 2;
inline constexpr std::size_t huian = 9;
inline constexpr std::size_t last_county = 12;
inline constexpr std::size_t zone = 13;        // 台商投资区: four townships that Hui'an's codes still include

constexpr bool columns_add_up() {
  for (std::size_t group = 0; group < group_names.size(); ++group) {
    int sum = 0;
    for (std::size_t unit = city_level; unit < units.size(); ++unit) sum += units[unit].people[group];
    if (sum != units[whole_city].people[group]) return false;
  }
  return true;
}
static_assert(columns_add_up());

}  // namespace yingbao::sample
