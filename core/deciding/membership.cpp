#include "deciding/membership.hpp"

#include <algorithm>

namespace yingbao::deciding {
namespace {

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool has_part(std::string_view text, const std::vector<std::string>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const auto& part) { return text.find(part) != std::string_view::npos; });
}

bool meets(const config::Condition& condition, schema::Field field, std::string_view value, Date business_date) {
  if (condition.present && value.empty()) return false;
  if (!condition.words.empty() && !holds(condition.words, value)) return false;
  if (!condition.not_words.empty() && holds(condition.not_words, value)) return false;
  if (!condition.contains.empty() && !has_part(value, condition.contains)) return false;
  if (!condition.not_contains.empty() && has_part(value, condition.not_contains)) return false;
  const auto number = schema::decode_number(value);
  if (!condition.in.empty() && !holds(condition.in, number)) return false;
  if (!condition.not_in.empty() && holds(condition.not_in, number)) return false;
  if (condition.over && number <= *condition.over) return false;
  const auto* info = schema::info_of(field);
  if (info && info->kind == schema::Kind::date) {
    const auto day = [&](const config::DateBound& bound) { return bound.on(business_date).number(); };
    if (condition.from && number < day(*condition.from)) return false;
    if (condition.until && number > day(*condition.until)) return false;
    if (condition.after && number <= day(*condition.after)) return false;
  }
  return true;
}

bool meets(const config::Condition& condition, schema::RecordView row, Date business_date) {
  bool there = false;
  for (const auto field : condition.fields)
    if (const auto value = row.find(field)) {
      there = true;
      if (meets(condition, field, *value, business_date)) return true;
    }
  return !there && condition.missing_counts;
}

}  // namespace

bool meets_all(const std::vector<config::Condition>& conditions, schema::RecordView row, Date business_date) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const auto& condition) { return meets(condition, row, business_date); });
}

std::optional<std::size_t> failed_condition(const config::GroupRule& rule, schema::RecordView row, Date business_date) {
  for (std::size_t i = 0; i < rule.all.size(); ++i)
    if (!meets(rule.all[i], row, business_date)) return i;
  const bool alternative = rule.any.empty() || std::any_of(rule.any.begin(), rule.any.end(), [&](const auto& all) {
                             return meets_all(all, row, business_date);
                           });
  return alternative ? std::nullopt : std::optional{rule.all.size()};
}

std::optional<std::size_t> Membership::show(schema::RecordView row) {
  if (const auto failed = failed_condition(*rule_, row, business_date_)) return failed;
  counts_ = true;
  if (rule_->sum) add_entries(*rule_->sum, row);
  return {};
}

void Membership::add_entries(const config::SumRule& sum, schema::RecordView row) {
  const auto field = row.find(sum.entries);
  if (!field) return;
  schema::EntriesView entries{*field};
  const auto from = sum.from.on(business_date_), until = sum.until.on(business_date_);
  for (schema::RecordView entry; entries.next(entry);) {
    if (entry.text(sum.state) != sum.state_word) continue;
    if (const auto day = entry.date(sum.date)) {
      if (day < from || day > until) continue;
    } else if (const auto year = entry.number(sum.year)) {
      // A summed year is inside the window unless it ended before or began after it.
      if (*year < from.year() || *year > until.year()) continue;
    } else {
      continue;
    }
    sum_ += entry.number(sum.amount).value_or(0);
  }
}

}  // namespace yingbao::deciding
