#include "visits.hpp"

namespace yingbao::sample {

Visits visits_of(const Cast& cast) {
  Visits visits{{}, cast.cases};
  for (std::size_t group = 0; group < group_names.size(); ++group) {
    for (const Person* person : cast.to_visit[group]) {
      Visit& visit = visits.people[person->number];
      visit.person = person;
      visit.groups[group] = true;
    }
  }
  return visits;
}

std::array<Row, units.size()> appendix1(const Visits& visits) {
  std::array<Row, units.size()> table{};
  const auto count = [&](std::size_t unit, std::size_t column) {
    ++table[unit][column];
    ++table[whole_city][column];
  };
  for (const auto& [number, visit] : visits.people) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (visit.groups[column]) count(visit.person->unit, column);
    }
  }
  for (const Case& each : visits.cases) count(each.unit(), index_of(each.group));
  return table;
}

}  // namespace yingbao::sample
