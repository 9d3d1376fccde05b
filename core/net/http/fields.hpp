// Names with values, in their order: header fields, or the parameters of a query.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace yingbao::net {

using Pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace yingbao::net
