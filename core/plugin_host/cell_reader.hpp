// The ready-made readers: one cell of text into one field of the record under construction.
#pragma once

#include "plugin_api/plugin.hpp"
#include "schema/draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::plugin_host {

/// Sets the column's field from a cell that says something. The reason when it cannot be read.
std::optional<schema::Reason> read_cell(const plugin::Column& column, std::string_view text, bool in_ten_thousands,
                                        schema::Draft& draft, std::string& buffer);

}  // namespace yingbao::plugin_host
