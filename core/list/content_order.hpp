// Which of several rows stays that share a row key and say different things: decided by what they say, never by where
// they stood.
#pragma once

#include "schema/hash.hpp"
#include "schema/record.hpp"

#include <tuple>

namespace yingbao::list {

/// The least stays. Of two spells on a roster that is the one that protects, the longer of two that do; of two
/// registrations the open one, or the one that was cancelled last; of rows that differ in their unit alone the one of the
/// lowest code; among others it is by a hash of what is said.
inline std::tuple<int, std::int64_t, std::uint64_t, std::uint64_t, std::uint64_t> content_order(
    std::string_view record) {
  using schema::Field;
  const schema::RecordView row{record};
  const auto state = row.text(Field::roster_state);
  const bool closed = row.number(Field::registration_valid) == 0;  // said to be not valid, which is more than not said
  const int standing = closed                             ? 3
                     : state.empty() || state == "ACTIVE" ? 0
                     : state == "UNCLEAR"                 ? 1
                     : state == "NOT_BEGUN"               ? 2
                                                          : 3;
  const auto protected_until = row.number(Field::protected_until), cancelled = row.number(Field::cancelled_on);
  const auto until = protected_until ? protected_until : cancelled;
  std::uint64_t unit = 0;
  for (const char c : row.text(Field::unit).substr(0, 8)) unit = unit << 8 | static_cast<unsigned char>(c);
  const auto hash = schema::business_hash(record);
  return {standing, until ? -*until : std::int64_t{-99999999}, unit, hash.high, hash.low};
}

}  // namespace yingbao::list
