// Appendix 1 of the notice: 《泉州市部分特殊困难群体数据统计表》.
#pragma once

#include "deciding/tally.hpp"
#include "document/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yingbao::report {

/// 14 rows in the notice's order, the city's being the sum of the units'; groups that nothing feeds are 0.
document::Table appendix1(const deciding::Tally& tally);

/// People or cases of a group that count, and stand nowhere in the table.
struct NotInTable {
  enum class Why { no_unit, no_row, no_column } why;  ///< no row is their unit's, no column their group's
  std::string unit, group;                            ///< the unit of `no_row`
  std::uint64_t count = 0;
};
std::vector<NotInTable> not_in_table(const deciding::Tally& tally);

/// The same for machines, with the units' codes and what is not in the table.
std::string appendix1_json(const deciding::Tally& tally);

}  // namespace yingbao::report
