// Whether one person's rows of a feed make a member of its group, by the rules file. Pure.
#pragma once

#include "config/rules.hpp"
#include "schema/record.hpp"

namespace yingbao::deciding {

bool meets_all(const std::vector<config::Condition>& conditions, schema::RecordView row, Date business_date);

/// Which test leaves the row out: its place in `all`, or one past them when no alternative of `any` holds. Empty when
/// the row counts.
std::optional<std::size_t> failed_condition(const config::GroupRule& rule, schema::RecordView row, Date business_date);

/// Judges a person row by row: show every row, then ask.
class Membership {
 public:
  Membership(const config::GroupRule& rule, Date business_date) : rule_{&rule}, business_date_{business_date} {}
  /// Which test leaves the row out, as `failed_condition` tells it.
  std::optional<std::size_t> show(schema::RecordView row);
  bool member() const { return counts_ && (!rule_->sum || sum_ > rule_->sum->over); }
  void reset() { counts_ = false, sum_ = 0; }

 private:
  void add_entries(const config::SumRule& sum, schema::RecordView row);

  const config::GroupRule* rule_;
  Date business_date_;
  bool counts_ = false;
  std::int64_t sum_ = 0;
};

}  // namespace yingbao::deciding
