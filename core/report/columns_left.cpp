#include "report/columns_left.hpp"

#include "schema/masking.hpp"

namespace yingbao::report {

std::string in_chinese(const store::ColumnLeft& column) {
  auto text = schema::mask_numbers(column.title);
  if (column.others) return text + "（他人）";
  return column.preferred.empty() ? text : text + "（以“" + schema::mask_numbers(column.preferred) + "”为先）";
}

std::string in_english(const store::ColumnLeft& column) {
  auto text = schema::mask_numbers(column.title);
  if (column.others) return text + " (somebody else's)";
  return column.preferred.empty() ? text : text + " (after " + schema::mask_numbers(column.preferred) + ")";
}

}  // namespace yingbao::report
