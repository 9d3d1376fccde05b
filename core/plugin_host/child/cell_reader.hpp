// The ready-made readers: one cell of text into one field of the record under construction.
#pragma once

#include "reading/cells.hpp"
#include "schema/draft.hpp"
#include "sdk/plugin.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::plugin_host {

/// The column's reader, the usual one resolved by its field.
plugin::Reader reader_of(const plugin::Column& column);

/// Sets the field from a cell that says something. The reason when it cannot be read, or the finding date_stand_in when
/// it holds what a program writes for no date.
std::optional<schema::Reason> read_cell(schema::Field field, plugin::Reader reader, std::string_view text,
                                        bool in_ten_thousands, schema::Draft& draft, std::string& buffer,
                                        int latest_year = reading::kLatestYear);

}  // namespace yingbao::plugin_host
