// The rows of a delivery that go back to its agency, as the agency wrote them and the plugin's process decoded them: those
// that were refused, and those that were used with a finding that somebody can mend.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"
#include "ingest/rows_at_hand.hpp"

#include <string>
#include <vector>

namespace yingbao::ingest {

using plugin_host::kMostRowsOfFinding;

/// What is wrong with a row; a used one may have several.
struct Fault {
  schema::Reason reason{};
  std::string column;
};

struct ReturnedRow {
  std::uint64_t table = 0, row = 0;
  std::string number;  ///< under which it comes back
  std::vector<Fault> faults;
  std::vector<std::string> cells;  ///< by ReturnedSheet::titles
};

/// The rows of one sheet, or of the whole delivery when it has none.
struct ReturnedSheet {
  std::string name;
  std::vector<std::string> titles;  ///< of the columns that were taken in; others are never given out
  std::vector<ReturnedRow> rows;
};

struct ReturnedSheets {
  std::vector<ReturnedSheet> sheets;
  std::uint64_t left = 0;  ///< rows that are open as well and do not fit: they follow when these are mended
};

struct ReturnedRows {
  ReturnedSheets rejected, noted;
};

/// Of each class at most so many rows, and so many bytes in memory, are given back at once.
struct ReturnLimits {
  std::uint64_t rows = 100'000;
  std::size_t bytes = 48u << 20;
};

/// Those that nobody has mended: from `rows` where it has them all, otherwise from the delivery, read again.
Result<ReturnedRows> returned_rows(data::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, const store::Delivery& delivery,
                                   const RowsAtHand* rows = nullptr, const ReturnLimits& limits = {});

}  // namespace yingbao::ingest
