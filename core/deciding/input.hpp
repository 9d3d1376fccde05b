// What a night is decided from.
#pragma once

#include "config/rules.hpp"
#include "deciding/base.hpp"
#include "deciding/render.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yingbao::deciding {

struct Source {
  std::string kind;  ///< group or roster kind, or a special list
  std::int64_t list_id = 0;
  ReaderPtr reader;
  bool head_only = false;  ///< of a roster: it has rows that stand for a household but name its head alone
  bool unkeyed = true;     ///< of a roster: it has rows without a usable number
  bool baseline = false;   ///< of a group: taken as distributed, whoever stands on it is a member
  std::optional<std::uint64_t> records = {};  ///< of a group: how many it is known to hold
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
  /// Lists of nights that are kept: of somebody who left, and of whom that was told, rows of others are cited no longer.
  /// None: all.
  std::optional<std::set<std::int64_t>> kept{};
  ReaderPtr statements{};  ///< what people added; null where nobody did
  std::size_t ranges = 1;  ///< into which the keys are parted; decisions do not depend on it
  std::size_t lanes = 1;   ///< threads that decide at the same time, a range each

  /// As many as make a range fit for one step: some ten thousand records.
  std::size_t ranges_by_size() const;
};

}  // namespace yingbao::deciding
