// Dates, money and numbers as clerks write them.
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::schema {

/// 2020-01-02, 2020/1/2, 2020.1.2, 20200102, 2020年1月2日, with or without a time of day; a month alone (202006,
/// 2020-06, 2020年6月) is its first day; a whole number from 20000 to 60000 is a spreadsheet's serial day (1900 system).
std::optional<Date> read_date(std::string_view cell);

/// Fen from yuan: thousands separators, ￥, 元; 万元 or a factor of 10,000 from the column's title. Half a fen rounds
/// away from zero. Empty when it is no amount.
std::optional<std::int64_t> read_money(std::string_view cell, bool in_ten_thousands = false);

/// A whole number, with or without thousands separators, a `.0` tail or a measure word (人, 次, 户, 件).
std::optional<std::int64_t> read_integer(std::string_view cell);

/// What one cell lists: 、 , ; / and line breaks stand between the parts, a blank does not.
std::vector<std::string> read_list(std::string_view cell);

/// True for what clerks type into a cell that has nothing to say: empty, -, /, —, 无.
bool says_nothing(std::string_view cell);

}  // namespace yingbao::schema
