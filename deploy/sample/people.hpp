#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "plain.hpp"
#include "random.hpp"

namespace yingbao::sample {

struct Person {
  std::string name;
  std::string number;  // canonical, 18 characters, nobody else's
  std::string ethnicity;
  std::string phone;
  bool male = false;
  Day birth;
  std::size_t unit = 0;  // where the person counts
  std::string_view county;
  std::string_view town;
  std::string village;
  std::string away;  // registered address elsewhere; mostly empty

  std::string local_address() const;
  std::string registered_address() const { return away.empty() ? local_address() : away; }
  int age_on(Day day) const;
};

struct Ages {
  int youngest;
  int oldest;
};

// Invents people. No two share an identity number, and the number's prefix says little about where they live.
class Census {
 public:
  Census(std::uint64_t seed, Day as_of) : random_(seed, "census"), as_of_(as_of) {}

  Person person(std::size_t unit, Ages ages);
  std::string phone();
  std::string guardian();  // only a name

 private:
  std::string number(const Person& person, std::size_t home);
  std::string_view prefix(const Person& person, std::size_t home);
  std::string name(const Person& person);
  std::string given_name(bool male);

  Random random_;
  Day as_of_;
  std::unordered_set<std::string> numbers_;
};

}  // namespace yingbao::sample
