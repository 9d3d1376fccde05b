#include "deciding/screening.hpp"

#include "base/text.hpp"
#include "deciding/membership.hpp"

#include <algorithm>
#include <array>

namespace yingbao::deciding {

using schema::Field;

namespace {

std::array<const Group*, 1> one(const Group& group) { return {&group}; }

}  // namespace

void add_word(std::string& words, std::string_view word) {
  if (word.empty()) return;
  for (const auto known : split(words, '+'))
    if (known == word) return;
  if (!words.empty()) words += '+';
  words += word;
}

Screening::Screening(const Input& input, const HouseholdFacts& facts, const Resemblance& resemblance)
    : input_{input}, resemblance_{resemblance}, groups_{groups_of(input)},
      read_(input.groups.size()), first_roster_{input.groups.size()},
      kin_source_{first_roster_ + input.rosters.size()}, has_kin_{facts.kin != nullptr}, hits_{input.rosters.size()} {
  for (const auto& roster : input.rosters) rosters_.push_back(bit_of(roster.kind));
  takers_.resize(first_roster_);
  for (auto& group : groups_)
    for (std::size_t source = 0; source < first_roster_; ++source)
      if (group.takes(source)) takers_[source].push_back(&group);
}

Result<Tally> Screening::tally() const {
  auto tally = tally_;
  for (const auto& group : groups_)
    if (auto adds_up = group.close(tally.funnel); !adds_up) return adds_up.error();
  return tally;
}

/// What tonight speaks of: groups with a list of their own, and groups that take in rows of another feed. A group is as
/// whole as the feeds are that it takes in.
Kinds Screening::screened_whole() const {
  Kinds spoken_of = 0, silent = 0;
  for (const auto& source : input_.groups) {
    spoken_of |= bit_of(source.kind);
    if (source.baseline) continue;
    for (const auto& rule : input_.rules->groups)
      for (const auto& also : rule.also)
        if (also.feed == source.kind) spoken_of |= bit_of(rule.group);
  }
  for (const auto& kind : input_.silent) silent |= bit_of(kind);
  for (const auto& group : groups_)
    if (!group.obstacle().empty()) silent |= group.bit();
  for (const auto& rule : input_.rules->groups)
    for (const auto& also : rule.also)
      if (input_.silent.contains(also.feed)) silent |= bit_of(rule.group);
  return spoken_of & ~silent;
}

bool Screening::show(list::GroupMerge& merge) {
  kind_.reset();
  shown_to_.clear();
  for (std::size_t source = 0; source < first_roster_; ++source)
    for (; merge.at(source); merge.advance(source)) {
      if (!kind_) kind_ = merge.kind(source);
      ++read_[source];
      const schema::RecordView row{merge.record(source)};
      const auto beside = merge.beside(source);
      for (auto* group : takers_[source]) {
        begin(*group);
        group->show(source, row, beside, merge.place(source), input_);
      }
    }
  for (auto* group : shown_to_) group->end_person();
  return kind_.has_value();
}

/// For the person at hand, once, and in the order in which the groups are judged.
void Screening::begin(Group& group) {
  const auto place = std::lower_bound(shown_to_.begin(), shown_to_.end(), &group);
  if (place != shown_to_.end() && *place == &group) return;
  shown_to_.insert(place, &group);
  group.begin_person(*kind_);
}

const Tonight& Screening::judge(list::GroupMerge& merge) {
  auto rows = std::move(tonight_.rows);  // its memory serves everybody
  rows.clear();
  tonight_ = {};
  tonight_.rows = std::move(rows);
  tonight_.kind = kind_.value_or(list::KeyKind::person);
  members_of_ = 0;
  present_.clear();
  withheld_.clear();
  find_hits(merge);
  if (!kind_) return tonight_;
  for (auto* group : shown_to_)
    if (group->seen()) judge(*group);
  if (tonight_.kind == list::KeyKind::person) {
    settle_places();
    count_person(merge);
  } else {
    settle_place_apart();
  }
  return tonight_;
}

/// Of several rows on a roster, one that protects decides; one that is unclear, before those that say no.
void Screening::find_hits(list::GroupMerge& merge) {
  static const auto kSingle = bit_of("DIBAO_SINGLE");
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    hits_[i] = {};
    for (const auto source = first_roster_ + i; merge.at(source); merge.advance(source)) {
      const schema::RecordView row{merge.record(source)};
      const auto cover = cover_of(row, input_.business_date);
      hits_[i].cover = std::max(hits_[i].cover, cover);
      if (cover == Cover::protects && row.number(Field::single_protection) == 1) hits_[i].single = true;
    }
    tonight_.cover = std::max(tonight_.cover, hits_[i].cover);
    if (hits_[i].cover != Cover::protects) continue;
    tonight_.rosters |= rosters_[i];
    if (hits_[i].single) tonight_.rosters |= kSingle;
  }
}

void Screening::judge(Group& group) {
  if (!group.obstacle().empty() && !group.in_baseline()) {
    if (group.member()) members_of_ |= group.bit();  // and is not what others leave over
    return group.leave_out(Group::Test::obstacle);
  }
  if (group.has_more_rows()) add_word(tonight_.reviews, "too_many_rows");
  if (!group.member()) return group.leave_out(Group::Test::sum);
  if (members_of_ & group.not_in()) return group.leave_out(Group::Test::not_in);
  if (tonight_.kind != list::KeyKind::person) return count_apart(group);
  const auto [cover, roster] = group.in_baseline() ? Covered{} : cover_against(group);
  if (cover == Cover::protects) return group.settle(Step::excluded, {}, roster);
  members_of_ |= group.bit();
  if (cover == Cover::unclear) withheld_.push_back({&group, false, roster});
  else if (!group.in_baseline() && resembles_covered(group)) withheld_.push_back({&group, true});
  else present_.push_back(&group);
}

/// A case counts once, however many tickets and petitioners it has. A row without a usable number is a person of its own:
/// as distributed, it counts; otherwise it stands beside.
void Screening::count_apart(Group& group) {
  const auto unit = placed(one(group)).code;
  present_.push_back(&group);
  if (tonight_.kind == list::KeyKind::unkeyed) {
    if (group.in_baseline()) visit(group, unit);
    else group.settle(Step::not_comparable, unit);
    return;
  }
  const bool somebody = std::any_of(group.rows().begin(), group.rows().end(), [](const auto& row) {
    const auto status = schema::RecordView{row.record}.text(Field::id_status);
    return status == "OK" || status == "UPGRADED_15" || status == "FOREIGN_OK";
  });
  visit(group, unit, somebody ? std::string_view{} : kUnmatched);
}

void Screening::visit(Group& group, const std::string& unit, std::string_view detail) {
  group.settle(unit.empty() ? Step::without_unit : Step::to_visit, unit, detail);
}

PlacedUnit Screening::placed(std::span<const Group* const> groups) {
  auto unit = unit_of(groups);
  if (unit.disputed) ++tally_.units_disagree;
  return unit;
}

/// One person has one unit, whatever the group: the platform is told the same that is counted.
void Screening::settle_places() {
  if (present_.empty() && withheld_.empty()) return;
  // Whoever is told of: a group of which nothing is told moves nobody.
  std::vector<const Group*> not_told;
  if (present_.empty())
    for (const auto& each : withheld_) not_told.push_back(each.group);
  const auto unit = present_.empty() ? placed(not_told) : placed(present_);
  tonight_.unit = unit.code;
  tonight_.unit_basis = unit.basis;
  if (unit.disputed) add_word(tonight_.reviews, "unit_disagrees");
  for (auto* group : present_) {
    tonight_.present |= group->bit();
    if (!group->rule().basis.empty()) tonight_.bases |= group->bit();
    visit(*group, unit.code);
    cite_rows(*group);
  }
  for (const auto& each : withheld_) withhold(each, unit.code);
}

/// A case, or a row without a usable number.
void Screening::settle_place_apart() {
  const auto unit = unit_of(present_);
  tonight_.unit = unit.code;
  tonight_.unit_basis = unit.basis;
  for (const auto* group : present_) {
    tonight_.present |= group->bit();
    cite_rows(*group);
  }
}

void Screening::count_person(const list::GroupMerge& merge) {
  if (present_.empty() && withheld_.empty()) return;
  const auto is_target = [](const Group* group) { return !group->special(); };
  const bool counted = std::any_of(withheld_.begin(), withheld_.end(),
                                   [&](const auto& each) { return each.counted && is_target(each.group); });
  if (std::any_of(present_.begin(), present_.end(), is_target) || counted) ++tally_.people;
  if (tonight_.bases) ++tally_.low_income;
  if (has_kin_ && merge.at(kin_source_)) add_word(tonight_.reviews, "membership_unknown");
  if (!tonight_.reviews.empty() || !tonight_.why_withheld.empty()) ++tally_.for_review;
}

void Screening::withhold(const Withheld& each, const std::string& unit) {
  const auto& [group, counted, roster] = each;
  (counted ? tonight_.resembling : tonight_.unclear) |= group->bit();
  if (counted) visit(*group, unit, kResembling);
  else group->settle(Step::to_verify, unit, roster);
  // Whom the platform is told of for another group, it is told nothing new for this one, the reason included.
  if (!present_.empty()) return;
  tonight_.why_withheld = counted ? "resembles_covered" : "cover_unclear";
  cite_rows(*group);
}

/// Cites the rows of a group that count.
void Screening::cite_rows(const Group& group) {
  const auto kind = static_cast<std::uint8_t>(std::countr_zero(group.bit()));
  for (const auto& row : group.rows()) {
    tonight_.rows.push_back({{kind, true, false, row.list_id, row.place}, row.record, row.beside});
    for (const auto& mark : group.rule().marks)
      if (meets_all(mark.all, schema::RecordView{row.record}, input_.business_date))
        add_word(tonight_.reviews, mark.word);
  }
}

Screening::Covered Screening::cover_against(const Group& group) const {
  Covered covered;
  for (std::size_t roster = 0; roster < hits_.size(); ++roster)
    if (group.excluded_by(roster) && hits_[roster].cover > covered.cover)
      covered = {hits_[roster].cover, input_.rosters[roster].kind};
  return covered;
}

bool Screening::resembles_covered(const Group& group) const {
  if (resemblance_.empty()) return false;
  bool found = false;
  for (const auto& row : group.rows())
    resemblance_.look_up(schema::RecordView{row.record},
                         [&](std::size_t roster) { found = found || group.excluded_by(roster); });
  return found;
}

}  // namespace yingbao::deciding
