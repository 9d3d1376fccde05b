// Text for programs that take a file without a mark for GB18030.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::document {

/// Empty when GB18030 would not give the text back as it went: characters for private use, and those that are none.
std::optional<std::string> to_gb18030(std::string_view utf8);

}  // namespace yingbao::document
