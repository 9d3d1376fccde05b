// Which part of a feed a delivery is: counties and townships that deliver on their own replace only their own part.
#pragma once

#include "config/agency_config.hpp"
#include "store/rows.hpp"

namespace yingbao::ingest {

/// The whole list of a feed that does not come in parts.
inline constexpr std::string_view kWhole = "all";

/// One of `parts`, told by the operator at import, by the county whose bureau the agency is, or by the file's name (a
/// code, or the name of a county or township). An error says how to tell it.
Result<std::string> part_of(const store::Delivery& delivery, const config::AgencyConfig& agency,
                            const std::vector<std::string>& parts);

}  // namespace yingbao::ingest
