// What tonight says nothing about: groups that were not screened, rosters that are missing, whatever is withheld. Of
// these the platform keeps what it was told.
#pragma once

#include "config/rules.hpp"

#include <set>
#include <string>
#include <string_view>

namespace yingbao::forward {

struct Scope {
  std::set<std::string> groups;                ///< groups and special lists that were screened whole
  std::set<std::string> missing_rosters = {};  ///< roster kinds that were not there
  const config::Rules* rules = nullptr;        ///< which group gives which basis, and takes what others leave over

  /// True when every group that the platform was told of a person was screened, and every special list that gives one
  /// of the bases.
  bool speaks_for(std::string_view told_record) const;
};

/// Writes to `out` tonight's candidate with what the platform was told of groups that tonight says nothing about: who the
/// person is stays as told, and tonight's facts of its groups are laid over. False when there is nothing to keep.
bool lay_over_kept(std::string_view tonight, std::string_view told, const Scope& scope, std::string& out);

}  // namespace yingbao::forward
