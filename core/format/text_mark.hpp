// What is written around a cell so that a spreadsheet takes it for text.
#pragma once

#include <string_view>

namespace yingbao::format {

/// The text within ="…" or =""…"", or behind an apostrophe ('350502…, '2021-03-01'); anything else as it is.
std::string_view without_text_marks(std::string_view cell);

}  // namespace yingbao::format
