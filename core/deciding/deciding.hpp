// Deciding: one merge over agency lists, rosters and the last decisions gives tonight's decisions, and with them what
// the platform shall be told.
//
//   new person                        upsert, version 1
//   known, content changed            upsert, next version
//   known, unchanged                  nothing; what was refused waits for a change
//   known, on a roster and in no group any more, or gone from every source
//                                     standing, once; nobody is withdrawn for disappearing
//
// A group whose lists or rosters are not all there tonight, and whatever is withheld of a person, says nothing: of known
// people it is frozen as it was told, and of somebody new the platform does not learn it.
#pragma once

#include "deciding/input.hpp"
#include "deciding/tally.hpp"
#include "deciding/telling.hpp"

#include <set>

namespace yingbao::deciding {

/// A decision as it is kept.
struct Made {
  list::Key key;
  list::KeyKind kind = list::KeyKind::person;
  Action action = Action::none;
  std::string_view bytes;  ///< encoded
};
/// Takes each decision in the order of keys, on the thread of the caller.
using DecisionSink = std::function<Status(const Made&)>;

struct Decided {
  Tally tally;
  Changes changes;
  std::set<std::int64_t> cited;  ///< lists in which the evidence lies
};

/// A group whose rosters are not all there is not screened at all: nobody may look missed because a list is missing.
/// Whom a roster may cover, though its row is unclear or bears no usable number, gets a decision with the groups concerned
/// withheld: the platform is told nothing of these until it is clear. `internal` when the funnel of a group does not add up to
/// the rows that it takes in: nothing of such a night may be kept.
Result<Decided> decide(const Input& input, crypto::Keyer& keyer, const std::filesystem::path& scratch,
                       const DecisionSink& sink);

}  // namespace yingbao::deciding
