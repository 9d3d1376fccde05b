#include "cast.hpp"

#include <algorithm>

namespace yingbao::sample {
namespace {

constexpr std::size_t g2 = index_of(Group::g2);
constexpr std::size_t g3 = index_of(Group::g3);
constexpr std::size_t g6 = index_of(Group::g6);

using Groups = std::array<bool, 3>;

Ages ages_for(const Groups& groups) {
  if (groups[g6]) return {18, 58};  // of working age
  return groups[g3] ? Ages{4, 92} : Ages{2, 92};
}

class Casting {
 public:
  Casting(Cast& cast, Census& census, std::uint64_t seed) : cast_(cast), census_(census), random_(seed, "cast") {
    for (std::size_t unit = 0; unit < units.size(); ++unit) wanted_[unit] = units[unit].people;
  }

  void people_in_several_groups(int how_many, const Groups& groups) {
    for (int i = 0; i < how_many; ++i) engage(first_county + random_.below(zone - first_county + 1), groups);
  }

  void fill_up() {
    for (std::size_t unit = city_level; unit < units.size(); ++unit) {
      for (std::size_t group = 0; group < group_names.size(); ++group) {
        Groups one{};
        one[group] = true;
        while (wanted_[unit][group] > 0) engage(unit, one);
      }
    }
  }

  void covered_people(Group group, int how_many) {
    Groups one{};
    one[index_of(group)] = true;
    for (int i = 0; i < how_many; ++i) {
      const std::size_t unit = group == Group::g3 ? any_unit(first_county) : any_unit(city_level);
      cast_.people.push_back(census_.person(unit, ages_for(one)));
      const Person* person = &cast_.people.back();
      cast_.covered[index_of(group)].push_back(person);
      const Roster roster = i % 20 < 16 ? Roster::dibao : i % 20 < 19 ? Roster::tekun : Roster::both;
      cast_.rosters.push_back({person, roster});
    }
  }

 private:
  std::size_t any_unit(std::size_t from) { return from + random_.below(units.size() - from); }

  void engage(std::size_t unit, const Groups& groups) {
    cast_.people.push_back(census_.person(unit, ages_for(groups)));
    for (std::size_t group = 0; group < groups.size(); ++group) {
      if (!groups[group]) continue;
      cast_.to_visit[group].push_back(&cast_.people.back());
      --wanted_[unit][group];
    }
  }

  Cast& cast_;
  Census& census_;
  Random random_;
  std::array<std::array<int, 3>, units.size()> wanted_{};
};

}  // namespace

Cast draw_cast(Census& census, std::uint64_t seed) {
  Cast cast;
  Casting casting(cast, census, seed);
  casting.people_in_several_groups(120, {true, true, false});
  casting.people_in_several_groups(30, {true, true, true});
  casting.people_in_several_groups(60, {true, false, true});
  casting.people_in_several_groups(20, {false, true, true});
  casting.fill_up();
  casting.covered_people(Group::g2, 380);
  casting.covered_people(Group::g3, 260);
  casting.covered_people(Group::g6, 320);
  const auto& disabled = cast.to_visit[g3];
  for (std::size_t i = 0; i < 20; ++i) cast.suspects.push_back(disabled[i * disabled.size() / 20]);
  return cast;
}

Visits visits_of(const Cast& cast) {
  Visits visits;
  for (std::size_t group = 0; group < group_names.size(); ++group) {
    for (const Person* person : cast.to_visit[group]) {
      Visit& visit = visits[person->number];
      visit.unit = person->unit;
      visit.groups[group] = true;
    }
  }
  return visits;
}

std::array<std::array<int, 3>, units.size()> count(const Visits& visits) {
  std::array<std::array<int, 3>, units.size()> people{};
  for (const auto& [number, visit] : visits) {
    for (std::size_t group = 0; group < group_names.size(); ++group) {
      if (!visit.groups[group]) continue;
      ++people[visit.unit][group];
      ++people[whole_city][group];
    }
  }
  return people;
}

}  // namespace yingbao::sample
