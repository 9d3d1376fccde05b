#pragma once

#include <string>

#include "people.hpp"
#include "table.hpp"

namespace yingbao::sample {

// A petition or a ticket. It counts whoever brings it: no roster excludes a case.
struct Case {
  std::string number;
  Group group;
  Day day;
  const Person* from;

  std::size_t unit() const { return from->unit; }
};

// Numbers of one group with different sequences are different; no one can tell anything else from them.
inline std::string case_number(Group group, Day day, int sequence) {
  return joined({group == Group::g4 ? "XF" : "GD", compact(day), padded(sequence, 5)});
}
inline constexpr int scenery_from = 5000;  // sequences of cases that must not count

}  // namespace yingbao::sample
