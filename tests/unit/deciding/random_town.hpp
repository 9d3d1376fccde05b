// Towns of chance: people who stand on several lists, several times on one, with and without a usable number.
#pragma once

#include "town.hpp"

#include <random>

namespace yingbao::deciding {

class RandomTown : public Town {
 protected:
  explicit RandomTown(unsigned seed) : random_{seed} {}

  int below(int n) { return std::uniform_int_distribution{0, n - 1}(random_); }
  bool once_in(int n) { return below(n) == 0; }

  /// A person of a few, so that many stand on several lists and several times on one.
  Person somebody() {
    Person person{once_in(8) ? -1 - next_nobody_++ : below(40)};
    if (!once_in(6)) person.cells.emplace_back(Field::unit, once_in(2) ? "350582" : "350502");
    if (once_in(3)) person.cells.emplace_back(Field::registration_valid, below(2));
    if (once_in(3)) person.cells.emplace_back(Field::cancelled_on, day(2020 + below(3), 1, 1));
    if (!once_in(3)) person.cells.emplace_back(Field::monitor_type, once_in(4) ? "非监测对象" : "脱贫不稳定户");
    if (!once_in(3)) person.cells.emplace_back(Field::disaster_date, day(2019 + below(3), 1, 1));
    if (once_in(2)) person.cells.emplace_back(Field::needs, "口粮");
    if (once_in(2)) person.cells.emplace_back(Field::epidemic, below(2));
    if (once_in(2))
      person.cells.emplace_back(Field::settlements, entries_of({record_of({{Field::settled_on, day(2021, 1, 1)},
                                                                           {Field::own_pay, below(3) * 2'000'001},
                                                                           {Field::settlement_state, "settled"}})}));
    return person;
  }
  std::vector<Person> rows() {
    std::vector<Person> all;
    for (int i = below(60); i > 0; --i) all.push_back(somebody());
    return all;
  }

  /// Lists of groups and rosters, now and then one less.
  void deliver() {
    for (const auto* kind : {"G1A", "G2", "G6", "G6", "G7", "G9", "UNAPPROVED"}) {
      if (once_in(5)) continue;
      group(kind, list_of(rows()));
      input_.groups.back().baseline = once_in(6);
    }
    for (const auto* kind : {"DIBAO", "TEKUN"}) {
      if (once_in(12)) continue;
      auto people = rows();
      for (auto& each : people)
        if (once_in(3)) each.cells.emplace_back(Field::roster_state, once_in(2) ? "UNCLEAR" : "ENDED");
      roster(kind, list_of(people));
    }
  }

  std::mt19937 random_;
  int next_nobody_ = 0;
};

}  // namespace yingbao::deciding
