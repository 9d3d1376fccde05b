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

#include "config/rules.hpp"
#include "deciding/base.hpp"
#include "deciding/household.hpp"
#include "deciding/render.hpp"
#include "deciding/tally.hpp"

#include <set>

namespace yingbao::deciding {

struct Source {
  std::string kind;  ///< group or roster kind, or a special list
  std::int64_t list_id = 0;
  ReaderPtr reader;
  bool head_only = false;  ///< of a roster: it has rows that stand for a household but name its head alone
  bool unkeyed = true;     ///< of a roster: it has rows without a usable number
  bool baseline = false;   ///< of a group: taken as distributed, whoever stands on it is a member
};

struct Input {
  std::vector<Source> groups, rosters;
  const config::Rules* rules = nullptr;
  Date business_date;
  std::set<std::string> missing_rosters{};             ///< kinds of which a list is missing, even when others are there
  std::map<std::string, std::string> stale_rosters{};  ///< kinds of which a list is too old to be relied on, and why
  std::set<std::string> silent{};  ///< groups and special lists of which a list is not there tonight
  Base base{};                     ///< the last decisions, with what the platform answered
  ListOpener open_list{};          ///< opens what the base cites
  bool resend_refused = false;     ///< what was refused is told again although nothing changed
};

/// Takes each decision in the order of keys.
using DecisionSink = std::function<Status(list::Key, list::KeyKind, const Decision&)>;

/// What tonight tells the platform, and what it leaves as it is. People only.
struct Changes {
  std::uint64_t known = 0, added = 0, changed = 0, covered = 0, source_changed = 0, unchanged = 0, refused_waiting = 0;
  std::uint64_t upserts() const { return added + changed; }
  std::uint64_t standings() const { return covered + source_changed; }
  std::uint64_t items() const { return upserts() + standings(); }
};

struct Decided {
  Tally tally;
  Changes changes;
};

/// A group whose rosters are not all there is not screened at all: nobody may look missed because a list is missing.
/// Whom a roster may cover, though its row is unclear or bears no usable number, gets a decision with the groups concerned
/// withheld: the platform is told nothing of these until it is clear.
Result<Decided> decide(const Input& input, crypto::Keyer& keyer, const std::filesystem::path& scratch,
                       const DecisionSink& sink);

}  // namespace yingbao::deciding
