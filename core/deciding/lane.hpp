// One thread's share of a night's deciding.
#pragma once

#include "deciding/deciding.hpp"
#include "deciding/screening.hpp"

namespace yingbao::deciding {

/// What was decided of one range of keys, as it is kept.
class Range {
 public:
  void add(list::Key key, list::KeyKind kind, const Decision& decision);
  Status give(const DecisionSink& sink) const;

 private:
  struct Entry {
    list::Key key;
    list::KeyKind kind;
    Action action;
    std::size_t end;  ///< in `bytes_`
  };
  std::vector<Entry> entries_;
  std::string bytes_;
};

/// Decides one range after the other. For one thread.
class Lane {
 public:
  Lane(const Input& input, const HouseholdFacts& facts, const Resemblance& resemblance);

  /// Keys from `first` up to and including `last`. Throws Failure when a list cannot be read.
  Range decide(list::Key first, list::Key last);

  // Of all ranges so far.
  Result<Tally> tally() const { return screening_.tally(); }
  const std::vector<std::uint64_t>& read() const { return screening_.read(); }
  const Changes& changes() const { return telling_.changes(); }
  const std::set<std::int64_t>& cited() const { return cited_; }

 private:
  list::GroupMerge merge_of(list::Key first, list::Key last) const;
  void decide(list::GroupMerge& merge, Range& range);
  void keep(list::Key key, list::KeyKind kind, const Decision& decision, Range& range);
  Known known_of(list::GroupMerge& merge);
  static void lay_over(Known& known, list::GroupMerge& merge, std::size_t statements);

  const Input& input_;
  const HouseholdFacts& facts_;
  Screening screening_;
  Telling telling_;
  std::set<std::int64_t> cited_;
};

}  // namespace yingbao::deciding
