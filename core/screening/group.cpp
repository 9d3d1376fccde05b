#include "screening/group.hpp"

#include "schema/feed.hpp"

#include <algorithm>

namespace yingbao::screening {
namespace {

/// Of one person in one group; all rows are judged, these are told of.
constexpr std::size_t kMostRowsKept = 1000;

const config::GroupRule* rule_of(const Input& input, const std::string& kind) {
  static const config::GroupRule kNoRule{};
  const auto* rule = input.rules->group(kind);
  return rule ? rule : &kNoRule;
}

/// A roster covers whom it names, and stands for the roster that it is a part of.
bool covers(const std::string& roster, const std::string& wanted) {
  const auto* kind = schema::feed_kind(roster);
  return roster == wanted || (kind && kind->part_of == wanted);
}

}  // namespace

Group::Group(std::string kind, const Input& input)
    : kind_{std::move(kind)}, rule_{rule_of(input, kind_)}, membership_{*rule_, input.business_date},
      business_date_{input.business_date} {
  if (const auto* info = schema::feed_kind(kind_)) {
    counts_cases_ = info->case_counted;
    special_ = info->special;
  }
  for (const auto& source : input.groups) {
    own_.push_back(source.kind == kind_);
    also_.push_back(nullptr);
    for (const auto& also : rule_->also)
      if (also.feed == source.kind && !source.baseline) also_.back() = &also;
  }
  for (const auto& roster : input.rosters)
    excluded_by_.push_back(std::any_of(rule_->excluded_by.begin(), rule_->excluded_by.end(),
                                       [&](const auto& wanted) { return covers(roster.kind, wanted); }));
  find_obstacle(input);
}

void Group::find_obstacle(const Input& input) {
  if (rule_ != input.rules->group(kind_)) {
    obstacle_ = "规则文件中没有该类人群 (the rules have no such group)";
    return;
  }
  const bool screens = std::any_of(input.groups.begin(), input.groups.end(), [&](const auto& source) {
    return (source.kind == kind_ && !source.baseline) || also_[static_cast<std::size_t>(&source - input.groups.data())];
  });
  if (!screens) return;
  for (const auto& wanted : rule_->excluded_by) {
    const bool there = std::any_of(input.rosters.begin(), input.rosters.end(),
                                   [&](const auto& roster) { return roster.kind == wanted; });
    if (!there || input.missing_rosters.contains(wanted))
      obstacle_ = "缺少在保名册" + wanted + " (the roster " + wanted + " is missing)";
  }
}

void Group::begin_person() {
  membership_.reset();
  seen_ = in_baseline_ = by_also_ = more_rows_ = false;
  rows_.clear();
}

void Group::show(std::size_t source, schema::RecordView row, const Input& input) {
  const bool own = own_[source];
  const bool also = !own && also_[source] && meets_all(also_[source]->all, row, business_date_);
  if (!own && !also) return;
  seen_ = true;
  const bool baseline = own && input.groups[source].baseline;
  in_baseline_ = in_baseline_ || baseline;
  by_also_ = by_also_ || also;
  if (own && !baseline && !membership_.show(row)) return;
  if (rows_.size() == kMostRowsKept) more_rows_ = true;
  else rows_.push_back({std::string{row.bytes()}, input.groups[source].list_id});
}

std::vector<Group> groups_of(const Input& input) {
  std::vector<Group> groups;
  const auto add = [&](const std::string& kind) {
    const bool known = std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return group.kind() == kind; });
    if (!known) groups.emplace_back(kind, input);
  };
  for (const auto& source : input.groups) add(source.kind);
  for (const auto& rule : input.rules->groups)
    for (const auto& also : rule.also)
      if (std::any_of(input.groups.begin(), input.groups.end(),
                      [&](const auto& source) { return source.kind == also.feed && !source.baseline; }))
        add(rule.group);
  std::stable_partition(groups.begin(), groups.end(), [](const auto& group) { return group.rule().not_in.empty(); });
  return groups;
}

}  // namespace yingbao::screening
