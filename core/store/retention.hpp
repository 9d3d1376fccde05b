// Which lists nothing rests on any more. Pure.
#pragma once

#include "store/rows.hpp"

#include <set>
#include <span>

namespace yingbao::store {

/// Nights, by business date, of which the decisions and the lists behind them are kept.
inline constexpr std::size_t kNightsKept = 35;

/// What stands on which lists.
struct Footing {
  std::vector<List> lists;
  std::vector<Exchange> exchanges;  ///< in the order of their ids; id, date, decisions and whether dry
  std::vector<Pin> pins;
  std::set<Id> unsettled;  ///< exchanges of which something may still be sent, or asked about
};

/// The lists that the exchanges of the newest `nights` dates were decided from.
std::set<Id> lists_of_nights(const Footing& footing, std::size_t nights = kNightsKept);

/// Lists that can go: neither in force nor held, not what revoking would bring back, and neither the decisions of an exchange
/// that is kept nor a list that one rests on. Kept are the exchanges of the newest `nights` dates, the last one that
/// decided and may be sent, and those that are not settled.
std::vector<Id> past_use(const Footing& footing, std::size_t nights = kNightsKept);

}  // namespace yingbao::store
