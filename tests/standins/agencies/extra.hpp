#pragma once

#include <deque>

#include "file.hpp"
#include "night.hpp"
#include "people.hpp"
#include "visits.hpp"

namespace yingbao::sample {

// Second shapes of some feeds, for trying out a layout. They stay out of the inbox: a file replaces its feed.

// Dibao households, one row for the head: the members protected may be fewer than the members.
File dibao_households(const std::deque<Person>& dibao, const Night& night);

// The ledger of dibao, wide: a household a row, with up to nine members beside the head. Where 户主是否享受 says 否 the
// members are on dibao and the head is not.
File dibao_ledger(const std::deque<Person>& dibao, const Night& night);

// All members of dibao households, a row each; only those with 是否保障对象 = 是 are on dibao.
File dibao_members(const std::deque<Person>& dibao, const Night& night);

// One row per person and year of settlement, sums instead of settlements.
File annual_summary(Census& census, const Night& night);

// What the province hands down on a disc: everybody to visit and every case, a sheet for each column of Appendix 1.
File provincial_list(const Visits& visits, const Night& night);

}  // namespace yingbao::sample
