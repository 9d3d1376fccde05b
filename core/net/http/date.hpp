// Dates as HTTP writes them: "Mon, 07 Jun 2021 02:00:00 GMT".
#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::net {

std::string http_date(Instant instant);
/// Empty for anything else, the forms that HTTP gave up long ago included.
std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace yingbao::net
