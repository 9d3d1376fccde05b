// Finds the header of a table: one to three lines among its first rows, under whatever stands above it.
#pragma once

#include "format/row_reader.hpp"
#include "plugin_host/child/header_match.hpp"
#include "plugin_host/child/spellings.hpp"

namespace yingbao::plugin_host {

/// How the search in one table ended.
struct HeaderSearch {
  std::optional<HeaderMatch> match;
  std::uint64_t rows = 0;  ///< read in the search
  /// The reader stands at the first row of data already: whether it was part of the titles could not be told before.
  bool at_data = false;
  bool empty_list = false;    ///< the table is said to be a list, and has no record from which titles could be told
  bool names_people = false;  ///< some row has the title of a name or an identity number: it is a list
  std::string why;            ///< what was missing in the row that came closest, or what is not clear
};

/// Finds the headers of one delivery's tables by the layouts of one plugin.
class HeaderFinder {
 public:
  /// Borrows the description and the job for its life. `api_version`: that the plugin was built for.
  HeaderFinder(const plugin::Description& description, std::uint32_t api_version, const Job& job);
  /// Reads rows of the table until one is the header of a layout: it must name every required column and feed the
  /// layout's need. Looks at the first 10 rows. Titles may stand on up to three lines: a title that is merged over lines
  /// counts for the lowest, one over several columns groups the titles below it.
  Result<HeaderSearch> find(format::RowReader& rows) const;

 private:
  const Job& job_;
  std::vector<Spellings> layouts_;
};

}  // namespace yingbao::plugin_host
