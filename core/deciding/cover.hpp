// What a roster's row says of a person on one day. Pure.
#pragma once

#include "base/date.hpp"
#include "schema/record.hpp"

#include <cstdint>

namespace yingbao::deciding {

enum class Cover : std::uint8_t {
  none,     ///< not begun, over, or never protected
  unclear,  ///< a state nobody knows: it neither protects nor exposes
  protects,
};

/// Being listed protects unless state or dates say otherwise. Protection begins with the month that is named, and a day
/// that is the first of a month stands for the month when it ends: both columns are of months.
Cover cover_of(schema::RecordView row, Date on);

}  // namespace yingbao::deciding
