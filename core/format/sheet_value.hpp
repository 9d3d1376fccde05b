// Numbers of a spreadsheet's cells as the text that RowReader promises.
#pragma once

#include <string>
#include <string_view>

namespace yingbao::format {

/// True of a number format that shows a day or a time of day ('yyyy"年"m"月"d"日"'), false of durations ("[h]:mm").
bool shows_date(std::string_view number_format);
/// The same of the formats that spreadsheets know by number alone, those of Chinese editions included.
bool shows_date(unsigned builtin_format);

void append_number(std::string& out, double value);

/// "2021-06-10", "2021-06-10 08:30:00" or, without a day, "08:30:00"; the number itself when it is no date.
void append_date(std::string& out, double serial, bool from_1904);

}  // namespace yingbao::format
