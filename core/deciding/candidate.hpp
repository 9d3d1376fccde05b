// The candidate: a decision joined with the facts it cites, as the platform and a reader see it.
#pragma once

#include "config/rules.hpp"
#include "deciding/decision.hpp"
#include "schema/draft.hpp"

#include <string>
#include <vector>

namespace yingbao::deciding {

/// How somebody is told of beside their facts: kind, standing, groups, bases, rosters, reviews.
class ViewFields {
 public:
  /// The rules live longer than it.
  explicit ViewFields(const config::Rules& rules) : rules_{rules} {}
  /// Of what the decision wants told; valid until the next call.
  std::string_view of(const Decision& decision);
  std::uint64_t hash_of(const Decision& decision);

 private:
  const config::Rules& rules_;
  // Most people of a night are told in the words of the one before: these are not put together again.
  View view_ = {};
  std::string reviews_, fields_;
  std::uint64_t hash_ = 0;
};

class CandidateBuilder {
 public:
  /// The rules live longer than it.
  explicit CandidateBuilder(const config::Rules& rules) : view_{rules} {}
  void reset();
  /// A row that the decision cites; the first one's facts win, later ones fill gaps.
  void add_row(schema::RecordView row);
  /// The record of the candidate as the decision wants it told, in the words of the platform: whatever is forwarded and the
  /// kind. Valid until the next reset.
  std::string_view told(const Decision& decision);
  /// The same without `ViewFields`.
  std::string_view facts(const Decision& decision);

 private:
  void merge_rows(const Decision& decision);
  bool places_as(schema::RecordView facts, const Decision& decision) const;

  ViewFields view_;
  std::string record_;             // the facts of the first row, without provenance; then the candidate
  std::vector<std::string> more_;  // the facts of further rows
};

/// The bases that membership of these gives, each once, joined by '+'.
std::string bases_of(Kinds giving, const config::Rules& rules);

/// Of everything in a candidate's record that is forwarded: one hash over the forwarded hash of its facts and that of its
/// `ViewFields`, so that somebody of one row is compared by what stands beside its key.
std::uint64_t content_hash(std::string_view candidate);
std::uint64_t content_hash(std::uint64_t facts, std::uint64_t view);
/// The same of a message that tells a standing and no facts.
std::uint64_t standing_hash(const View& view);

}  // namespace yingbao::deciding
