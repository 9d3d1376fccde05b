#include "turnover.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "assistance_rosters.hpp"
#include "human_resources.hpp"

namespace yingbao::sample {
namespace {

constexpr std::size_t how_many_gone = 40, how_many_changed = 30, how_many_arrived = 25;
constexpr std::size_t newly_covered_per_group = 4;

// Takes people of one group only, each person at most once.
class Draw {
 public:
  Draw(const Cast& cast, const Visits& visits, Random& random) : cast_(cast), visits_(visits), random_(random) {}

  void take(Group group, std::size_t how_many, std::vector<const Person*>& into) {
    const auto& people = cast_.to_visit[index_of(group)];
    for (std::size_t taken = 0; taken < how_many;) {
      const Person* person = random_.pick(people);
      if (!in_one_group(*person) || !taken_.insert(person).second) continue;
      into.push_back(person);
      ++taken;
    }
  }

 private:
  bool in_one_group(const Person& person) const {
    const auto& groups = visits_.people.at(person.number).groups;
    return std::count(groups.begin(), groups.end(), true) == 1;
  }

  const Cast& cast_;
  const Visits& visits_;
  Random& random_;
  std::unordered_set<const Person*> taken_;
};

std::unordered_set<std::string> numbers_of(const std::vector<const Person*>& people) {
  std::unordered_set<std::string> numbers;
  for (const Person* person : people) numbers.insert(person->number);
  return numbers;
}

void change_phones(Sheet& sheet, const std::vector<const Person*>& people, Census& census) {
  std::unordered_map<std::string, std::string> phones;
  for (const Person* person : people) {
    std::string other = census.phone();
    while (other == person->phone) other = census.phone();
    phones[person->number] = other;
  }
  for (Line& line : sheet.lines()) {
    if (const auto found = phones.find(line.owner); found != phones.end()) sheet.cell(line, "联系电话") = found->second;
  }
}

}  // namespace

Turnover draw_turnover(const Cast& cast, const Visits& visits, Census& census, const Night& night) {
  Random random(night.seed, "turnover");
  Turnover turnover;
  Draw draw(cast, visits, random);
  draw.take(Group::g6, how_many_gone, turnover.gone);
  draw.take(Group::g6, how_many_changed, turnover.changed);
  for (const Group group : {Group::g2, Group::g3, Group::g6}) {
    draw.take(group, newly_covered_per_group, turnover.newly_covered);
  }
  for (std::size_t i = 0; i < how_many_arrived; ++i) {
    turnover.arrived.push_back(census.person(city_level + random.below(units.size() - city_level), {18, 58}));
  }
  return turnover;
}

void apply(const Turnover& turnover, Sheet& unemployed, Sheet& dibao, Census& census, const Night& night) {
  Random random(night.seed, "rows of the second night");
  const auto gone = numbers_of(turnover.gone);
  unemployed.remove([&](const Line& line) { return gone.contains(line.owner); });
  change_phones(unemployed, turnover.changed, census);
  for (const Person& person : turnover.arrived) register_unemployed(unemployed, person, night, random);
  for (const Person* person : turnover.newly_covered) take_into_dibao(dibao, *person, night, random);
}

void apply(const Turnover& turnover, Visits& visits) {
  for (const Person* person : turnover.gone) visits.people.erase(person->number);
  for (const Person* person : turnover.newly_covered) visits.people.erase(person->number);
  for (const Person& person : turnover.arrived) {
    Visit& visit = visits.people[person.number];
    visit.person = &person;
    visit.groups[index_of(Group::g6)] = true;
  }
}

}  // namespace yingbao::sample
