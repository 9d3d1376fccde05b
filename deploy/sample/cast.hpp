#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "people.hpp"
#include "table.hpp"

namespace yingbao::sample {

enum class Roster { dibao, tekun, both };

struct Covered {
  const Person* person;
  Roster roster;
};

// The people whose presence decides the answer. Everybody else in the files is scenery that must not be counted.
struct Cast {
  std::deque<Person> people;                              // owns; addresses stay valid
  std::array<std::vector<const Person*>, 3> to_visit;     // by Group: as many per unit as the notice says
  std::array<std::vector<const Person*>, 3> covered;      // by Group: would count, but stand on a roster
  std::vector<Covered> rosters;                           // where each of the covered stands
  std::vector<const Person*> suspects;                    // to visit; a roster names them without a usable number
};

Cast draw_cast(Census& census, std::uint64_t seed);

struct Visit {
  std::size_t unit = 0;
  std::array<bool, 3> groups{};  // by Group
};
using Visits = std::map<std::string, Visit>;  // by canonical number

Visits visits_of(const Cast& cast);

// For each unit the number of people to visit by Group; the city's row sums the others.
std::array<std::array<int, 3>, units.size()> count(const Visits& visits);

}  // namespace yingbao::sample
