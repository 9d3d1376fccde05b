// The comparison of agency lists with rosters, both ways: one merge over all of them.
#pragma once

#include "config/rules.hpp"
#include "deciding/household.hpp"
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
  std::vector<ReaderPtr> watched;  ///< people already sent: whoever of them came onto a roster is a candidate again
  const config::Rules* rules = nullptr;
  Date business_date;
  std::set<std::string> missing_rosters{};             ///< kinds of which a list is missing, even when others are there
  std::map<std::string, std::string> stale_rosters{};  ///< kinds of which a list is too old to be relied on, and why
};

/// Takes each candidate in the order of keys.
using CandidateSink = std::function<Status(list::Key, std::string_view record)>;

/// A group whose rosters are not all there is not screened at all: nobody may look missed because a list is missing.
/// Whom a roster may cover, though its row is unclear or bears no usable number, becomes a candidate with the groups
/// concerned in `withheld`: the platform is told nothing of these until it is clear.
Result<Tally> screen(const Input& input, crypto::Keyer& keyer, const std::filesystem::path& scratch,
                     const CandidateSink& sink);

}  // namespace yingbao::deciding
