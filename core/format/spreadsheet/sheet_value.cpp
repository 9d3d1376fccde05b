#include "format/spreadsheet/sheet_value.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace yingbao::format {
namespace {

constexpr std::int64_t kEndOfDays = 2'958'466;  // 10000-01-01
constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kFrom1900To1904 = 1462;
constexpr double kLongestDuration = 366;
/// Smaller ones keep their exponent.
constexpr int kSmallestExponent = -9;

bool in_calendar(double serial) { return serial >= 0 && serial < static_cast<double>(kEndOfDays); }

std::int64_t seconds_of(double serial) { return std::llround(serial * static_cast<double>(kDaySeconds)); }

void append_two(std::string& out, unsigned number) {
  out.push_back(static_cast<char>('0' + number / 10 % 10));
  out.push_back(static_cast<char>('0' + number % 10));
}

void append_time(std::string& out, std::int64_t seconds) {
  const auto hours = seconds / 3600;
  if (hours < 100) append_two(out, static_cast<unsigned>(hours));
  else out.append(std::to_string(hours));
  out.push_back(':');
  append_two(out, static_cast<unsigned>(seconds / 60 % 60));
  out.push_back(':');
  append_two(out, static_cast<unsigned>(seconds % 60));
}

/// Days as they are counted since 1900, where a 29 February stands that never was.
void append_day(std::string& out, std::int64_t day) {
  if (day == 60) {
    out.append("1900-02-29");
    return;
  }
  using namespace std::chrono;
  const year_month_day date{sys_days{1899y / 12 / 31} + days{day > 60 ? day - 1 : day}};
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  append_two(out, year / 100);
  append_two(out, year);
  out.push_back('-');
  append_two(out, static_cast<unsigned>(date.month()));
  out.push_back('-');
  append_two(out, static_cast<unsigned>(date.day()));
}

}  // namespace

bool parse_number(std::string_view stored, double& value) {
  const auto text = trim(stored);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

Decimal::Decimal(double value) {
  char text[32];
  const auto* end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, kSignificant - 1).ptr;
  const char* at = text;
  negative_ = *at == '-';
  if (negative_) ++at;
  digits_[0] = *at++;
  ++at;  // the point
  for (; *at != 'e'; ++at) digits_[count_++] = *at;
  while (count_ > 1 && digits_[count_ - 1] == '0') --count_;
  ++at;
  const bool small = *at++ == '-';
  std::from_chars(at, end, exponent_);
  if (small) exponent_ = -exponent_;
  if (is_zero()) negative_ = false;
}

void Decimal::append_whole(std::string& out) const {
  if (exponent_ < 0) {
    out.push_back('0');
    return;
  }
  const auto whole = static_cast<std::size_t>(exponent_) + 1;
  out.append(digits_, std::min(whole, count_));
  if (whole > count_) out.append(whole - count_, '0');
}

void Decimal::append_fraction(std::string& out) const {
  if (!has_fraction()) return;
  if (exponent_ < 0) out.append(static_cast<std::size_t>(-exponent_ - 1), '0');
  const auto from = static_cast<std::size_t>(std::max(exponent_ + 1, 0));
  out.append(digits_ + from, count_ - from);
}

void append_number(std::string& out, const Decimal& number) {
  if (number.negative()) out.push_back('-');
  const auto exponent = number.exponent();
  if (exponent >= kSmallestExponent && !number.is_cut()) {
    number.append_whole(out);
    if (!number.has_fraction()) return;
    out.push_back('.');
    number.append_fraction(out);
    return;
  }
  const auto digits = number.digits();
  out.push_back(digits[0]);
  if (digits.size() > 1) out.append(".").append(digits.substr(1));
  out.append(exponent < 0 ? "E-" : "E+").append(std::abs(exponent) < 10 ? "0" : "");
  out.append(std::to_string(std::abs(exponent)));
}

void append_number(std::string& out, double value) {
  if (append_whole_number(out, value)) return;
  if (!std::isfinite(value)) out.append("#NUM!");
  else append_number(out, Decimal{value});
}

bool append_whole_number(std::string& out, double value) {
  constexpr double kBehindWhole = 1e15;
  if (!(std::abs(value) < kBehindWhole) || value != std::trunc(value)) return false;
  char text[24];
  out.append(text, std::to_chars(text, text + sizeof text, static_cast<long long>(value)).ptr);
  return true;
}

bool append_moment(std::string& out, double serial, bool from_1904) {
  if (!in_calendar(serial)) return false;
  // A time is as exact as a second; a rounded midnight belongs to the next day.
  const auto seconds = seconds_of(serial);
  if (serial < 1 && !from_1904) return append_time(out, seconds), true;
  const auto day = seconds / kDaySeconds + (from_1904 ? kFrom1900To1904 : 0);
  if (day >= kEndOfDays) return false;
  if (serial < 1 && seconds % kDaySeconds != 0) return append_time(out, seconds), true;
  append_day(out, day);
  if (seconds % kDaySeconds == 0) return true;
  out.push_back(' ');
  append_time(out, seconds % kDaySeconds);
  return true;
}

bool append_time_of_day(std::string& out, double serial) {
  if (!in_calendar(serial)) return false;
  append_time(out, seconds_of(serial) % kDaySeconds);
  return true;
}

bool append_duration(std::string& out, double serial) {
  if (serial < 0 || serial > kLongestDuration) return false;
  append_time(out, seconds_of(serial));
  return true;
}

void append_iso_moment(std::string& out, std::string_view stored, bool time_alone) {
  auto text = trim(stored);
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto t = text.find('T');
  if (t == std::string_view::npos) {
    out.append(text);
    return;
  }
  const auto day = text.substr(0, t);
  auto time = text.substr(t + 1);
  time = time.substr(0, time.find('.'));
  if (time_alone && !time.empty()) {
    out.append(time);
  } else if (time.empty() || time == "00:00" || time == "00:00:00") {
    out.append(day);
  } else if (day == "1899-12-31" || day == "1899-12-30") {
    out.append(time);
  } else {
    out.append(day).append(" ").append(time);
  }
}

}  // namespace yingbao::format
