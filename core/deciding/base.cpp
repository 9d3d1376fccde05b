#include "deciding/base.hpp"

#include <algorithm>

namespace yingbao::deciding {
namespace {

void keep_evidence(Decision& decision, bool Evidence::*of) {
  std::erase_if(decision.evidence, [of](const auto& cited) { return !(cited.*of); });
  for (auto& cited : decision.evidence) cited.wanted = true, cited.told = false;
}

}  // namespace

Told::Outcome Base::outcome(list::Key key) const {
  const auto after = std::upper_bound(submissions.begin(), submissions.end(), key,
                                      [](const auto& place, const auto& each) { return place < each.first; });
  return after == submissions.begin() ? Told::Outcome::unanswered : std::prev(after)->outcome;
}

Known Base::settled(list::Key key, Decision decision) const {
  if (version != kDecisionVersion) decision.rows = 0;  // the hash that it speaks for is another build's
  if (decision.action == Action::none) return {std::move(decision)};
  const auto answered = outcome(key);
  const bool untold = answered == Told::Outcome::unanswered;
  if (!untold) {
    ++decision.version;
    decision.told = decision.wanted;
    keep_evidence(decision, &Evidence::wanted);
    const bool was_refused = answered == Told::Outcome::parked || refused.contains(key.bytes());
    decision.answer = was_refused ? Answer::refused : Answer::acknowledged;
  } else if (decision.known()) {
    decision.wanted = decision.told;
    keep_evidence(decision, &Evidence::told);
  }
  if (untold) decision.rows = 0;  // it speaks for what was wanted
  decision.action = Action::none;
  return {std::move(decision), untold};
}

}  // namespace yingbao::deciding
