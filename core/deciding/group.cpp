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
    : kind_{std::move(kind)}, bit_{bit_of(kind_)}, rule_{rule_of(input, kind_)},
      membership_{*rule_, input.business_date}, business_date_{input.business_date} {
  if (const auto* info = schema::feed_kind(kind_)) {
    counts_cases_ = info->case_counted;
    special_ = info->special;
  }
  for (const auto& other : rule_->not_in) not_in_ |= bit_of(other);
  for (const auto& source : input.groups) {
    own_.push_back(source.kind == kind_);
    also_.push_back(nullptr);
    for (const auto& also : rule_->also)
      if (also.feed == source.kind && !source.baseline) also_.back() = &also;
  }
  for (const auto& roster : input.rosters) excluded_by_.push_back(rule_->is_excluded_by(roster.kind));
  find_obstacle(input);
  list_reasons();
  for (const auto& source : input.groups) rows_of_.push_back({source.list_id, 0, 0, {}, {}});
  for (auto& rows : rows_of_) rows.left_out.resize(reasons_.size());
}

void Group::list_reasons() {
  for (const auto& condition : rule_->all) reasons_.push_back({Step::not_member, text_of(condition)});
  reasons_.push_back({Step::not_member, alternatives_of(*rule_)});
  reasons_.push_back({Step::not_member, rule_->sum ? text_of(*rule_->sum) : std::string{}});
  reasons_.push_back({Step::of_another, {}});
  reasons_.push_back({Step::not_screened, obstacle_});
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

void Group::begin_person(list::KeyKind kind) {
  membership_.reset();
  if (seen_)
    for (auto& rows : rows_of_) rows.met = 0;
  counted_ = !counts_cases_ || kind != list::KeyKind::person;
  seen_ = in_baseline_ = by_also_ = more_rows_ = false;
  kept_ = 0;
}

void Group::show(std::size_t source, schema::RecordView row, list::Place place, const Input& input) {
  const bool own = own_[source];
  const bool also = !own && also_[source] && meets_all(also_[source]->all, row, business_date_);
  if (!own && !also) return;
  seen_ = true;
  const bool baseline = own && input.groups[source].baseline;
  in_baseline_ = in_baseline_ || baseline;
  by_also_ = by_also_ || also;
  auto& rows = rows_of_[source];
  const std::uint64_t one = counted_ ? 1 : 0;
  rows.shown += one;
  if (own && !baseline)
    if (const auto failed = membership_.show(row)) {
      rows.left_out[obstacle_.empty() ? *failed : place_of(Test::obstacle)] += one;
      return;
    }
  rows.met += one;
  if (kept_ == kMostRowsKept) return void(more_rows_ = true);
  if (kept_ == rows_.size()) rows_.emplace_back();
  auto& kept = rows_[kept_++];
  kept.record = row.bytes();
  kept.source = source;
  kept.list_id = input.groups[source].list_id;
  kept.place = place;
}

void Group::end_person() {
  if (kept_ < 2) return;
  const auto newness = [&](const Row& row) {
    const schema::RecordView view{row.record};
    const auto stated = rule_->newest == schema::Field{} ? Date{} : view.date(rule_->newest);
    return std::pair{stated, view.date(schema::Field::as_of)};
  };
  const auto agency = [](const Row& row) { return schema::RecordView{row.record}.text(schema::Field::agency); };
  // Among equals of an agency the order of parts and row keys stays, which knows nothing of the order in the file.
  const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(kept_);
  std::stable_sort(rows_.begin(), end, [&](const auto& a, const auto& b) {
    const auto of_a = newness(a), of_b = newness(b);
    return of_a != of_b ? of_a > of_b : agency(a) < agency(b);
  });
}

void Group::Rows::end(Step step, std::string_view unit, std::string_view detail, std::uint64_t rows) {
  auto place = ended.find(EndingView{step, unit, detail});
  if (place == ended.end()) place = ended.emplace(Ending{step, unit, detail}, 0).first;
  place->second += rows;
}

void Group::settle(Step step, std::string_view unit, std::string_view detail) {
  if (!counted_) return;
  auto& first = rows_of_[rows_.front().source];
  for (auto& rows : rows_of_)
    if (const auto others = rows.met - (&rows == &first ? 1 : 0)) rows.end(Step::other_row, {}, {}, others);
  first.end(step, unit, detail, 1);
}

void Group::leave_out(Test test) {
  for (auto& rows : rows_of_) rows.left_out[place_of(test)] += rows.met;
}

Status Group::close(Funnel& funnel) const {
  if (!obstacle_.empty()) funnel.add({kind_, 0, {}, Step::not_screened, obstacle_}, 0);
  for (const auto& [list, shown, met, left_out, ended] : rows_of_) {
    for (std::size_t test = 0; test < reasons_.size(); ++test)
      if (left_out[test]) funnel.add({kind_, list, {}, reasons_[test].step, reasons_[test].detail}, left_out[test]);
    for (const auto& [ending, rows] : ended) {
      const auto& [step, unit, detail] = ending;
      funnel.add({kind_, list, unit, step, detail}, rows);
    }
  }
  for (const auto& rows : rows_of_) {
    const auto told = funnel.sum([&](const Fate& fate) { return fate.group == kind_ && fate.list == rows.list; });
    if (told != rows.shown)
      return Error{Errc::internal, kind_ + ": the funnel holds " + std::to_string(told) + " rows of list-" +
                                       std::to_string(rows.list) + ", which gave it " + std::to_string(rows.shown)};
  }
  return {};
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
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.bit() < b.bit(); });
  std::stable_partition(groups.begin(), groups.end(), [](const auto& group) { return group.rule().not_in.empty(); });
  return groups;
}

}  // namespace yingbao::deciding
