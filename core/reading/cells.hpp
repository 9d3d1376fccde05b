// Dates, money and numbers as clerks write them.
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::reading {

/// The cell without what exports wrap around it: blanks and tabs, ="…", an apostrophe in front, quotes around the
/// whole. Every reader of a cell takes this step, so no kind of column is spoiled by it.
std::string_view unwrapped(std::string_view cell);

/// True for what clerks and programs write into a cell that has nothing to say: empty, -, /, \, —, 无, 空, NULL, \N,
/// N/A. A plugin for which 无 is a word reads the cell itself.
bool says_nothing(std::string_view cell);

/// True for most texts, by how they begin: the text says something, which is no formula's error, and nothing is wrapped
/// around it but perhaps blanks.
bool begins_plainly(std::string_view text);

/// What a date is for: it decides which days can be true, and how six digits are read.
enum class DateUse {
  event,  ///< a day on which something happened
  month,  ///< the same, in columns that hold months: 200605 is May 2006
  birth,  ///< 1970-01-01 is a birthday like any other
  end,    ///< when something ends, a month mostly: 9999-12-31 means never and is kept
};

enum class DateKind {
  day,
  stand_in,  ///< what a program writes for no date: 1900-01-01, 1970-01-01, 0000-00-00, 9999-12-31
  unreadable,
};

struct DateReading {
  DateKind kind = DateKind::unreadable;
  Date date{};  ///< set for a day
};

/// The last year that a date is believed to name where the caller knows no better.
inline constexpr int kLatestYear = 2098;

/// 2020-01-02, 2020/1/2, 2020.1.2, 20200102, 2020年1月2日, 二〇二〇年一月二日, Jan 2, 2020; with or without a weekday and a
/// time of day, whose zone (Z, +00:00) is brought to China Standard Time; timestamps of 10 to 17 digits, seconds or
/// milliseconds since 1970; a month alone (202006, 2020-06, 2020年6月) is its first day; a number from 20000 to 60000 is
/// a spreadsheet's serial day (1900 system). What may be two days (200605 as a day, 2021.1) is unreadable, and so is a
/// year before 1900 or after `latest_year`.
DateReading judge_date(std::string_view cell, DateUse use = DateUse::event, int latest_year = kLatestYear);
/// The day, or nothing for a stand-in and for what is unreadable.
std::optional<Date> read_date(std::string_view cell, DateUse use = DateUse::event);

/// Fen from yuan: thousands separators, ￥, 元, 万, 角 and 分, 4E+04, (100) for -100, 肆万元整; 万元 or a factor of 10,000
/// from the column's title. Half a fen rounds away from zero. Empty when it is no amount, or could be two.
std::optional<std::int64_t> read_money(std::string_view cell, bool in_ten_thousands = false);

/// A whole number, with or without thousands separators, a `.0` tail or a measure word (人, 次, 户, 件); 三 as well.
std::optional<std::int64_t> read_integer(std::string_view cell);

/// What one cell lists: 、 , ; / and line breaks stand between the parts, a blank does not.
std::vector<std::string> read_list(std::string_view cell);

}  // namespace yingbao::reading
