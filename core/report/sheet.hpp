// A plain sheet of text cells, for what goes back to an agency.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::report {

struct Sheet {
  std::string name;
  std::vector<std::vector<std::string>> rows;
};

enum class Encoding { utf8, gb18030 };

/// CSV as csv.hpp describes it; in GB18030 without a mark. Text that GB18030 would not give back as it went is UTF-8.
std::string to_csv(const Sheet& sheet, Encoding encoding);
/// Whether a worksheet has the rows and columns, and may bear the name.
bool fits_workbook(const Sheet& sheet);
bool is_sheet_name(std::string_view name);
/// The bytes of a workbook whose cells are all text, so that no program damages a number and no formula runs. Made in
/// memory: nothing of it touches a disk. A sheet whose name no workbook may have gets an ordinary one; a text of more
/// characters than a cell may have (32,767) is cut and says so.
Result<std::string> to_xlsx(const std::vector<Sheet>& sheets);

}  // namespace yingbao::report
