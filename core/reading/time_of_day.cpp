#include "reading/time_of_day.hpp"

#include "base/text.hpp"

#include <initializer_list>

namespace yingbao::reading {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const auto mark : marks)
    if (text.starts_with(mark)) return text.remove_prefix(mark.size()), true;
  return false;
}

/// One or two digits below `limit`; -1 when there are none.
int take_number(std::string_view& text, int limit) {
  if (text.empty() || !is_digit(text[0])) return -1;
  int value = text[0] - '0';
  text.remove_prefix(1);
  if (!text.empty() && is_digit(text[0])) value = value * 10 + (text[0] - '0'), text.remove_prefix(1);
  return value < limit ? value : -1;
}

/// 星期一, 周一, (星期日): a day's name is one character, or a digit where numerals were made Arabic.
bool take_weekday(std::string_view& text) {
  auto rest = text;
  take(rest, {"(", "（"});
  if (!take(rest, {"星期", "礼拜", "周"})) return false;
  if (!take(rest, {"1", "2", "3", "4", "5", "6", "日", "天", "一", "二", "三", "四", "五", "六"})) return false;
  take(rest, {")", "）"});
  text = rest;
  return true;
}

/// 上午, PM: an hour of the afternoon counts from noon.
bool take_half(std::string_view& text, bool& afternoon) {
  if (take(text, {"下午", "晚上", "PM", "pm", "Pm"})) return afternoon = true;
  return take(text, {"上午", "中午", "凌晨", "早上", "AM", "am", "Am"});
}

/// 8:30, 08:30:00.000, 8时30分, 8点, 10.
bool take_clock(std::string_view& text, int& minutes) {
  constexpr int kHours = 25, kSixty = 60;  // 24:00 is the day's end
  const int hour = take_number(text, kHours);
  if (hour < 0) return false;
  minutes = hour * kSixty;
  if (!take(text, {":", "时", "点", "：", "h"}) || text.empty() || !is_digit(text[0])) return take(text, {"整"}), true;
  const int minute = take_number(text, kSixty);
  if (minute < 0) return false;
  minutes += minute;
  if (!take(text, {":", "分", "："}) || text.empty() || !is_digit(text[0])) return true;
  if (take_number(text, kSixty + 1) < 0) return false;
  take(text, {"秒"});
  if (text.size() > 1 && (text[0] == '.' || text[0] == ',' || text[0] == ':') && is_digit(text[1])) {
    text.remove_prefix(1);
    while (!text.empty() && is_digit(text[0])) text.remove_prefix(1);
  }
  return true;
}

/// Z, GMT, CST, +08:00, GMT+0800, UTC+8. CST is China's on the machines that print it.
bool take_zone(std::string_view& text, std::optional<int>& zone) {
  constexpr int kChina = 8 * 60;
  const bool greenwich = take(text, {"Z", "z", "UTC", "GMT"});
  if (greenwich) zone = 0;
  else if (take(text, {"CST"})) return zone = kChina, true;
  const bool west = text.starts_with('-');
  if (!take(text, {"+", "-"})) return greenwich;
  const int hours = take_number(text, 15);
  if (hours < 0) return false;
  take(text, {":"});
  const int minutes = text.empty() || !is_digit(text[0]) ? 0 : take_number(text, 60);
  if (minutes < 0) return false;
  zone = (west ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

}  // namespace

std::optional<TimeOfDay> read_time_of_day(std::string_view text) {
  TimeOfDay read;
  bool clock = false, afternoon = false;
  take(text, {"T"});
  for (text = trim(text); !text.empty(); text = trim(text)) {
    if (take_weekday(text) || take_half(text, afternoon)) continue;
    if (!clock && is_digit(text[0])) {
      if (!take_clock(text, read.minutes)) return {};
      clock = true;
      continue;
    }
    // The zone's name in words stands behind it: [Asia/Shanghai], (中国标准时间).
    const bool named = text.starts_with('[') || text.starts_with('(');
    if (clock && read.zone_minutes && named && (text.back() == ']' || text.back() == ')')) break;
    const bool may_be_zone = clock || text[0] != '-';  // 2020-01-02-03 is no day
    if (!may_be_zone || read.zone_minutes || !take_zone(text, read.zone_minutes)) return {};
  }
  constexpr int kNoon = 12 * 60;
  if (afternoon && read.minutes < kNoon) read.minutes += kNoon;
  return read;
}

}  // namespace yingbao::reading
