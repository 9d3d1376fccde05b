#pragma once

#include <string>
#include <string_view>

namespace yingbao::sample {

// From UTF-8; each throws for text that is none.
std::string to_gb18030(std::string_view text);  // stray bytes pass through untouched
std::string to_gbk(std::string_view text);      // what GBK lacks becomes a numeric character reference
std::string to_utf16(std::string_view text);    // little-endian, without a mark

}  // namespace yingbao::sample
