#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "cast.hpp"

namespace yingbao::sample {

struct Visit {
  const Person* person = nullptr;
  Groups groups{};
};

// What a correct screening must find.
struct Visits {
  std::map<std::string, Visit> people;  // by canonical number
  std::vector<Case> cases;
};

Visits visits_of(const Cast& cast);

// Appendix 1; the city's row sums the others.
std::array<Row, units.size()> appendix1(const Visits& visits);

}  // namespace yingbao::sample
