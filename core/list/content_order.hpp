// Which of several rows stays that share a row key and say different things: decided by what they say, never by where
// they stood.
#pragma once

#include "schema/record.hpp"

#include <tuple>

namespace yingbao::list {

/// The least stays. Of two spells on a roster that is the one that protects, the longer of two that do; among others it
/// is by a hash of what is said.
inline std::tuple<int, std::int64_t, std::uint64_t, std::uint64_t> content_order(std::string_view record) {
  using schema::Field;
  const schema::RecordView row{record};
  const auto state = row.text(Field::roster_state);
  const int standing = state.empty() || state == "ACTIVE" ? 0 : state == "UNCLEAR" ? 1 : state == "NOT_BEGUN" ? 2 : 3;
  const auto until = row.number(Field::protected_until);
  const auto hash = schema::business_hash(record);
  return {standing, until ? -*until : std::int64_t{-99999999}, hash.high, hash.low};
}

}  // namespace yingbao::list
