// Appendix 1 of the notice: 《泉州市部分特殊困难群体数据统计表》.
#pragma once

#include "deciding/tally.hpp"
#include "document/table.hpp"

namespace yingbao::report {

/// 14 rows in the notice's order, the city's being the sum of the units'; groups that nothing feeds are 0. Whoever has
/// no unit stands in no row.
document::Table appendix1(const deciding::Tally& tally);
/// The same for machines, with the units' codes.
std::string appendix1_json(const deciding::Tally& tally);

}  // namespace yingbao::report
