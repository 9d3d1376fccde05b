// A plain sheet of text cells, for what goes back to an agency.
#pragma once

#include "base/error.hpp"

#include <string>
#include <vector>

namespace yingbao::report {

struct Sheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
};

enum class Encoding { utf8, gb18030 };

/// CSV as csv.hpp describes it; in GB18030 without a mark.
std::string to_csv(const Sheet& sheet, Encoding encoding);
/// The bytes of a workbook whose cells are all text, so that no program damages a number. Made in memory: nothing of it
/// touches a disk. A sheet whose name no workbook may have gets an ordinary one.
Result<std::string> to_xlsx(const std::vector<Sheet>& sheets);

}  // namespace yingbao::report
