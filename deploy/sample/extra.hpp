#pragma once

#include <deque>

#include "night.hpp"
#include "people.hpp"
#include "writer.hpp"

namespace yingbao::sample {

// Second shapes of two feeds, for trying out a layout. They stay out of the inbox: a file replaces its feed.

// Dibao households, one row for the head: the members protected may be fewer than the members.
File dibao_households(const std::deque<Person>& dibao, const Night& night);

// One row per person and year of settlement, sums instead of settlements.
File annual_summary(Census& census, const Night& night);

}  // namespace yingbao::sample
