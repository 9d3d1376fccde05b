// Columns of a delivery that were not taken in, in words.
#pragma once

#include "store/rows.hpp"

namespace yingbao::report {

/// "银行账号", "地区（以"县（市、区）"为先）", "身份证号码（他人）"; identity numbers in titles masked.
std::string in_chinese(const store::ColumnLeft& column);
std::string in_english(const store::ColumnLeft& column);

}  // namespace yingbao::report
