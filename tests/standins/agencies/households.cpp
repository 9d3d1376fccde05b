#include "households.hpp"

#include <algorithm>

namespace yingbao::sample {
namespace {

Ages around(int age, int from, int to) { return {std::clamp(age + from, 1, 94), std::clamp(age + to, 2, 95)}; }

}  // namespace

std::vector<Relative> family(Census& census, std::size_t unit, std::size_t size, Day base, Random& random) {
  std::vector<Relative> members;
  members.push_back({census.person(unit, {34, 66}), random.chance(700) ? "户主" : "本人"});
  const Person head = members.front().person;
  const int age = head.age_on(base);
  const auto admit = [&](Ages ages, bool male, bool of_the_name, std::string_view relation) {
    if (members.size() < size) members.push_back({census.relative(head, ages, male, of_the_name), relation});
  };
  admit(around(age, -6, 4), !head.male, false, "配偶");
  while (members.size() < size) {
    const bool male = random.chance(500);
    if (random.chance(700)) admit(around(age, -32, -23), male, true, male ? "子" : "女");
    else admit(around(age, 22, 30), male, male, male ? "父亲" : "母亲");
  }
  return members;
}

}  // namespace yingbao::sample
