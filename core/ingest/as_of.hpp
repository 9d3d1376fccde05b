// From which day a delivery's facts are.
#pragma once

#include "base/error.hpp"
#include "config/agency_config.hpp"
#include "store/rows.hpp"

namespace yingbao::ingest {

/// A date in a file's name: 20210610, 2021-06-10, 2021.6.10 or 2021年6月10日; the last one when there are several.
std::optional<Date> date_in_name(std::string_view name);

/// What the operator said goes first, then what the feed's configuration names. Never the file's time.
Result<Date> as_of_date(const store::Delivery& delivery, const config::FeedConfig* feed);

}  // namespace yingbao::ingest
