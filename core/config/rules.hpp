// rules/*.toml: who belongs to a group and whom which roster excludes. A change of policy changes this file and
// nothing else.
#pragma once

#include "base/date.hpp"
#include "config/problems.hpp"
#include "schema/field.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yingbao::config {

/// A bound that is a day, or the business date of the exchange.
struct DateBound {
  Date date;
  bool business_date = false;
  Date on(Date business) const { return business_date ? business : date; }
};

/// One test of one field of a record.
struct Condition {
  schema::Field field{};
  std::vector<std::int64_t> in, not_in;  ///< numbers, or 0 and 1 for a boolean
  std::vector<std::string> words;        ///< texts or codes
  std::optional<DateBound> from, until, after;
  bool missing_counts = false;           ///< what an absent field means
};

/// A sum over the entries of a repeating fact.
struct SumRule {
  schema::Field entries{}, amount{}, date{}, year{}, state{};
  std::string state_word;
  std::int64_t over = 0;                 ///< fen; the sum must be greater
  DateBound from, until;
};

struct GroupRule {
  std::string group;
  std::vector<std::string> excluded_by;  ///< roster kinds
  std::vector<Condition> all;            ///< of one row
  std::vector<std::vector<Condition>> any;
  std::optional<SumRule> sum;            ///< over all rows of a person
  std::string basis;                     ///< low-income basis that membership gives; empty: none
};

struct Rules {
  std::string version;
  std::string title;
  std::string digest;  ///< of the file: a rule changed without a new version is seen
  std::vector<GroupRule> groups;
  const GroupRule* group(std::string_view code) const;
};

Rules load_rules(const std::filesystem::path& file, Problems& problems);

}  // namespace yingbao::config
