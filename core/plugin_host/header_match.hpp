// Finds the header row and tells which file column feeds which column of a layout.
#pragma once

#include "format/row_reader.hpp"
#include "plugin_api/plugin.hpp"
#include "plugin_host/job.hpp"
#include "plugin_host/wire.hpp"

#include <optional>

namespace yingbao::plugin_host {

/// One file column that is taken in.
struct Binding {
  std::size_t cell = 0;               ///< its place in the row
  const plugin::Column* column = nullptr;
  plugin::Reader reader{};            ///< never `usual`
  bool in_ten_thousands = false;      ///< its title says 万元
  std::string title;
};

struct HeaderMatch {
  const plugin::Layout* layout = nullptr;
  std::size_t width = 0;              ///< cells of the header row
  std::vector<Binding> bindings;
  std::vector<MappedColumn> columns;  ///< every file column, dropped ones too
};

/// Reads rows until one is the header of a layout: it must name every required column and the identity number's.
/// Looks at the first 10 rows; an error tells what was missing in the row that came closest.
Result<HeaderMatch> find_header(format::RowReader& rows, const plugin::Description& description, const Job& job);

}  // namespace yingbao::plugin_host
