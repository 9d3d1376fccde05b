#include "screening/membership.hpp"

#include <algorithm>

namespace yingbao::screening {
namespace {

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool meets(const config::Condition& condition, schema::Field field, schema::RecordView row, Date business_date) {
  const auto value = row.find(field);
  if (!value) return condition.missing_counts;
  if (condition.present && value->empty()) return false;
  if (!condition.words.empty()) return holds(condition.words, *value);
  if (!condition.not_words.empty()) return !holds(condition.not_words, *value);
  if (!condition.contains.empty())
    return std::any_of(condition.contains.begin(), condition.contains.end(),
                       [&](const auto& part) { return value->find(part) != std::string_view::npos; });
  const auto number = schema::decode_number(*value);
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
  return meets(condition, condition.field, row, business_date) ||
         (condition.or_field != schema::Field{} && meets(condition, condition.or_field, row, business_date));
}

}  // namespace

bool meets_all(const std::vector<config::Condition>& conditions, schema::RecordView row, Date business_date) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const auto& condition) { return meets(condition, row, business_date); });
}

bool row_counts(const config::GroupRule& rule, schema::RecordView row, Date business_date) {
  if (!meets_all(rule.all, row, business_date)) return false;
  return rule.any.empty() || std::any_of(rule.any.begin(), rule.any.end(), [&](const auto& alternative) {
           return meets_all(alternative, row, business_date);
         });
}

bool Membership::show(schema::RecordView row) {
  if (!row_counts(*rule_, row, business_date_)) return false;
  counts_ = true;
  if (rule_->sum) add_entries(*rule_->sum, row);
  return true;
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

}  // namespace yingbao::screening
