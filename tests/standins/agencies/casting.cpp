#include <algorithm>
#include <initializer_list>

#include "cast.hpp"
#include "households.hpp"

namespace yingbao::sample {
namespace {

using std::chrono::days;

constexpr Ages working_age{18, 58};

Groups in(std::initializer_list<Group> groups) {
  Groups in{};
  for (const Group group : groups) in[index_of(group)] = true;
  return in;
}

Ages ages_for(const Groups& groups) {
  if (groups[index_of(Group::g6)]) return working_age;
  if (groups[index_of(Group::g7)]) return {25, 85};  // heads of households
  if (groups[index_of(Group::g8)]) return {1, 16};
  return groups[index_of(Group::g3)] ? Ages{4, 92} : Ages{2, 92};
}

class Casting {
 public:
  Casting(Cast& cast, Census& census, const Night& night)
      : cast_(cast), census_(census), night_(night), random_(night.seed, "cast") {
    for (std::size_t unit = 0; unit < units.size(); ++unit) wanted_[unit] = units[unit].count;
  }

  void monitored_households(Group group);
  void covered_households(Group group, int how_many);
  void people_in_several_groups(int how_many, std::initializer_list<Group> groups) {
    for (int i = 0; i < how_many; ++i) draw(first_county + random_.below(zone - first_county + 1), in(groups));
  }
  void fill_up();
  void beside_the_table(Group group, int how_many, Ages ages) {
    for (int i = 0; i < how_many; ++i) engage(census_.person(any_unit(first_county), ages), in({group}));
  }
  void covered_people(Group group, int how_many, Ages ages);
  void covered_children(int how_many);

 private:
  std::size_t any_unit(std::size_t from) { return from + random_.below(units.size() - from); }
  Roster roster_of(int i) { return i % 20 < 16 ? Roster::dibao : i % 20 < 19 ? Roster::tekun : Roster::both; }

  const Person* draw(std::size_t unit, const Groups& groups) {
    return engage(census_.person(unit, ages_for(groups)), groups);
  }
  const Person* engage(Person person, const Groups& groups);
  const Person* cover(Person person, Group group, Roster roster);
  Groups groups_of(const Relative& relative, Group group);
  void bring_a_case(std::size_t unit, Group group);

  Cast& cast_;
  Census& census_;
  Night night_;
  Random random_;
  std::array<Row, units.size()> wanted_{};
};

const Person* Casting::engage(Person person, const Groups& groups) {
  const Person* engaged = &cast_.people.emplace_back(std::move(person));
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (!groups[group]) continue;
    cast_.to_visit[group].push_back(engaged);
    if (group < columns) --wanted_[engaged->unit][group];
  }
  return engaged;
}

const Person* Casting::cover(Person person, Group group, Roster roster) {
  const Person* covered = &cast_.people.emplace_back(std::move(person));
  cast_.covered[index_of(group)].push_back(covered);
  cast_.rosters.push_back({covered, roster});
  return covered;
}

// Some members of monitored households are on another list as well.
Groups Casting::groups_of(const Relative& relative, Group group) {
  Groups groups = in({group});
  const int age = relative.person.age_on(night_.base);
  if (random_.chance(60)) groups[index_of(Group::g3)] = age >= 4;
  else if (random_.chance(50)) groups[index_of(Group::g2)] = true;
  else if (random_.chance(50)) groups[index_of(Group::g6)] = age >= working_age.youngest && age <= working_age.oldest;
  return groups;
}

void Casting::monitored_households(Group group) {
  for (std::size_t unit = first_county; unit < units.size(); ++unit) {
    int& wanted = wanted_[unit][index_of(group)];
    while (wanted > 0) {
      Household household{group, {}};
      const auto size = static_cast<std::size_t>(std::min<std::int64_t>(wanted, random_.between(1, 6)));
      for (Relative& relative : family(census_, unit, size, night_.base, random_)) {
        const Groups groups = groups_of(relative, group);
        household.members.push_back({engage(std::move(relative.person), groups), relative.relation});
      }
      if (random_.chance(250)) {  // on dibao alone, without the family
        const Person& head = *household.members.front().person;
        household.members.push_back({cover(census_.relative(head, {2, 20}, true, true), group, Roster::dibao), "子"});
      }
      cast_.monitored.push_back(std::move(household));
    }
  }
}

void Casting::covered_households(Group group, int how_many) {
  for (int i = 0; i < how_many; ++i) {
    Household household{group, {}};
    for (Relative& relative : family(census_, any_unit(first_county), 3, night_.base, random_)) {
      household.members.push_back({cover(std::move(relative.person), group, roster_of(i * 7)), relative.relation});
    }
    cast_.monitored.push_back(std::move(household));
  }
}

void Casting::bring_a_case(std::size_t unit, Group group) {
  const Person* from = &cast_.people.emplace_back(census_.person(unit, {20, 82}));
  const Day day = window_start + days{random_.between(0, (night_.base - window_start).count() - 5)};
  const auto sequence = static_cast<int>(cast_.cases.size());
  cast_.cases.push_back({case_number(group, day, sequence), group, day, from});
  if (sequence % 7 == 3) cast_.rosters.push_back({from, Roster::dibao});
}

void Casting::fill_up() {
  for (std::size_t unit = city_level; unit < units.size(); ++unit) {
    for (std::size_t column = 0; column < columns; ++column) {
      const Group group{column};
      int& wanted = wanted_[unit][column];
      if (counts_cases(group)) {
        for (; wanted > 0; --wanted) bring_a_case(unit, group);
      } else {
        while (wanted > 0) draw(unit, in({group}));
      }
    }
  }
}

void Casting::covered_people(Group group, int how_many, Ages ages) {
  const bool at_city_level = group == Group::g2 || group == Group::g6;
  for (int i = 0; i < how_many; ++i) {
    cover(census_.person(any_unit(at_city_level ? city_level : first_county), ages), group, roster_of(i));
  }
}

void Casting::covered_children(int how_many) {
  for (int i = 0; i < how_many; ++i) {
    const Roster roster = i % 3 == 0 ? Roster::orphan : Roster::defacto;
    cover(census_.person(any_unit(first_county), ages_for(in({Group::g8}))), Group::g8, roster);
  }
}

}  // namespace

Cast draw_cast(Census& census, const Night& night) {
  using enum Group;
  constexpr Ages pupils{7, 17}, workers{24, 56};
  Cast cast;
  Casting casting(cast, census, night);
  for (const Group group : {g1a, g1b}) {
    casting.monitored_households(group);
    casting.covered_households(group, 6);
  }
  casting.people_in_several_groups(120, {g2, g3});
  casting.people_in_several_groups(30, {g2, g3, g6});
  casting.people_in_several_groups(60, {g2, g6});
  casting.people_in_several_groups(20, {g3, g6});
  casting.fill_up();
  casting.beside_the_table(g8, 25, {1, 16});
  casting.beside_the_table(g9, 60, pupils);
  casting.beside_the_table(g9, 45, workers);
  casting.covered_people(g2, 380, {2, 92});
  casting.covered_people(g3, 260, {4, 92});
  casting.covered_people(g6, 320, working_age);
  casting.covered_people(g7, 30, {25, 85});
  casting.covered_people(g9, 25, pupils);
  casting.covered_people(g9, 20, workers);
  casting.covered_children(18);
  const auto& disabled = cast.to_visit[index_of(g3)];
  for (std::size_t i = 0; i < 20; ++i) cast.suspects.push_back(disabled[i * disabled.size() / 20]);
  return cast;
}

}  // namespace yingbao::sample
