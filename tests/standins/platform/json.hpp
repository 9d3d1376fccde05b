#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::sandbox {

// Appends text as a quoted JSON string; text is valid UTF-8.
void append_quoted(std::string& out, std::string_view text);
void append_number(std::string& out, std::int64_t number);

// Appends a valid JSON value on one line: a line break in it can only be white space.
void append_on_one_line(std::string& out, std::string_view value);

}  // namespace yingbao::sandbox
