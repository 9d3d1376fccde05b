// What tonight's lists and rosters say of one person, case or row: the comparison both ways, and its counts.
#pragma once

#include "deciding/cover.hpp"
#include "deciding/group.hpp"
#include "deciding/household.hpp"
#include "deciding/input.hpp"
#include "deciding/placing.hpp"
#include "deciding/resemblance.hpp"
#include "deciding/tally.hpp"
#include "deciding/tonight.hpp"
#include "list/merge.hpp"

namespace yingbao::deciding {

/// Stands in a merge whose first sources are the groups of the input, then its rosters, then kin where there are any.
class Screening {
 public:
  Screening(const Input& input, const HouseholdFacts& facts, const Resemblance& resemblance);

  /// Of the merge's sources, how many are its own.
  std::size_t sources() const { return kin_source_ + (has_kin_ ? 1 : 0); }
  /// What tonight speaks of: groups with a list of their own, and groups that take in rows of another feed. A group is as
  /// whole as the feeds are that it takes in.
  Kinds screened_whole() const;

  /// Reads what the agencies' lists say of the key at hand; false when it stands on none.
  bool show(list::GroupMerge& merge);
  /// Reads the rosters, judges and counts. Valid until the next `show`.
  const Tonight& judge(list::GroupMerge& merge);
  /// Of everything that was judged. `internal` when a row has no place in the funnel.
  Result<Tally> tally() const;
  /// Records that were read, by group of the input.
  const std::vector<std::uint64_t>& read() const { return read_; }

 private:
  struct Hit {
    Cover cover = Cover::none;
    bool single = false;
  };
  /// The strongest cover against a group, and the roster that gives it.
  struct Covered {
    Cover cover = Cover::none;
    std::string_view roster = {};
  };
  /// A group of the person at hand of which the platform is told nothing for now.
  struct Withheld {
    Group* group;
    bool counted;                  ///< among those to visit all the same
    std::string_view roster = {};  ///< that is unclear
  };

  void find_hits(list::GroupMerge& merge);
  void judge(Group& group);
  void begin(Group& group);
  void count_apart(Group& group);
  void visit(Group& group, const std::string& unit, std::string_view detail = {});
  void count_person(const list::GroupMerge& merge);
  PlacedUnit placed(std::span<const Group* const> groups);
  void settle_places();
  void settle_place_apart();
  void withhold(const Withheld& each, const std::string& unit);
  void cite_rows(const Group& group);
  Covered cover_against(const Group& group) const;
  bool resembles_covered(const Group& group) const;

  const Input& input_;
  const Resemblance& resemblance_;
  Tally tally_;
  std::vector<Group> groups_;                // stays where it is: the two below point into it
  std::vector<std::vector<Group*>> takers_;  // by group source
  std::vector<Kinds> rosters_;               // kinds, by roster source
  std::vector<std::uint64_t> read_;          // records, by group source
  std::size_t first_roster_, kin_source_;
  bool has_kin_;
  // Of the key at hand.
  std::optional<list::KeyKind> kind_;
  std::vector<Group*> shown_to_;  // in the order of groups_
  Kinds members_of_ = 0;          // groups and special lists, withheld ones included
  std::vector<Group*> present_;
  std::vector<Withheld> withheld_;
  std::vector<Hit> hits_;  // by roster source
  Tonight tonight_;
};

}  // namespace yingbao::deciding
