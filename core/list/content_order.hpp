// Orders records by what they say of a person, and not by where they stood.
#pragma once

#include "schema/record.hpp"

#include <utility>

namespace yingbao::list {

inline std::pair<std::uint64_t, std::uint64_t> content_order(std::string_view record) {
  const auto hash = schema::business_hash(record);
  return {hash.high, hash.low};
}

}  // namespace yingbao::list
