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

/// A bound that is a day, or so many months before the business date of the exchange.
struct DateBound {
  Date date;
  bool business_date = false;
  int months_earlier = 0;
  Date on(Date business) const { return business_date ? business.months_earlier(months_earlier) : date; }
};

/// One test of a record: one of its fields meets it.
struct Condition {
  std::vector<schema::Field> fields;
  std::vector<std::int64_t> in, not_in;   ///< numbers, or 0 and 1 for a boolean
  std::vector<std::string> words;         ///< texts or codes, one of them
  std::vector<std::string> not_words;     ///< texts or codes, none of them
  std::vector<std::string> contains;      ///< parts of a text, one of them
  std::vector<std::string> not_contains;  ///< parts of the same text, none of them
  bool present = false;                   ///< says anything at all
  std::optional<std::int64_t> over;       ///< a number greater than this
  std::optional<DateBound> from, until, after;
  bool missing_counts = false;  ///< what it means that none of the fields is there
};

/// A sum over the entries of a repeating fact.
struct SumRule {
  schema::Field entries{}, amount{}, date{}, year{}, state{};
  std::string state_word;
  std::int64_t over = 0;  ///< fen; the sum must be greater
  DateBound from, until;
};

/// Rows of another feed that count in a group.
struct AlsoRule {
  std::string feed;
  std::vector<Condition> all;
};

/// What is noted about a member for whoever looks; it excludes nobody.
struct MarkRule {
  std::string word;
  std::vector<Condition> all;  ///< of one row that counts
};

struct GroupRule {
  std::string group;
  std::vector<std::string> excluded_by;  ///< roster kinds
  std::vector<Condition> all;            ///< of one row
  std::vector<std::vector<Condition>> any;
  std::optional<SumRule> sum;  ///< over all rows of a person
  std::vector<AlsoRule> also;
  std::vector<std::string> not_in;  ///< groups whose members do not count here: what is left over
  std::vector<MarkRule> marks;
  schema::Field newest{};  ///< a date: of several rows of a person the latest one's facts go first
  /// What may take this share of the group's rows, or less, without anybody being told: a condition, a missing number.
  double max_left_out_share = 0.2;
  std::string basis;   ///< low-income basis that membership gives; empty: none
  std::string reason;  ///< why the rule is as it is, for whoever checks it

  /// Whether rows of the feed count here: the group's own, or one that `also` names.
  bool takes_in(std::string_view feed) const;
  /// Whether the roster excludes here: it covers whom it names, and stands for the one that it is a part of.
  bool is_excluded_by(std::string_view roster) const;
};

struct Rules {
  std::string version;
  std::string title;
  std::string digest;  ///< of the file: a rule changed without a new version is seen
  std::vector<GroupRule> groups;
  const GroupRule* group(std::string_view code) const;
};

/// What a condition asks, in the words of the table of fields: for whoever wonders why nobody met it.
std::string text_of(const Condition& condition);
std::string text_of(const SumRule& sum);

Rules load_rules(const std::filesystem::path& file, Problems& problems);

}  // namespace yingbao::config
