// One target group in a screening: which lists feed it, and what one person's rows in them come to.
#pragma once

#include "deciding/input.hpp"
#include "deciding/membership.hpp"
#include "deciding/tally.hpp"

namespace yingbao::deciding {

class Group {
 public:
  Group(std::string kind, const Input& input);

  const std::string& kind() const { return kind_; }
  const config::GroupRule& rule() const { return *rule_; }
  /// Why the group cannot be screened; empty when it can, or when all its lists are taken as distributed.
  const std::string& obstacle() const { return obstacle_; }
  bool counts_cases() const { return counts_cases_; }
  bool special() const { return special_; }
  /// Whether the roster source covers people against this group.
  bool excluded_by(std::size_t roster) const { return excluded_by_[roster]; }

  void begin_person();
  /// Shows a row of group source `source`; each row of a person, in any order.
  void show(std::size_t source, schema::RecordView row, list::Place place, const Input& input);
  /// After the last row of a person: puts the rows that count in the order that the rule states.
  void end_person();

  /// Of the person at hand: some row was of this group's own lists, or counts by an `also`.
  bool seen() const { return seen_; }
  /// A list that is taken as distributed names the person.
  bool in_baseline() const { return in_baseline_; }
  bool member() const { return in_baseline_ || membership_.member() || by_also_; }
  struct Row {
    std::string record;
    std::size_t source;  ///< of the groups
    std::int64_t list_id;
    list::Place place;
  };
  /// The rows that count, those whose facts go first at the front.
  const std::vector<Row>& rows() const { return rows_; }
  bool has_more_rows() const { return more_rows_; }

  // What a list that counts nobody is told by; each for the person at hand.
  void note_member(bool comparable);
  void note_below_sum();
  void note_member_of_another();
  /// The lists of which nobody counts, with the test that failed most often.
  std::vector<Tally::Idle> idle_lists(const Input& input) const;

 private:
  /// Of one of this group's own lists, how far its rows came.
  struct Progress {
    std::uint64_t rows = 0, members = 0, comparable = 0, placed = 0;
    std::vector<std::uint64_t> failed;  ///< by test: `all`, then `any`, `sum`, `not_in`
  };
  void find_obstacle(const Input& input);
  void note_failure(std::size_t test);
  std::string why_idle(const Progress& progress) const;

  std::string kind_;
  const config::GroupRule* rule_;
  bool counts_cases_ = false, special_ = false;
  std::string obstacle_;
  std::vector<bool> own_;                      // by group source
  std::vector<const config::AlsoRule*> also_;  // by group source
  std::vector<bool> excluded_by_;              // by roster source
  std::vector<Progress> progress_;             // by group source
  Membership membership_;
  Date business_date_;
  bool seen_ = false, in_baseline_ = false, by_also_ = false, more_rows_ = false;
  std::vector<Row> rows_;
};

/// The groups that the sources feed, those that take what others leave over last.
std::vector<Group> groups_of(const Input& input);

}  // namespace yingbao::deciding
