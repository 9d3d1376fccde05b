#pragma once

#include <deque>

#include "cast.hpp"
#include "night.hpp"
#include "sheet.hpp"

namespace yingbao::sample {

// People on dibao who are on no agency's list. Kept, because the household list names some of them again.
std::deque<Person> dibao_people(Census& census, const Night& night);

// The two rosters to screen against; every name in them is protected.
Sheet dibao_roster(const Cast& cast, const std::deque<Person>& others, Census& census, const Night& night);
Sheet tekun_roster(const Cast& cast, Census& census, const Night& night);

// One more name, for the following night.
void take_into_dibao(Sheet& sheet, const Person& person, const Night& night, Random& random);

}  // namespace yingbao::sample
