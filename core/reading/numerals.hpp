// Numbers in Chinese words, and in the shorthand in which machines write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao::reading {

/// 1 to 18 digits and nothing else.
std::optional<std::int64_t> plain_digits(std::string_view text);

/// 四万五千, 肆佰贰拾, 二〇二〇. Empty when it is no such numeral, is beyond 10^13, or leaves its last unit open
/// (一万二 is 12,000 to one reader and 10,002 to another).
std::optional<std::int64_t> read_chinese_number(std::string_view text);

/// Every run of Chinese numerals in Arabic ones; a run that is no numeral stays.
std::string with_arabic_numerals(std::string_view text);

/// The whole number or decimal behind 4E+04 or 2.0210301E7, written out. Empty when the text has no such form or the
/// number has more digits than a cell can have held.
std::optional<std::string> written_out(std::string_view text);

/// Digits without their thousands separators, which stand before every three: 1,234.5 or 1 234.5. Empty where they
/// stand elsewhere: 1,23 may be a decimal fraction.
std::optional<std::string> ungrouped(std::string_view digits);

}  // namespace yingbao::reading
