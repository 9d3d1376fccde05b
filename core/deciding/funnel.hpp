// The funnel of a night: what became of every row of the lists that a group takes in, so that no row falls away unseen.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingbao::deciding {

/// What becomes of a row. The steps are disjoint: of a group they add up to the rows that it takes in.
enum class Step : std::uint8_t {
  other_row,       ///< counts beside another row of the same person or case
  not_member,      ///< fails the rules; the condition is the detail
  of_another,      ///< a member of a group before it, of a group that takes what others leave over
  not_screened,    ///< of a group that cannot be screened; why is the detail
  excluded,        ///< covered; the roster is the detail
  to_verify,       ///< a roster, the detail, does not say clearly whether it covers the person
  not_comparable,  ///< a member without a usable number
  without_unit,    ///< to visit, and no row names a reporting unit
  to_visit,        ///< of a special list: gives a basis
};

/// The word under which a step is stored and printed.
std::string_view name_of(Step step);
std::optional<Step> step_named(std::string_view name);

/// Details of whom is to visit: looks like a roster's row without a number; a case that names nobody with a usable one.
inline constexpr std::string_view kResembling = "resembling";
inline constexpr std::string_view kUnmatched = "unmatched";

/// Where a row of one list ended in one group. What fell away before it had a place has no unit.
struct Fate {
  std::string group;
  std::int64_t list = 0;
  std::string unit;
  Step step{};
  std::string detail;
  auto operator<=>(const Fate&) const = default;
  /// Counts, with a unit or without.
  bool visited() const { return step == Step::to_visit || step == Step::without_unit; }
};

/// What one step took, for one reason.
struct Part {
  Step step{};
  std::string detail;
  std::uint64_t rows = 0;
  /// For whoever wonders where the rows went: "不符合条件 (rows fail this condition)：失业登记有效不为0，27行 (27 rows)".
  std::string in_words() const;
};

/// A list of whose rows nobody is counted.
struct Idle {
  std::int64_t list = 0;
  std::string group;
  std::uint64_t rows = 0;
  Part most;  ///< what took most of them
};

class Funnel {
 public:
  void add(Fate fate, std::uint64_t rows) { rows_[std::move(fate)] += rows; }
  const std::map<Fate, std::uint64_t>& rows() const { return rows_; }

  /// People or cases of a unit that are to visit; the unit "" is nobody's.
  std::uint64_t to_visit(std::string_view unit, std::string_view group) const;
  /// Rows of all groups of which `wanted(fate)` is true, summed up by what `name(fate)` says.
  template <class Wanted, class Name>
  auto by(const Wanted& wanted, const Name& name) const {
    std::map<decltype(name(Fate{})), std::uint64_t> sums;
    for (const auto& [fate, rows] : rows_)
      if (wanted(fate)) sums[name(fate)] += rows;
    return sums;
  }
  template <class Wanted>
  std::map<std::string, std::uint64_t> by_group(const Wanted& wanted) const {
    return by(wanted, [](const Fate& fate) { return fate.group; });
  }
  std::map<std::string, std::uint64_t> by_group(Step step) const {
    return by_group([step](const Fate& fate) { return fate.step == step; });
  }
  template <class Wanted>
  std::uint64_t sum(const Wanted& wanted) const {
    std::uint64_t all = 0;
    for (const auto& [fate, rows] : rows_)
      if (wanted(fate)) all += rows;
    return all;
  }
  std::uint64_t sum(Step step) const {
    return sum([step](const Fate& fate) { return fate.step == step; });
  }

  /// The greatest first.
  template <class Wanted>
  std::vector<Part> parts(const Wanted& wanted) const {
    std::vector<Part> parts;
    for (auto& [reason, rows] : by(wanted, [](const Fate& fate) { return std::pair{fate.step, fate.detail}; }))
      parts.push_back({reason.first, reason.second, rows});
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.rows > b.rows; });
    return parts;
  }

  /// Groups that could not be screened, and why; also those that have no row tonight.
  std::map<std::string, std::string> not_screened() const;
  /// Lists of whose rows all fail the rules, bear no usable number or name no unit.
  std::vector<Idle> idle() const;

 private:
  std::map<Fate, std::uint64_t> rows_;
};

}  // namespace yingbao::deciding
