// CSV that a spreadsheet program opens as it should: UTF-8 with a mark, CRLF, cells that begin like a formula disarmed.
#pragma once

#include "document/table.hpp"

namespace yingbao::document {

enum class Encoding { utf8, gb18030 };

/// In GB18030 without a mark. Text that GB18030 would not give back as it went is UTF-8.
std::string to_csv(const Table& table, Encoding encoding = Encoding::utf8);

}  // namespace yingbao::document
