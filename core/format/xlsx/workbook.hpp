// What a workbook says of itself: its sheets in order, its calendar, and where its texts and styles stand.
#pragma once

#include "format/zip/archive.hpp"

namespace yingbao::format {

struct Sheet {
  std::string name, part;
  bool hidden = false;
};

struct Workbook {
  std::vector<Sheet> sheets;           ///< those with cells; a sheet that is a chart is none
  bool from_1904 = false;              ///< days count from 1904-01-01
  bool computed_on_load = false;       ///< whoever opens it shall compute it first
  std::string shared_strings, styles;  ///< parts; empty when there is none
};

Result<Workbook> read_workbook(Archive& archive, std::string_view part);

}  // namespace yingbao::format
