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
  void reset();
  /// A row that the decision cites; the first one's facts win, later ones fill gaps.
  void add_row(schema::RecordView row, const Evidence& cited);
  /// The record of the candidate as the decision wants it told; valid until the next reset.
  std::string_view finish(const Decision& decision, const config::Rules& rules);

 private:
  void append_control(const Decision& decision, const config::Rules& rules);
  bool places_as(schema::RecordView facts, const Decision& decision) const;

  std::string facts_;              // of the first row, without provenance
  std::vector<std::string> more_;  // of further rows
  std::string evidence_, entry_, record_;
};

/// The bases that membership of these gives, each once, joined by '+'.
std::string bases_of(Kinds giving, const config::Rules& rules);

/// Of everything in a candidate's record that is forwarded.
std::uint64_t content_hash(std::string_view candidate);
/// The same of a message that tells a standing and no facts.
std::uint64_t standing_hash(const View& view);

}  // namespace yingbao::deciding
