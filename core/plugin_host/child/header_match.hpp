// Tells which file column feeds which column of a layout.
#pragma once

#include "plugin_host/child/spellings.hpp"
#include "plugin_host/wire/frames.hpp"
#include "plugin_host/wire/job.hpp"
#include "sdk/plugin.hpp"

#include <optional>
#include <span>
#include <vector>

namespace yingbao::plugin_host {

/// One file column that is taken in.
struct Binding {
  std::size_t cell = 0;  ///< its place in the row
  const plugin::Column* column = nullptr;
  plugin::Reader reader{};        ///< never `usual`
  bool in_ten_thousands = false;  ///< its title says 万元, or it says nothing and a line above the table does
  bool part = false;              ///< added to the one before it
  std::string title;

  /// Its cell of a row; empty where the row is shorter.
  std::string_view of(std::span<const std::string_view> cells) const {
    return cell < cells.size() ? cells[cell] : std::string_view{};
  }
};

struct HeaderMatch {
  const plugin::Layout* layout = nullptr;
  std::uint64_t row = 0;  ///< the header's last row
  std::size_t width = 0;  ///< cells of the header row
  /// Those of one layout column stand together, the preferred first.
  std::vector<Binding> bindings;
  std::vector<MappedColumn> columns;  ///< every file column, dropped ones too
  std::vector<std::string> lines;     ///< what stands in the header and above it, folded: not a row when repeated
  std::optional<std::size_t> reject_number;   ///< the cell that says which rejected row is mended here
  std::optional<std::size_t> running_number;  ///< the cell of 序号 or 人数, where a total row may hold a headcount
  std::string missing;  ///< the titles that must stand and do not, or what the need lacks; empty when it fits
  std::string unclear;  ///< why nobody can tell whose a column is; empty when it is clear
};

/// Understands one header by one layout: the order of `titles` in a layout column is an order of preference, and nothing
/// depends on the order of the file's columns but whose an identity number is.
///
/// In a file that was given back columns stand elsewhere: a column that an override tells by its place, "身份证号码@D",
/// is there the one whose title says so.
HeaderMatch match_header(const Spellings& layout, const Job& job, const std::vector<Title>& titles);

/// The title under which the column at `place` goes back: with its place where an override tells it by that.
std::string title_given_back(const Overrides& overrides, std::string_view title, std::size_t place);

}  // namespace yingbao::plugin_host
