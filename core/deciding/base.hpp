// The last decisions, with the platform's answers laid over them: what it knows of everybody before tonight.
#pragma once

#include "deciding/decision.hpp"
#include "list/reader.hpp"

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace yingbao::deciding {

/// One submission of the exchange that made the base.
struct Told {
  list::Key first;  ///< of its first decision; it reaches to the first one of the next submission
  enum class Outcome { unanswered, acknowledged, parked } outcome = Outcome::unanswered;
  bool refusals = false;  ///< single items of it were refused
};

/// What the platform knows of a person before tonight.
struct Known {
  Decision decision = {};
  bool untold = false;  ///< more was wanted told, and has no answer
  bool resend = false;  ///< what was refused is told again although nothing changed
};

struct Base {
  std::shared_ptr<const list::ListReader> reader{};  ///< null before the first night
  int version = kDecisionVersion;                    ///< of the build that decided
  std::vector<Told> submissions{};                   ///< in the order of their first keys
  std::unordered_set<std::string> refused{};         ///< keys of people whose item was refused, 16 bytes each

  /// What became of the action that the base wanted for the person; unanswered when no submission has it.
  Told::Outcome outcome(list::Key key) const;
  /// A decision of the base as it stands with the answer: what was answered is told, and nothing is wanted any more. An
  /// action without an answer was never told.
  Known settled(list::Key key, Decision decision) const;
};

}  // namespace yingbao::deciding
