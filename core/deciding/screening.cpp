#include "deciding/screening.hpp"

#include "base/text.hpp"
#include "deciding/candidate.hpp"
#include "deciding/cover.hpp"
#include "deciding/group.hpp"
#include "deciding/placing.hpp"
#include "deciding/resemblance.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace yingbao::deciding {

using schema::Field;

namespace {

/// One screening in progress. Sources stand in the merge as groups, rosters, kin, watched.
class Screening {
 public:
  Screening(const Input& input, const HouseholdFacts& facts, const Resemblance& resemblance, const CandidateSink& sink)
      : input_{input}, resemblance_{resemblance}, sink_{sink}, groups_{groups_of(input)} {
    for (const auto& group : groups_)
      if (!group.obstacle().empty()) tally_.not_screened[group.kind()] = group.obstacle();
    hits_.resize(input.rosters.size());
    first_roster_ = input.groups.size();
    kin_source_ = first_roster_ + input.rosters.size();
    has_kin_ = facts.kin != nullptr;
    first_watched_ = kin_source_ + (has_kin_ ? 1 : 0);
    tally_.covered_members_unknown = facts.members_unknown;
  }

  Result<Tally> run(list::GroupMerge& merge) {
    while (merge.next()) {
      const auto kind = show_rows(merge);
      if (!kind && !is_watched(merge)) continue;  // on rosters alone
      begin_person();
      find_hits(merge);
      if (kind)
        for (auto& group : groups_)
          if (group.seen()) judge(group, *kind);
      settle_places();
      if (auto done = finish_person(merge); !done) return done.error();
    }
    for (const auto& group : groups_)
      for (auto& idle : group.idle_lists(input_)) tally_.idle.push_back(std::move(idle));
    return tally_;
  }

 private:
  struct Hit {
    Cover cover = Cover::none;
    bool single = false;
  };
  /// A group of the person at hand of which the platform is told nothing for now.
  struct Withheld {
    const Group* group;
    bool counted;  ///< among those to visit all the same
  };

  void begin_person() {
    builder_.reset();
    members_of_.clear();
    present_.clear();
    withheld_.clear();
  }

  /// Shows every row of the key at hand to every group that reads its list. Empty when there is none.
  std::optional<list::KeyKind> show_rows(list::GroupMerge& merge) {
    std::optional<list::KeyKind> kind;
    for (std::size_t source = 0; source < first_roster_; ++source)
      for (; merge.at(source); merge.advance(source)) {
        if (!kind)
          for (auto& group : groups_) group.begin_person();
        kind = merge.kind(source);
        const schema::RecordView row{merge.record(source)};
        for (auto& group : groups_) group.show(source, row, input_);
      }
    if (kind)
      for (auto& group : groups_) group.end_person();
    return kind;
  }

  bool is_watched(const list::GroupMerge& merge) const {
    for (std::size_t i = 0; i < input_.watched.size(); ++i)
      if (merge.at(first_watched_ + i)) return true;
    return false;
  }

  /// Of several rows on a roster, one that protects decides; one that is unclear, before those that say no.
  void find_hits(list::GroupMerge& merge) {
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      hits_[i] = {};
      for (const auto source = first_roster_ + i; merge.at(source); merge.advance(source)) {
        const schema::RecordView row{merge.record(source)};
        const auto cover = cover_of(row, input_.business_date);
        hits_[i].cover = std::max(hits_[i].cover, cover);
        if (cover == Cover::protects && row.number(Field::single_protection) == 1) hits_[i].single = true;
      }
    }
  }

  void judge(Group& group, list::KeyKind kind) {
    if (!group.obstacle().empty() && !group.in_baseline()) {
      if (group.member()) members_of_.push_back(group.kind());  // and is not what others leave over
      return;
    }
    if (group.has_more_rows()) builder_.add_review("too_many_rows");
    if (!group.member()) {
      group.note_below_sum();
      ++tally_.not_members[group.kind()];
      return;
    }
    if (is_of(group.rule().not_in)) {
      group.note_member_of_another();
      ++tally_.not_members[group.kind()];
      return;
    }
    group.note_member(kind != list::KeyKind::unkeyed);
    if (kind == list::KeyKind::cases) return count_case(group);
    if (kind == list::KeyKind::unkeyed) return count_unkeyed(group);
    const auto cover = group.in_baseline() ? Cover::none : cover_against(group);
    if (cover == Cover::protects) {
      ++tally_.excluded[group.kind()];
      return;
    }
    members_of_.push_back(group.kind());
    if (cover == Cover::unclear) withheld_.push_back({&group, false});
    else if (!group.in_baseline() && resembles_covered(group)) withheld_.push_back({&group, true});
    else present_.push_back(&group);
  }

  /// However many tickets and petitioners it has, a case counts once.
  void count_case(const Group& group) {
    const auto unit = placed(one(group)).code;
    ++tally_.to_visit[unit][group.kind()];
    const bool somebody = std::any_of(group.rows().begin(), group.rows().end(), [](const auto& row) {
      const auto status = schema::RecordView{row.record}.text(Field::id_status);
      return status == "OK" || status == "UPGRADED_15" || status == "FOREIGN_OK";
    });
    if (!somebody) ++tally_.unmatched_cases[unit][group.kind()];
  }

  /// A row without a usable number is a person of its own. As distributed, it counts; otherwise it stands beside.
  void count_unkeyed(const Group& group) {
    auto& counts = group.in_baseline() ? tally_.to_visit : tally_.not_comparable;
    ++counts[placed(one(group)).code][group.kind()];
  }

  static std::array<const Group*, 1> one(const Group& group) { return {&group}; }

  PlacedUnit placed(std::span<const Group* const> groups) {
    auto unit = unit_of(groups);
    if (unit.disputed) ++tally_.units_disagree;
    return unit;
  }

  /// One person has one unit, whatever the group: the platform is told the same that is counted.
  void settle_places() {
    if (present_.empty() && withheld_.empty()) return;
    auto groups = present_;  // whoever is told of: a group of which nothing is told moves nobody
    if (groups.empty())
      for (const auto& each : withheld_) groups.push_back(each.group);
    const auto unit = placed(groups);
    builder_.set_unit(unit.code, unit.basis);
    if (unit.disputed) builder_.add_review("unit_disagrees");
    for (const auto* group : present_) {
      builder_.add_basis(group->rule().basis);
      if (group->special()) ++tally_.special[group->kind()];
      else builder_.add_group(group->kind());
      if (!group->special() && !group->counts_cases()) ++tally_.to_visit[unit.code][group->kind()];
      add_rows(*group);
    }
    for (const auto& [group, counted] : withheld_) withhold(*group, counted, unit.code);
  }

  void withhold(const Group& group, bool counted, const std::string& unit) {
    builder_.add_withheld(group.kind());
    if (!counted) {
      ++tally_.to_verify[unit][group.kind()];
    } else {
      ++tally_.resembling[unit][group.kind()];
      if (group.special()) ++tally_.special[group.kind()];
      else if (!group.counts_cases()) ++tally_.to_visit[unit][group.kind()];
    }
    // Whom the platform is told of for another group, it is told nothing new for this one, the reason included.
    if (!present_.empty()) return;
    builder_.add_review(counted ? "resembles_covered" : "cover_unclear");
    add_rows(group);
  }

  void add_rows(const Group& group) {
    const auto& rule = group.rule();
    for (const auto& row : group.rows()) {
      const schema::RecordView view{row.record};
      builder_.add_row(view, group.kind(), row.list_id);
      for (const auto& mark : rule.marks)
        if (meets_all(mark.all, view, input_.business_date)) builder_.add_review(mark.word);
    }
  }

  bool is_of(const std::vector<std::string>& kinds) const {
    return std::any_of(kinds.begin(), kinds.end(), [&](const auto& kind) {
      return std::find(members_of_.begin(), members_of_.end(), kind) != members_of_.end();
    });
  }

  Cover cover_against(const Group& group) const {
    auto cover = Cover::none;
    for (std::size_t roster = 0; roster < hits_.size(); ++roster)
      if (group.excluded_by(roster)) cover = std::max(cover, hits_[roster].cover);
    return cover;
  }

  bool resembles_covered(const Group& group) const {
    if (resemblance_.empty()) return false;
    bool found = false;
    for (const auto& row : group.rows())
      resemblance_.look_up(schema::RecordView{row.record},
                           [&](std::size_t roster) { found = found || group.excluded_by(roster); });
    return found;
  }

  void add_rosters() {
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (hits_[i].cover != Cover::protects) continue;
      builder_.add_roster(input_.rosters[i].kind);
      if (hits_[i].single) builder_.add_roster("DIBAO_SINGLE");
    }
  }

  Status finish_person(list::GroupMerge& merge) {
    if (builder_.has_groups() || builder_.has_basis() || builder_.has_withheld()) {
      const bool known = builder_.has_groups() || builder_.has_basis();
      const bool counted = std::any_of(withheld_.begin(), withheld_.end(),
                                       [](const auto& each) { return each.counted && !each.group->special(); });
      if (builder_.has_groups() || counted) ++tally_.people;
      if (builder_.has_basis()) ++tally_.low_income;
      if (has_kin_ && merge.at(kin_source_)) builder_.add_review("membership_unknown");
      if (builder_.has_reviews()) ++tally_.for_review;
      add_rosters();
      return sink_(merge.key(), builder_.finish(known ? "present" : "to_verify", input_.rules->version));
    }
    // On no group's list any more: told as covered once a roster says so, and as nothing while none says it clearly.
    auto cover = Cover::none;
    for (const auto& hit : hits_) cover = std::max(cover, hit.cover);
    if (cover == Cover::none) return {};
    for (std::size_t i = 0; i < input_.watched.size(); ++i) {
      if (!merge.at(first_watched_ + i)) continue;
      // What the platform knows of the person stays; only where they stand now is new.
      const std::string known{merge.record(first_watched_ + i)};
      const schema::RecordView view{known};
      std::string facts;
      for (const auto& field : view)
        if (field.id < Field::kind) facts.append(field.whole);
      builder_.add_row(schema::RecordView{facts}, {}, 0);
      for (const auto group : split(view.text(Field::groups), '+')) builder_.add_group(group);
      for (const auto basis : split(view.text(Field::bases), '+')) builder_.add_basis(basis);
      add_rosters();
      return sink_(merge.key(),
                   builder_.finish(cover == Cover::protects ? "covered" : "to_verify", input_.rules->version));
    }
    return {};
  }

  const Input& input_;
  const Resemblance& resemblance_;
  const CandidateSink& sink_;
  Tally tally_;
  std::vector<Group> groups_;
  // Of the person at hand.
  std::vector<std::string> members_of_;  // groups and special lists, withheld ones included
  std::vector<const Group*> present_;
  std::vector<Withheld> withheld_;
  std::vector<Hit> hits_;  // by roster source
  std::size_t first_roster_ = 0, kin_source_ = 0, first_watched_ = 0;
  bool has_kin_ = false;
  CandidateBuilder builder_;
};

}  // namespace

Result<Tally> screen(const Input& input, crypto::Keyer& keyer, const std::filesystem::path& scratch,
                     const CandidateSink& sink) {
  std::vector<ReaderPtr> heads, groups;
  for (const auto& roster : input.rosters)
    if (roster.head_only) heads.push_back(roster.reader);
  for (const auto& group : input.groups) groups.push_back(group.reader);
  const auto facts = find_kin(heads, groups, input.business_date, keyer, scratch);
  if (!facts) return facts.error();
  if (facts->file) std::filesystem::remove(facts->file->path);  // its reader keeps it open
  Resemblance resemblance;
  for (std::size_t i = 0; i < input.rosters.size(); ++i)
    if (input.rosters[i].unkeyed) resemblance.add_roster(i, input.rosters[i].reader, input.business_date);
  resemblance.finish();

  std::vector<list::ListCursor> sources;
  for (const auto& group : input.groups) sources.emplace_back(group.reader);
  for (const auto& roster : input.rosters) sources.emplace_back(roster.reader);
  if (facts->kin) sources.emplace_back(facts->kin);
  for (const auto& watched : input.watched) sources.emplace_back(watched);
  list::GroupMerge merge{std::move(sources)};
  return Screening{input, *facts, resemblance, sink}.run(merge);
}

}  // namespace yingbao::deciding
