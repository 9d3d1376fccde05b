// A small table as it is printed: a title over two rows, one over two columns, two columns of numbers.
#pragma once

#include "document/table.hpp"

namespace yingbao::document::testing {

inline Table printed() {
  Table table;
  table.columns = {{"地区"}, {"甲", Kind::number}, {"乙", Kind::number}};
  table.caption = "统计表";
  table.titles = {{0, 0, 2, 1, "地区名称"}, {0, 1, 1, 2, "对象"}, {1, 1, 1, 1, "甲类"}, {1, 2, 1, 1, "乙类"}};
  table.rows = {{"泉州市", "16549", "0"}, {"晋江市", "12", "0"}};
  table.note = "说明：无。";
  return table;
}

}  // namespace yingbao::document::testing
