#pragma once

#include <deque>
#include <vector>

#include "cast.hpp"
#include "night.hpp"
#include "sheet.hpp"
#include "visits.hpp"

namespace yingbao::sample {

// What is different on the second night.
struct Turnover {
  std::vector<const Person*> gone;           // from the unemployment register
  std::vector<const Person*> changed;        // another telephone number there
  std::vector<const Person*> newly_covered;  // taken into dibao
  std::deque<Person> arrived;                // newly registered as unemployed
};

// Draws people to visit; no one is in two of the four. Those gone were on no other list, so they leave altogether.
Turnover draw_turnover(const Cast& cast, const Visits& visits, Census& census, const Night& night);

void apply(const Turnover& turnover, Sheet& unemployed, Sheet& dibao, Census& census, const Night& night);
void apply(const Turnover& turnover, Visits& visits);

}  // namespace yingbao::sample
