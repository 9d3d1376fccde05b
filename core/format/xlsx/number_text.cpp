#include "format/xlsx/number_text.hpp"

#include "base/text.hpp"

#include <charconv>
#include <chrono>
#include <cmath>

namespace yingbao::format {
namespace {

constexpr std::int64_t kMostDays = 2'958'466;  // 10000-01-01
constexpr std::int64_t kDaySeconds = 86'400;
constexpr int kSignificant = 15;

bool parse(std::string_view stored, double& value) {
  const auto text = trim(stored);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

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

bool is_plain_whole(std::string_view stored) {
  if (stored.empty() || stored.size() > kSignificant || (stored[0] == '0' && stored.size() > 1)) return false;
  for (const char c : stored)
    if (c < '0' || c > '9') return false;
  return true;
}

void append_number(std::string& out, std::string_view stored) {
  double value = 0;
  if (is_plain_whole(stored) || !parse(stored, value)) {
    out.append(stored);
    return;
  }
  if (value == 0) value = 0;  // no -0
  char text[64];
  // Rounded first: what has 15 digits after rounding decides how many digits there are to show.
  auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, kSignificant - 1).ptr;
  std::string_view digits{text, static_cast<std::size_t>(end - text)};
  const auto e = digits.find('e');
  int exponent = 0;
  static_cast<void>(std::from_chars(digits.data() + e + (digits[e + 1] == '+' ? 2 : 1), end, exponent));
  std::string_view mantissa = digits.substr(0, e);
  mantissa = mantissa.substr(0, mantissa.find_last_not_of('0') + 1);
  if (mantissa.ends_with('.')) mantissa.remove_suffix(1);
  if (exponent < -9 || exponent >= kSignificant) {
    out.append(mantissa).append(exponent < 0 ? "E-" : "E+").append(std::abs(exponent) < 10 ? "0" : "");
    out.append(std::to_string(std::abs(exponent)));
    return;
  }
  double shown = 0;
  static_cast<void>(std::from_chars(text, end, shown));
  char fixed[64];
  end = std::to_chars(fixed, fixed + sizeof fixed, shown, std::chars_format::fixed).ptr;
  out.append(fixed, static_cast<std::size_t>(end - fixed));
}

void append_moment(std::string& out, std::string_view stored, NumberStyle style, bool from_1904) {
  double value = 0;
  if (style == NumberStyle::plain || !parse(stored, value) || value < 0 || value >= static_cast<double>(kMostDays))
    return append_number(out, stored);
  const auto seconds = std::llround(value * static_cast<double>(kDaySeconds));
  if (style == NumberStyle::time || value < 1) return append_time(out, seconds);
  constexpr int kFrom1900To1904 = 1462;
  const auto day = seconds / kDaySeconds + (from_1904 ? kFrom1900To1904 : 0);
  if (day >= kMostDays) return append_number(out, stored);
  append_day(out, day);
  if (seconds % kDaySeconds == 0) return;
  out.push_back(' ');
  append_time(out, seconds % kDaySeconds);
}

void append_iso_moment(std::string& out, std::string_view stored) {
  auto text = trim(stored);
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto t = text.find('T');
  if (t == std::string_view::npos) {
    out.append(text);
    return;
  }
  auto time = text.substr(t + 1);
  time = time.substr(0, time.find('.'));
  out.append(text.substr(0, t));
  if (time.empty() || time == "00:00" || time == "00:00:00") return;
  out.append(" ").append(time);
}

}  // namespace yingbao::format
