// The rejected rows of a delivery as the agency wrote them, decoded again in the plugin's process.
#pragma once

#include "config/hub_config.hpp"
#include "store/data_folder.hpp"

#include <string>
#include <vector>

namespace yingbao::ingest {

struct RejectedRow {
  store::Reject reject;
  std::string number;               ///< under which it comes back
  std::vector<std::string> cells;   ///< by RejectedSheet::titles
};

/// The rows of one sheet, or of the whole delivery when it has none.
struct RejectedSheet {
  std::string name;
  std::vector<std::string> titles;  ///< of the columns that were taken in; others are never given out
  std::vector<RejectedRow> rows;
};

/// Those that nobody has mended, at most `limit` of them.
Result<std::vector<RejectedSheet>> rejected_rows(store::DataFolder& data, const config::HubConfig& hub,
                                                 const config::AgencyConfig& agency, const store::Delivery& delivery,
                                                 std::uint64_t limit);

}  // namespace yingbao::ingest
