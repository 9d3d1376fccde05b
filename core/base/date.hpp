// Calendar dates and instants. The business calendar is China Standard Time, UTC+8 without daylight saving.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao {

/// A day of the proleptic Gregorian calendar, as the decimal number yyyymmdd; 0 is no date.
class Date {
 public:
  constexpr Date() = default;
  /// Empty when the three numbers are not a day of the calendar.
  static std::optional<Date> of(int year, int month, int day);
  /// Reads exactly "yyyy-mm-dd".
  static std::optional<Date> parse_iso(std::string_view text);
  /// Takes yyyymmdd as stored; empty when it is not a day of the calendar.
  static std::optional<Date> from_number(std::int64_t yyyymmdd);

  constexpr std::int32_t number() const { return number_; }
  constexpr explicit operator bool() const { return number_ != 0; }
  constexpr auto operator<=>(const Date&) const = default;
  int year() const { return number_ / 10000; }
  int month() const { return number_ / 100 % 100; }
  int day() const { return number_ % 100; }
  std::string iso() const;
  /// Days since 1970-01-01.
  std::int64_t days() const;
  /// So many months earlier, or the last day of that month when it is shorter.
  Date months_earlier(int months) const;

 private:
  constexpr explicit Date(std::int32_t number) : number_{number} {}
  std::int32_t number_ = 0;
};

/// Seconds since the epoch, UTC.
using Instant = std::int64_t;

/// "2021-06-15T02:30:00+08:00"
std::string iso_local(Instant instant);
/// The business date that an instant falls on.
Date business_date(Instant instant);

}  // namespace yingbao
