#include "plugin_host/child/whose.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace yingbao::plugin_host {
namespace {

using Owners = std::map<std::size_t, std::size_t>;  // number column -> name column

/// The people and numbers of one header.
class People {
 public:
  People(const std::vector<Title>& titles, const std::vector<Role>& roles) : titles_{titles}, roles_{roles} {
    for (std::size_t i = 0; i < titles.size(); ++i) {
      if (is_number(i)) numbers_.push_back(i);
      else if (is_name(i)) names_.push_back(i);
    }
    for (const auto number : numbers_)
      if (roles_[number] == Role::none && titles_[number].group.empty() && !titles_[number].owner.empty())
        owners_with_number_.insert(titles_[number].owner);
  }

  Whose tell() {
    keep_the_one_named_as_the_person();
    if (const auto twice = twice_named()) return unclear(*twice, "name");
    const auto owners = owners_of_numbers();
    std::vector<std::size_t> mine;  // the person's numbers whose titles do not say so
    for (const auto number : numbers_) {
      if (roles_[number] != Role::number) continue;
      const auto owner = owners.find(number);
      if (owner == owners.end() || is_person(owner->second)) mine.push_back(number);
      else told_.others.push_back({number, owner->second});
    }
    if (mine.empty() && !has(Role::persons_number))
      for (const auto& other : told_.others)
        if (other.column != other.name) return unclear({other.name, other.column}, "number");
    std::map<std::string_view, std::size_t> titled;
    std::optional<std::size_t> beside;  // the first that stands beside a name
    for (const auto number : mine) {
      const auto [same, first] = titled.emplace(titles_[number].whole, number);
      if (!first) return unclear({same->second, number}, "number");
      if (!owners.contains(number)) continue;
      if (beside && owners.at(*beside) != owners.at(number)) return unclear({*beside, number}, "number");
      if (!beside) beside = number;
    }
    keep_the_name_beside_the_number(owners, mine);
    return std::move(told_);
  }

 private:
  bool is_number(std::size_t i) const {
    return roles_[i] == Role::number || roles_[i] == Role::persons_number ||
           (roles_[i] == Role::none && numbers_somebody(titles_[i]));
  }
  bool is_name(std::size_t i) const {
    return roles_[i] == Role::name ||
           (roles_[i] == Role::none && names_somebody(titles_[i]) && may_have_number(titles_[i]));
  }
  bool is_person(std::size_t name) const { return roles_[name] == Role::name; }
  bool has(Role role) const { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); }

  /// 失业人员/姓名 beside 爱人/姓名, 姓名 beside 来访/姓名: the group, or its want, says which is the person.
  void keep_the_one_named_as_the_person() {
    std::vector<std::size_t> certain;
    std::size_t people = 0;
    for (const auto name : names_) {
      if (!is_person(name)) continue;
      ++people;
      if (titles_[name].group.empty() || is_self(titles_[name].group)) certain.push_back(name);
    }
    if (people < 2 || certain.size() != 1) return;
    for (const auto name : names_)
      if (is_person(name) && name != certain.front()) {
        roles_[name] = Role::none;
        told_.others.push_back({name, name});
      }
  }

  /// Somebody whose number has a title of its own claims no other.
  bool has_own_number(std::size_t name) const { return owners_with_number_.contains(titles_[name].owner); }

  std::optional<std::pair<std::size_t, std::size_t>> twice_named() const {
    std::map<std::string_view, std::size_t> titled;
    for (const auto name : names_) {
      if (!is_person(name)) continue;
      const auto [same, first] = titled.emplace(titles_[name].own, name);
      if (!first) return std::pair{same->second, name};
    }
    return {};
  }

  std::optional<std::size_t> neighbour(std::size_t number, bool left) const {
    const auto at =
        static_cast<std::size_t>(std::lower_bound(numbers_.begin(), numbers_.end(), number) - numbers_.begin());
    if (left) {
      auto found = std::lower_bound(names_.begin(), names_.end(), number);
      while (found != names_.begin() && roles_[number] == Role::number && has_own_number(*std::prev(found))) --found;
      const bool free = found != names_.begin() && (at == 0 || *std::prev(found) > numbers_[at - 1]);
      return free ? std::optional{*std::prev(found)} : std::nullopt;
    }
    const auto found = std::upper_bound(names_.begin(), names_.end(), number);
    const bool free = found != names_.end() && (at + 1 == numbers_.size() || *found < numbers_[at + 1]);
    return free ? std::optional{*found} : std::nullopt;
  }

  /// From the left where every number finds a name there, from the right where that holds, else from wherever one is.
  Owners owners_of_numbers() const {
    for (const bool left : {true, false}) {
      Owners owners;
      for (const auto number : numbers_)
        if (const auto name = neighbour(number, left)) owners[number] = *name;
      if (owners.size() == numbers_.size()) return owners;
    }
    Owners owners;
    for (const auto number : numbers_) {
      const auto left = neighbour(number, true), name = left ? left : neighbour(number, false);
      if (name) owners[number] = *name;
    }
    return owners;
  }

  /// Several titles of the person's name, and a number beside one of them: that is the one.
  void keep_the_name_beside_the_number(const Owners& owners, const std::vector<std::size_t>& mine) {
    if (mine.size() != 1) return;
    const auto owner = owners.find(mine.front());
    if (owner == owners.end()) return;
    for (const auto name : names_)
      if (is_person(name) && name != owner->second) told_.others.push_back({name, name});
  }

  Whose unclear(std::pair<std::size_t, std::size_t> places, std::string_view what) {
    told_.unclear =
        "it cannot be told whose " + std::string{what} + " stands where: " + place_of(titles_, places.first) + " or " +
        place_of(titles_, places.second) +
        "; ask for titles that say so (本人身份证号码, 监护人身份证号码), or name the column of the person in "
        "[columns] of the agency's file: \"" +
        titles_[places.second].plain + "@" + column_letters(places.second) + "\" = \"" +
        (what == "name" ? "name" : "id_number") + "\"";
    return std::move(told_);
  }

  const std::vector<Title>& titles_;
  std::vector<Role> roles_;
  std::vector<std::size_t> names_, numbers_;
  std::set<std::string_view> owners_with_number_;
  Whose told_;
};

}  // namespace

Whose tell_whose(const std::vector<Title>& titles, const std::vector<Role>& roles) {
  return People{titles, roles}.tell();
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (auto left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters;
}

std::string place_of(const std::vector<Title>& titles, std::size_t column) {
  return "column " + std::to_string(column + 1) + " (" + column_letters(column) + ") " + titles[column].text;
}

}  // namespace yingbao::plugin_host
