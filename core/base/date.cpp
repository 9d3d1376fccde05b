#include "base/date.hpp"

#include <array>
#include <cstdio>

namespace yingbao {
namespace {

constexpr Instant kChinaStandardTime = 8 * 3600;

int last_day(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Date date_of_days(std::int64_t days) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
  return *Date::of(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                   static_cast<int>(static_cast<unsigned>(ymd.day())));
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return {};
  if (day > 28 && day > last_day(year, month)) return {};
  return Date{year * 10000 + month * 100 + day};
}

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(at, length)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  return of(number(0, 4), number(5, 2), number(8, 2));
}

std::optional<Date> Date::from_number(std::int64_t yyyymmdd) {
  if (yyyymmdd < 0 || yyyymmdd > 99991231) return {};
  return of(static_cast<int>(yyyymmdd / 10000), static_cast<int>(yyyymmdd / 100 % 100),
            static_cast<int>(yyyymmdd % 100));
}

std::string Date::iso() const {
  if (!number_) return {};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year(), month(), day());
  return text.data();
}

Date Date::months_earlier(int months) const {
  const int all = year() * 12 + month() - 1 - months;
  for (int d = day();; --d)
    if (const auto date = of(all / 12, all % 12 + 1, d)) return *date;
}

std::int64_t Date::days() const {
  const std::chrono::year_month_day ymd{std::chrono::year{year()}, std::chrono::month{static_cast<unsigned>(month())},
                                        std::chrono::day{static_cast<unsigned>(day())}};
  return std::chrono::sys_days{ymd}.time_since_epoch().count();
}

std::string iso_local(Instant instant) {
  const Instant local = instant + kChinaStandardTime;
  const Instant second = local % 86400;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d+08:00", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return date_of_days(local / 86400).iso() + text.data();
}

Date business_date(Instant instant) { return date_of_days((instant + kChinaStandardTime) / 86400); }

}  // namespace yingbao
