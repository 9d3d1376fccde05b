// What may follow a day: a weekday, a time, its zone.
#pragma once

#include <optional>
#include <string_view>

namespace yingbao::reading {

struct TimeOfDay {
  int minutes = 0;                  ///< since midnight; 0 where only a weekday or 上午 is told
  std::optional<int> zone_minutes;  ///< east of Greenwich, when the text tells a zone
};

/// 8:30, T08:30:00.000Z, 上午8时30分, 星期一, 00:00:00 GMT+0800. Empty when anything else stands there.
std::optional<TimeOfDay> read_time_of_day(std::string_view text);

}  // namespace yingbao::reading
