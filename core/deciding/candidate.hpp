// The candidate: a decision joined with the facts it cites, as the platform and a reader see it.
#pragma once

#include "config/rules.hpp"
#include "deciding/decision.hpp"
#include "schema/draft.hpp"

#include <string>
#include <vector>

namespace yingbao::deciding {

class CandidateBuilder {
 public:
  /// The rules live longer than it.
  explicit CandidateBuilder(const config::Rules& rules) : rules_{rules} {}
  void reset();
  /// A row that the decision cites; the first one's facts win, later ones fill gaps.
  void add_row(schema::RecordView row);
  /// The record of the candidate as the decision wants it told, in the words of the platform: whatever is forwarded and the
  /// kind. Valid until the next reset.
  std::string_view told(const Decision& decision);

 private:
  void merge_rows(const Decision& decision);
  void append_view(const Decision& decision);
  bool places_as(schema::RecordView facts, const Decision& decision) const;

  const config::Rules& rules_;
  std::string record_;             // the facts of the first row, without provenance; then the candidate
  std::vector<std::string> more_;  // the facts of further rows
  struct {
    View view = {};
    std::string reviews, fields;
  } last_;
};

/// The bases that membership of these gives, each once, joined by '+'.
std::string bases_of(Kinds giving, const config::Rules& rules);

/// Of everything in a candidate's record that is forwarded.
std::uint64_t content_hash(std::string_view candidate);
/// The same of a message that tells a standing and no facts.
std::uint64_t standing_hash(const View& view);

}  // namespace yingbao::deciding
