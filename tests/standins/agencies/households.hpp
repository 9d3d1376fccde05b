#pragma once

#include <string_view>
#include <vector>

#include "people.hpp"

namespace yingbao::sample {

struct Relative {
  Person person;
  std::string_view relation;  // to the head, as a clerk writes it; the head's own first
};

// A family under one roof, head first.
std::vector<Relative> family(Census& census, std::size_t unit, std::size_t size, Day base, Random& random);

}  // namespace yingbao::sample
