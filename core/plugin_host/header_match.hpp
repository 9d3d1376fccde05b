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
  std::size_t width = 0;                  ///< cells of the header row
  std::vector<Binding> bindings;
  std::vector<MappedColumn> columns;      ///< every file column, dropped ones too
  std::optional<std::size_t> reject_number;  ///< the cell that says which rejected row is mended here
  std::optional<std::size_t> running_number; ///< the cell of 序号 or 人数, where a total row may hold a headcount
};

/// How the search in one table ended.
struct HeaderSearch {
  std::optional<HeaderMatch> match;
  std::uint64_t rows = 0;      ///< read in the search
  bool empty_list = false;     ///< the table is said to be a list, and has no record from which titles could be told
  bool names_people = false;   ///< some row has the title of a name or an identity number: it is a list
  std::string why;             ///< what was missing in the row that came closest
};

/// Reads rows of the table until one is the header of a layout: it must name every required column and the identity
/// number's. Looks at the first 10 rows; a title that is merged over two rows counts for the lower one.
Result<HeaderSearch> find_header(format::RowReader& rows, const plugin::Description& description, const Job& job);

}  // namespace yingbao::plugin_host
