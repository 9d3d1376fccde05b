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
  std::string surname;  // empty where names have none
  std::string number;   // canonical, 18 characters, nobody else's
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
  Person relative(const Person& head, Ages ages, bool male, bool of_the_name);  // under the same roof
  std::string phone();
  std::string guardian();  // only a name

 private:
  void embody(Person& person, Ages ages, std::size_t home, std::string_view surname);
  std::string number(const Person& person, std::size_t home);
  std::string_view prefix(const Person& person, std::size_t home);
  void name(Person& person, std::string_view surname);
  std::string given_name(bool male);

  Random random_;
  Day as_of_;
  std::unordered_set<std::string> numbers_;
};

}  // namespace yingbao::sample
