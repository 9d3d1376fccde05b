#include "format/sheet_value.hpp"

#include "base/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace yingbao::format {
namespace {

constexpr double kPlainIntegers = 1e15;      // a double's 15 digits
constexpr double kLastSerial = 2'958'466;    // 10000-01-01
constexpr long kSecondsOfDay = 86400;

/// 1900-02-29, a day that never was, is number 60 of the 1900 system.
constexpr long kLeapDayThatNeverWas = 60;

Date day_of(long serial, bool from_1904) {
  using namespace std::chrono;
  if (!from_1904 && serial < kLeapDayThatNeverWas) ++serial;
  const sys_days epoch = from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / 30};
  const year_month_day day{epoch + days{serial}};
  return Date::of(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                  static_cast<int>(static_cast<unsigned>(day.day())))
      .value_or(Date{});
}

}  // namespace

bool shows_date(unsigned builtin_format) {
  const auto within = [&](unsigned first, unsigned last) { return builtin_format >= first && builtin_format <= last; };
  return within(14, 22) || within(27, 36) || builtin_format == 45 || builtin_format == 47 || within(50, 58);
}

bool shows_date(std::string_view format) {
  for (std::size_t i = 0; i < format.size() && format[i] != ';'; ++i) {
    switch (format[i]) {
      case '"':
        i = std::min(format.find('"', i + 1), format.size());
        break;
      case '[': {
        const auto end = format.find(']', i);
        const auto inside = format.substr(i + 1, end - i - 1);
        if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) return false;
        i = std::min(end, format.size());
        break;
      }
      case '\\': case '_': case '*':
        ++i;
        break;
      case 'y': case 'Y': case 'm': case 'M': case 'd': case 'D': case 'h': case 'H': case 's': case 'S':
        return true;
      default:
        break;
    }
  }
  return false;
}

void append_number(std::string& out, double value) {
  std::array<char, 32> text;
  const auto put = [&](std::to_chars_result end) { out.append(text.data(), end.ptr); };
  if (!std::isfinite(value)) {
    out += "#NUM!";
  } else if (std::abs(value) < kPlainIntegers && value == std::trunc(value)) {
    put(std::to_chars(text.begin(), text.end(), static_cast<long long>(value)));
  } else {
    const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::general, 15);
    for (char* c = text.begin(); c < end.ptr; ++c)
      if (*c == 'e') *c = 'E';
    put(end);
  }
}

void append_date(std::string& out, double serial, bool from_1904) {
  const bool in_range = serial > 0 && serial < kLastSerial;
  if (!in_range) return append_number(out, serial);
  // A time is as exact as a second; a rounded midnight belongs to the next day.
  const auto seconds = static_cast<long long>(std::llround(serial * kSecondsOfDay));
  const auto days = static_cast<long>(seconds / kSecondsOfDay);
  const auto second = static_cast<int>(seconds % kSecondsOfDay);
  std::array<char, 16> time{};
  std::snprintf(time.data(), time.size(), "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
  if (days == 0 && second != 0) {
    out += time.data();
    return;
  }
  const bool never_was = !from_1904 && (days == 0 || days == kLeapDayThatNeverWas);
  const auto day = never_was ? Date{} : day_of(days, from_1904);
  if (!day) return append_number(out, serial);
  out += day.iso();
  if (second != 0) out.append(" ").append(time.data());
}

}  // namespace yingbao::format
