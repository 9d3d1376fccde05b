#include "deciding/group.hpp"

#include "deciding/kinds.hpp"

#include <algorithm>

namespace yingbao::deciding {
namespace {

/// Of one person in one group; all rows are judged, these are told of.
constexpr std::size_t kMostRowsKept = 1000;

const config::GroupRule* rule_of(const Input& input, const std::string& kind) {
  static const config::GroupRule kNoRule{};
  const auto* rule = input.rules->group(kind);
  return rule ? rule : &kNoRule;
}

/// What a row must meet one of.
std::string alternatives_of(const config::GroupRule& rule) {
  std::string text;
  for (const auto& alternative : rule.any) {
    if (!text.empty()) text += "；或";
    for (const auto& condition : alternative)
      text += (&condition == alternative.data() ? "" : "，且") + text_of(condition);
  }
  return text;
}

std::string missing_text(const std::string& roster) {
  return "缺少在保名册" + roster + " (the roster " + roster + " is missing)";
}

}  // namespace

Group::Group(std::string kind, const Input& input)
    : kind_{std::move(kind)}, rule_{rule_of(input, kind_)}, membership_{*rule_, input.business_date},
      business_date_{input.business_date} {
  if (const auto* info = schema::feed_kind(kind_)) {
    counts_cases_ = info->case_counted;
    special_ = info->special;
  }
  progress_.resize(input.groups.size());
  for (auto& progress : progress_) progress.failed.resize(rule_->all.size() + 3);
  for (const auto& source : input.groups) {
    own_.push_back(source.kind == kind_);
    also_.push_back(nullptr);
    for (const auto& also : rule_->also)
      if (also.feed == source.kind && !source.baseline) also_.back() = &also;
  }
  for (const auto& roster : input.rosters) excluded_by_.push_back(rule_->is_excluded_by(roster.kind));
  find_obstacle(input);
}

void Group::find_obstacle(const Input& input) {
  if (rule_ != input.rules->group(kind_)) {
    obstacle_ = "规则文件中没有该类人群 (the rules have no such group)";
    return;
  }
  const bool screens = std::any_of(input.groups.begin(), input.groups.end(), [&](const auto& source) {
    return !source.baseline && rule_->takes_in(source.kind);
  });
  if (!screens) return;
  for (const auto& [roster, why] : input.stale_rosters)
    if (rule_->is_excluded_by(roster)) obstacle_ = why;
  for (const auto& wanted : rule_->excluded_by) {
    const bool there = std::any_of(input.rosters.begin(), input.rosters.end(),
                                   [&](const auto& roster) { return roster.kind == wanted; });
    if (!there) obstacle_ = missing_text(wanted);
  }
  for (const auto& missing : input.missing_rosters)
    if (rule_->is_excluded_by(missing)) obstacle_ = missing_text(missing);
}

void Group::begin_person() {
  membership_.reset();
  seen_ = in_baseline_ = by_also_ = more_rows_ = false;
  rows_.clear();
}

void Group::show(std::size_t source, schema::RecordView row, list::Place place, const Input& input) {
  const bool own = own_[source];
  const bool also = !own && also_[source] && meets_all(also_[source]->all, row, business_date_);
  if (!own && !also) return;
  seen_ = true;
  const bool baseline = own && input.groups[source].baseline;
  in_baseline_ = in_baseline_ || baseline;
  by_also_ = by_also_ || also;
  if (own && !baseline) {
    auto& progress = progress_[source];
    ++progress.rows;
    if (const auto failed = membership_.show(row)) {
      ++progress.failed[*failed];
      return;
    }
  }
  if (rows_.size() == kMostRowsKept) more_rows_ = true;
  else rows_.push_back({std::string{row.bytes()}, source, input.groups[source].list_id, place});
}

void Group::end_person() {
  if (rows_.size() < 2) return;
  const auto newness = [&](const Row& row) {
    const schema::RecordView view{row.record};
    const auto stated = rule_->newest == schema::Field{} ? Date{} : view.date(rule_->newest);
    return std::pair{stated, view.date(schema::Field::as_of)};
  };
  const auto agency = [](const Row& row) { return schema::RecordView{row.record}.text(schema::Field::agency); };
  // Among equals of an agency the order of parts and row keys stays, which knows nothing of the order in the file.
  std::stable_sort(rows_.begin(), rows_.end(), [&](const auto& a, const auto& b) {
    const auto of_a = newness(a), of_b = newness(b);
    return of_a != of_b ? of_a > of_b : agency(a) < agency(b);
  });
}

void Group::note_member(bool comparable) {
  for (const auto& row : rows_) {
    auto& progress = progress_[row.source];
    ++progress.members;
    if (comparable) ++progress.comparable;
    if (schema::RecordView{row.record}.find(schema::Field::unit)) ++progress.placed;
  }
}

void Group::note_failure(std::size_t test) {
  for (const auto& row : rows_) ++progress_[row.source].failed[test];
}

void Group::note_below_sum() { note_failure(rule_->all.size() + 1); }
void Group::note_member_of_another() { note_failure(rule_->all.size() + 2); }

std::string Group::why_idle(const Progress& progress) const {
  if (progress.rows == 0 || (progress.members && progress.comparable && progress.placed)) return {};
  if (progress.members && !progress.comparable) return "证件号码均无法比对 (no usable identity number)";
  if (progress.members) return "均无填报单位 (no reporting unit)";
  const auto most = static_cast<std::size_t>(std::max_element(progress.failed.begin(), progress.failed.end()) -
                                             progress.failed.begin());
  std::string test = alternatives_of(*rule_);
  if (most < rule_->all.size()) test = text_of(rule_->all[most]);
  else if (most == rule_->all.size() + 1 && rule_->sum) test = text_of(*rule_->sum);
  else if (most == rule_->all.size() + 2) test = "不属于其他人群";
  const auto rows = std::to_string(progress.failed[most]);
  return "最多不符合的条件：" + test + "，" + rows + "行 (" + rows + " rows fail this condition)";
}

std::vector<Tally::Idle> Group::idle_lists(const Input& input) const {
  std::vector<Tally::Idle> idle;
  if (!obstacle_.empty()) return idle;
  for (std::size_t i = 0; i < progress_.size(); ++i)
    if (auto why = why_idle(progress_[i]); !why.empty())
      idle.push_back({input.groups[i].list_id, kind_, progress_[i].rows, std::move(why)});
  return idle;
}

std::vector<Group> groups_of(const Input& input) {
  std::vector<Group> groups;
  const auto add = [&](const std::string& kind) {
    const bool known =
        std::any_of(groups.begin(), groups.end(), [&](const auto& group) { return group.kind() == kind; });
    if (!known) groups.emplace_back(kind, input);
  };
  for (const auto& source : input.groups) add(source.kind);
  for (const auto& rule : input.rules->groups)
    for (const auto& also : rule.also)
      if (std::any_of(input.groups.begin(), input.groups.end(),
                      [&](const auto& source) { return source.kind == also.feed && !source.baseline; }))
        add(rule.group);
  std::sort(groups.begin(), groups.end(),
            [](const auto& a, const auto& b) { return bit_of(a.kind()) < bit_of(b.kind()); });
  std::stable_partition(groups.begin(), groups.end(), [](const auto& group) { return group.rule().not_in.empty(); });
  return groups;
}

}  // namespace yingbao::deciding
