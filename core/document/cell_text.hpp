// What a cell says that a format cannot hold as it stands.
#pragma once

#include <string>
#include <string_view>

namespace yingbao::document {

/// No format may hold a NUL, and a reader takes a file with one for no table at all.
std::string with_visible_nul(std::string text);

/// The text as a cell of a workbook says it: no character that XML cannot hold, none that a reader changes, and no more
/// than a cell may have (32,767). What does not fit is cut and says so.
std::string workbook_text(std::string_view text);

}  // namespace yingbao::document
