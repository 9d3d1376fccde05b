// Days as clerks and programs write them. Text is read from its left: year, month, day, then what may follow a day.
#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/numerals.hpp"
#include "reading/time_of_day.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace yingbao::reading {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kMinutesOfDay = 24 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int part(std::string_view digits, std::size_t at, std::size_t length) {
  return static_cast<int>(number_of(digits.substr(at, length)));
}

/// What programs write for no day at all: the first days of their calendars, and the last.
bool is_stand_in(int year, int month, int day, DateUse use) {
  constexpr std::array<int, 8> kNever{0,          1'01'01,    1601'01'01, 1753'01'01,
                                      1899'12'30, 1899'12'31, 1900'01'00, 1900'01'01};
  constexpr std::array<int, 4> kLastYears{2099, 2999, 3000, 9999};
  const int number = year * 10000 + month * 100 + day;
  if (number > kNever.back() && year < kLastYears.front()) return number == 1970'01'01 && use != DateUse::birth;
  if (std::find(kNever.begin(), kNever.end(), number) != kNever.end()) return true;
  return use != DateUse::end && std::find(kLastYears.begin(), kLastYears.end(), year) != kLastYears.end();
}

class DayReader {
 public:
  DayReader(DateUse use, int latest_year) : use_{use}, latest_{use == DateUse::end ? 9999 : latest_year} {}

  DateReading day(int year, int month, int day) const {
    if (is_stand_in(year, month, day, use_)) return {DateKind::stand_in};
    const auto date = plausible(year) ? Date::of(year, month, day) : std::nullopt;
    return date ? DateReading{DateKind::day, *date} : DateReading{};
  }
  DateReading day(Date date) const {
    if (is_stand_in(date.year(), date.month(), date.day(), use_)) return {DateKind::stand_in};
    return plausible(date.year()) ? DateReading{DateKind::day, date} : DateReading{};
  }
  DateReading digits(std::string_view text) const;
  DateReading decimal(std::string_view whole, std::string_view fraction) const;
  DateReading separated(std::string_view text) const;
  DateReading english(std::string_view text) const;
  DateReading since_1970(std::int64_t seconds) const;

 private:
  bool plausible(int year) const { return year >= kFirstYear && year <= latest_; }
  DateReading of_days(std::int64_t days) const {
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
    return day(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
               static_cast<int>(static_cast<unsigned>(ymd.day())));
  }
  DateReading serial(std::int64_t number) const;
  DateReading six_digits(std::string_view text) const;
  DateReading timestamp(std::string_view text) const;
  DateReading with_time(int year, int month, int day, std::string_view tail) const;

  DateUse use_;
  int latest_;
};

DateReading DayReader::serial(std::int64_t number) const {
  constexpr std::int64_t kEpoch = 25569;
  const std::int64_t first = use_ == DateUse::birth ? 10'000 : 20'000;
  return number < first || number > 60'000 ? DateReading{} : of_days(number - kEpoch);
}

/// 202006 is a month, 210405 a day of two-digit year; 200605 is either, and a month where the column holds months.
DateReading DayReader::six_digits(std::string_view text) const {
  const int year = part(text, 0, 4), month = part(text, 4, 2);
  const auto as_month = plausible(year) && month >= 1 && month <= 12 ? day(year, month, 1) : DateReading{};
  const int short_year = part(text, 0, 2);
  // A two-digit year tells no century of a birth; of events it is believed within the time of the lists.
  const int full_year = short_year < 40 ? 2000 + short_year : short_year >= 80 ? 1900 + short_year : 0;
  const auto as_day = plausible(full_year) ? Date::of(full_year, part(text, 2, 2), part(text, 4, 2)) : std::nullopt;
  const bool holds_months = use_ == DateUse::month || use_ == DateUse::end;
  constexpr int kFirstYearOfLists = 1950;
  const bool within_lists = year >= kFirstYearOfLists && year <= kLatestYear;
  if (holds_months && as_month.kind == DateKind::day && within_lists) return as_month;
  if (as_month.kind != DateKind::unreadable) return as_day ? DateReading{} : as_month;
  if (!as_day || use_ == DateUse::birth) return {number_of(text) == 0 ? DateKind::stand_in : DateKind::unreadable};
  return {DateKind::day, *as_day};
}

DateReading DayReader::since_1970(std::int64_t seconds) const {
  constexpr std::int64_t kChinaStandardTime = 8 * 3600, kSecondsOfDay = 86'400;
  const auto local = seconds + kChinaStandardTime;
  const auto days = local / kSecondsOfDay - (local % kSecondsOfDay < 0 ? 1 : 0);
  const auto read = of_days(days);
  constexpr int kFirstYearOfSystems = 1980;
  const bool old = read.kind == DateKind::day && read.date.year() < kFirstYearOfSystems;
  return old && use_ != DateUse::birth ? DateReading{} : read;
}

/// 2021030108, 202103010830, 20210301083000 and the same with milliseconds.
DateReading DayReader::timestamp(std::string_view text) const {
  constexpr std::array<int, 4> kLimits{24, 60, 60, 1000};
  std::size_t at = 8;
  for (const int limit : kLimits) {
    if (at == text.size()) break;
    const std::size_t length = limit == 1000 ? 3 : 2;
    if (at + length > text.size() || part(text, at, length) >= limit) return {};
    at += length;
  }
  return day(part(text, 0, 4), part(text, 4, 2), part(text, 6, 2));
}

DateReading DayReader::digits(std::string_view text) const {
  if (text.find_first_not_of('0') == std::string_view::npos && text.size() != 4) return {DateKind::stand_in};
  switch (text.size()) {
    case 5: return serial(number_of(text));
    case 6: return six_digits(text);
    case 8: return day(part(text, 0, 4), part(text, 4, 2), part(text, 6, 2));
    case 10:
    case 12:
    case 14:
    case 17:
      if (const auto read = timestamp(text); read.kind != DateKind::unreadable) return read;
      break;
    default: break;
  }
  // Seconds since 1970 up to 2030: later ones are as likely a day and an hour that went wrong.
  constexpr std::int64_t kLastSecond = 1'900'000'000;
  const auto number = text.size() <= 13 ? number_of(text) : 0;
  if (text.size() == 10 && number < kLastSecond) return since_1970(number);
  return text.size() >= 12 && text.size() <= 13 ? since_1970(number / 1000) : DateReading{};
}

/// A serial day with its time (44256.5), a date that went through a floating-point cell (20210301.0), or a month:
/// 2021.10 is October, while 2021.1 may be what a spreadsheet left of it.
DateReading DayReader::decimal(std::string_view whole, std::string_view fraction) const {
  if (whole.size() == 5) return serial(number_of(whole));
  if (whole.size() == 4) {
    const bool month = fraction.size() == 2 || (fraction.size() == 1 && fraction != "1");
    return month ? day(part(whole, 0, 4), part(fraction, 0, fraction.size()), 1) : DateReading{};
  }
  const bool nothing_behind = fraction.find_first_not_of('0') == std::string_view::npos;
  return nothing_behind ? digits(whole) : DateReading{};
}

/// Where the tail tells a zone, the day is that of China Standard Time.
DateReading DayReader::with_time(int year, int month, int day_of_month, std::string_view tail) const {
  const auto time = read_time_of_day(tail);
  if (!time) return {};
  const auto read = day(year, month, day_of_month);
  const auto date = Date::of(year, month, day_of_month);
  if (!time->zone_minutes || !date) return read;
  constexpr int kChinaStandardTime = 8 * 60;
  const int local = time->minutes - *time->zone_minutes + kChinaStandardTime;
  const int shift = local < 0 ? -1 : local >= kMinutesOfDay ? 1 : 0;
  return shift == 0 ? read : of_days(date->days() + shift);
}

/// Moves `text` behind a run of 1 to `longest` digits; -1 when there is none or it is longer.
int take_number(std::string_view& text, std::size_t longest, std::size_t& length) {
  length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  if (length == 0 || length > longest) return -1;
  const int value = part(text, 0, length);
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const auto mark : marks)
    if (text.starts_with(mark)) return text.remove_prefix(mark.size()), true;
  return false;
}

bool take_separator(std::string_view& text, std::string_view character) {
  text = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  constexpr std::string_view kPlain = "-/.\\_";
  const bool plain = !text.empty() && kPlain.find(text[0]) != kPlain.npos;
  if (plain) text.remove_prefix(1);
  const bool taken = plain || take(text, {character, "‐", "‑", "–", "—", "−", "。"});
  if (taken) text = text.substr(std::min(text.find_first_not_of(' '), text.size()));
  return taken;
}

DateReading DayReader::separated(std::string_view text) const {
  std::size_t length = 0;
  const int year = take_number(text, 4, length);
  if (year < 0 || length != 4 || !take_separator(text, "年")) return {};
  const int month = take_number(text, 2, length);
  if (month < 0) return {};
  if (text.empty()) return day(year, month, 1);
  const bool named = text.starts_with("月") || text.starts_with(" 月");
  if (!take_separator(text, "月")) return {};
  if (text.empty() || text == "份") return named ? day(year, month, 1) : DateReading{};
  const int day_of_month = take_number(text, 2, length);
  if (day_of_month < 0) return {};
  if (text.empty()) return day(year, month, day_of_month);
  take(text, {"日", "号", " 日", " 号"});
  return with_time(year, month, day_of_month, text);
}

int month_named(std::string_view word) {
  constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec"};
  for (int month = 1; month <= 12; ++month)
    if (word.starts_with(kMonths[month - 1]) && word.size() <= std::string_view{"september"}.size()) return month;
  return 0;
}

/// What programs print in English: Wed Jan 01 00:00:00 CST 2020; Jan 2, 2020 12:00:00 AM; 02-JAN-2020.
DateReading DayReader::english(std::string_view text) const {
  int year = 0, month = 0, day_of_month = 0;
  std::string rest;
  std::string words{text};
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool joins_letters = words[i] == '-' && !(is_digit(words[i - 1]) && is_digit(words[i + 1]));
    const bool of_zone = i >= 3 && (words.compare(i - 3, 3, "GMT") == 0 || words.compare(i - 3, 3, "UTC") == 0);
    if (words[i] == ',' || (joins_letters && !of_zone && words[i - 1] != ' ')) words[i] = ' ';
  }
  for (const auto word : split(words, ' ')) {
    const auto lower = fold_title(word);
    const bool number = !word.empty() && all_digits(word);
    constexpr std::string_view kWeekdays =
        "mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    if (word.empty() || is_one_of(lower, kWeekdays)) continue;
    if (number && word.size() == 4 && year == 0) year = part(word, 0, 4);
    else if (number && word.size() <= 2 && day_of_month == 0) day_of_month = part(word, 0, word.size());
    else if (const int named = is_digit(word[0]) || month > 0 ? 0 : month_named(lower)) month = named;
    else rest.append(" ").append(word);
  }
  return month > 0 && day_of_month > 0 ? with_time(year, month, day_of_month, rest) : DateReading{};
}

bool has_english_month(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const bool word_begins = i == 0 || !std::isalpha(static_cast<unsigned char>(text[i - 1]));
    if (word_begins && month_named(fold_title(text.substr(i, 3)))) return true;
  }
  return false;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

DateReading judge_date(std::string_view cell, DateUse use, int latest_year) {
  const DayReader reader{use, latest_year};
  if (cell.size() == 10 && cell[4] == '-')  // these two are what most files hold
    if (const auto date = Date::parse_iso(cell)) return reader.day(*date);
  if (cell.size() == 8 && all_digits(cell)) return reader.digits(cell);
  std::string width, numerals;
  auto text = folded(unwrapped(cell), width);
  constexpr std::size_t kLongest = 80;
  if (text.empty() || text.size() > kLongest) return {};
  if (!is_ascii(text)) {
    numerals = with_arabic_numerals(text);
    constexpr std::string_view kFirstMonth = "元月";
    if (const auto at = numerals.find(kFirstMonth); at != std::string::npos)
      numerals.replace(at, kFirstMonth.size(), "1月");
    text = numerals;
  }
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == text.size()) return reader.digits(text);
  const auto fraction = text.substr(digits + 1);
  if (text[digits] == '.' && digits > 0 && !fraction.empty() && all_digits(fraction))
    return reader.decimal(text.substr(0, digits), fraction);
  if (const auto plain = written_out(text)) return all_digits(*plain) ? reader.digits(*plain) : DateReading{};
  if (digits == 4) return reader.separated(text);
  // Of protection that does not end, which is what an empty cell says as well.
  if (use == DateUse::end && is_one_of(text, "长期|长期有效|永久|至今|无固定期限|未定")) return {DateKind::stand_in};
  if (has_english_month(text)) return reader.english(text);
  const bool milliseconds = text[0] == '-' && text.size() >= 10 && text.size() <= 14 && all_digits(text.substr(1));
  return milliseconds ? reader.since_1970(-number_of(text.substr(1)) / 1000) : DateReading{};
}

std::optional<Date> read_date(std::string_view cell, DateUse use) {
  const auto read = judge_date(cell, use);
  return read.kind == DateKind::day ? std::optional{read.date} : std::nullopt;
}

}  // namespace yingbao::reading
