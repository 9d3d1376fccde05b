#pragma once

#include <array>
#include <deque>
#include <string_view>
#include <vector>

#include "cases.hpp"
#include "night.hpp"
#include "people.hpp"
#include "table.hpp"

namespace yingbao::sample {

enum class Roster { dibao, tekun, both, orphan, defacto };
constexpr bool is_on(Roster where, Roster roster) {
  return where == roster || (where == Roster::both && (roster == Roster::dibao || roster == Roster::tekun));
}

struct Covered {
  const Person* person;
  Roster roster;
};

struct Member {
  const Person* person;
  std::string_view relation;
};

struct Household {
  Group group;
  std::vector<Member> members;  // head first; some of them may be covered
};

// Of the people of group G9 those below it are on the schools' list, the others on the trade union's.
inline constexpr int working_from = 22;

// The people whose presence decides the answer. Everybody else in the files is scenery that must not be counted.
struct Cast {
  std::deque<Person> people;                                            // owns; addresses stay valid
  std::array<std::vector<const Person*>, group_names.size()> to_visit;  // by Group: as many as the notice says
  std::array<std::vector<const Person*>, group_names.size()> covered;   // would count, but stand on a roster
  std::vector<Covered> rosters;         // where each of the covered stands, and some who bring a case
  std::vector<const Person*> suspects;  // to visit; a roster names them without a usable number
  std::vector<Household> monitored;     // G1A and G1B, to visit and covered
  std::vector<Case> cases;              // G4 and G5
};

Cast draw_cast(Census& census, const Night& night);

}  // namespace yingbao::sample
