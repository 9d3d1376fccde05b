// One target group in a screening: which lists feed it, and what one person's rows in them come to.
#pragma once

#include "deciding/funnel.hpp"
#include "deciding/input.hpp"
#include "deciding/membership.hpp"

#include <map>
#include <span>
#include <tuple>

namespace yingbao::deciding {

class Group {
 public:
  Group(std::string kind, const Input& input);

  const std::string& kind() const { return kind_; }
  Kinds bit() const { return bit_; }
  /// Groups whose members do not count here.
  Kinds not_in() const { return not_in_; }
  const config::GroupRule& rule() const { return *rule_; }
  /// Why the group cannot be screened; empty when it can, or when all its lists are taken as distributed.
  const std::string& obstacle() const { return obstacle_; }
  bool special() const { return special_; }
  /// Whether the roster source covers people against this group.
  bool excluded_by(std::size_t roster) const { return excluded_by_[roster]; }

  void begin_person(list::KeyKind kind);
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
  std::span<const Row> rows() const { return {rows_.data(), kept_}; }
  bool has_more_rows() const { return more_rows_; }

  // What becomes of the rows of the key at hand that meet the conditions of a row; one of the two is called for each key.
  /// The row whose facts go first ends there, the others beside it.
  void settle(Step step, std::string_view unit, std::string_view detail = {});
  /// Behind the conditions of `all`.
  enum class Test : std::size_t { any, sum, not_in, obstacle };
  void leave_out(Test test);

  /// Adds where all rows ended, and checks that every row that was shown has its place.
  Status close(Funnel& funnel) const;

 private:
  struct Reason {
    Step step;
    std::string detail;
  };
  using Ending = std::tuple<Step, std::string, std::string>;  // with its unit and its detail
  using EndingView = std::tuple<Step, std::string_view, std::string_view>;
  struct ByViews {
    using is_transparent = void;
    bool operator()(const EndingView& a, const EndingView& b) const { return a < b; }
  };
  /// Of one source: rows that were shown, those left out by each test, where others ended, and of the key at hand those that no
  /// condition leaves out. Found by views: each row of a night is counted, and names are made for some dozens.
  struct Rows {
    std::int64_t list = 0;
    std::uint64_t shown = 0, met = 0;
    std::vector<std::uint64_t> left_out;
    std::map<Ending, std::uint64_t, ByViews> ended;
    void end(Step step, std::string_view unit, std::string_view detail, std::uint64_t rows);
  };
  void find_obstacle(const Input& input);
  void list_reasons();
  std::size_t place_of(Test test) const { return rule_->all.size() + static_cast<std::size_t>(test); }

  std::string kind_;
  Kinds bit_, not_in_ = 0;
  const config::GroupRule* rule_;
  bool counts_cases_ = false, special_ = false;
  std::string obstacle_;
  std::vector<bool> own_;                      // by group source
  std::vector<const config::AlsoRule*> also_;  // by group source
  std::vector<bool> excluded_by_;              // by roster source
  std::vector<Reason> reasons_;                // to leave a row out, by test: those of `all`, then the others
  std::vector<Rows> rows_of_;                  // by group source
  Membership membership_;
  Date business_date_;
  bool counted_ = true;  // rows of the key at hand are rows of the lists, not petitioners kept beside their case
  bool seen_ = false, in_baseline_ = false, by_also_ = false, more_rows_ = false;
  std::vector<Row> rows_;  // of the key at hand the first `kept_`; the memory of all serves one key after the other
  std::size_t kept_ = 0;
};

/// The groups that the sources feed, those that take what others leave over last.
std::vector<Group> groups_of(const Input& input);

}  // namespace yingbao::deciding
