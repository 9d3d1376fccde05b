#include "screening/screening.hpp"

#include "screening/candidate.hpp"
#include "screening/membership.hpp"

#include <algorithm>

namespace yingbao::screening {

using schema::Field;

namespace {

/// Of one person in one group; all rows are judged, these are told of.
constexpr std::size_t kMostRowsKept = 1000;

/// One screening in progress. Sources stand in the merge as groups, rosters, kin, watched.
class Screening {
 public:
  Screening(const Input& input, const HouseholdFacts& facts, const CandidateSink& sink)
      : input_{input}, sink_{sink} {
    for (std::size_t i = 0; i < input.groups.size(); ++i) add_source(i);
    hits_.resize(input.rosters.size());
    first_roster_ = input.groups.size();
    kin_source_ = first_roster_ + input.rosters.size();
    has_kin_ = facts.kin != nullptr;
    first_watched_ = kin_source_ + (has_kin_ ? 1 : 0);
    tally_.covered_members_unknown = facts.members_unknown;
  }

  Result<Tally> run(list::GroupMerge& merge) {
    while (merge.next()) {
      find_hits(merge);
      builder_.reset();
      for (auto& group : groups_) judge(merge, group);
      if (auto done = finish_person(merge); !done) return done.error();
    }
    return tally_;
  }

 private:
  struct Row {
    std::string record;
    std::int64_t list_id;
  };
  /// A group with all lists that feed it: one person in two of them is one member.
  struct Group {
    const config::GroupRule* rule;
    std::string kind;
    std::vector<std::size_t> sources;
    std::vector<bool> excluded_by;  // by roster source
    Membership membership;
    std::vector<Row> rows;          // the person's counting rows
    bool screened = true;
  };

  void add_source(std::size_t i) {
    const auto& kind = input_.groups[i].kind;
    for (auto& group : groups_)
      if (group.kind == kind) return group.sources.push_back(i);
    static const config::GroupRule kNoRule{};
    const auto* rule = input_.rules->group(kind);
    Group group{rule ? rule : &kNoRule, kind, {i}, {}, Membership{rule ? *rule : kNoRule, input_.business_date}, {}};
    if (!rule) {
      group.screened = false;
      tally_.not_screened[kind] = "规则文件中没有该类人群 (the rules have no such group)";
    }
    const auto& excluded_by = group.rule->excluded_by;
    for (const auto& roster : input_.rosters)
      group.excluded_by.push_back(std::find(excluded_by.begin(), excluded_by.end(), roster.kind) != excluded_by.end());
    for (const auto& wanted : excluded_by) {
      const bool there = std::any_of(input_.rosters.begin(), input_.rosters.end(),
                                     [&](const auto& roster) { return roster.kind == wanted; });
      if (there && !input_.missing_rosters.contains(wanted)) continue;
      group.screened = false;
      tally_.not_screened[kind] = "缺少在保名册" + wanted + " (the roster " + wanted + " is missing)";
    }
    groups_.push_back(std::move(group));
  }

  void find_hits(const list::GroupMerge& merge) {
    for (std::size_t i = 0; i < input_.rosters.size(); ++i) hits_[i] = merge.at(first_roster_ + i);
  }

  void judge(list::GroupMerge& merge, Group& group) {
    if (!group.screened) return;
    group.membership.reset();
    group.rows.clear();
    bool there = false;
    auto kind = list::KeyKind::person;
    for (const auto source : group.sources)
      for (; merge.at(source); merge.advance(source)) {
        there = true;
        kind = merge.kind(source);
        const auto record = merge.record(source);
        const schema::RecordView row{record};
        if (!group.membership.show(row)) continue;
        if (group.rows.size() == kMostRowsKept) builder_.add_review("too_many_rows");
        if (group.rows.size() < kMostRowsKept) group.rows.push_back({std::string{record}, input_.groups[source].list_id});
      }
    if (!there) return;
    if (group.rows.empty()) {
      ++tally_.not_members[group.kind];
      return;
    }
    const std::string unit{schema::RecordView{group.rows.front().record}.text(Field::unit)};
    if (kind == list::KeyKind::unkeyed) {
      tally_.not_comparable[unit][group.kind] += group.rows.size();
      return;
    }
    if (!group.membership.member()) {
      ++tally_.not_members[group.kind];
      return;
    }
    for (std::size_t roster = 0; roster < hits_.size(); ++roster)
      if (hits_[roster] && group.excluded_by[roster]) {
        ++tally_.excluded[group.kind];
        return;
      }
    ++tally_.to_visit[unit][group.kind];
    builder_.add_group(group.kind);
    builder_.add_basis(group.rule->basis);
    for (const auto& row : group.rows) builder_.add_row(schema::RecordView{row.record}, group.kind, row.list_id);
  }

  void add_rosters() {
    for (std::size_t i = 0; i < hits_.size(); ++i)
      if (hits_[i]) builder_.add_roster(input_.rosters[i].kind);
  }

  Status finish_person(list::GroupMerge& merge) {
    if (builder_.has_groups()) {
      ++tally_.people;
      if (builder_.has_basis()) ++tally_.low_income;
      if (has_kin_ && merge.at(kin_source_)) builder_.add_review("membership_unknown");
      if (builder_.has_reviews()) ++tally_.for_review;
      add_rosters();
      return sink_(merge.key(), builder_.finish("present", input_.rules->version));
    }
    if (std::find(hits_.begin(), hits_.end(), true) == hits_.end()) return {};
    for (std::size_t i = 0; i < input_.watched.size(); ++i) {
      if (!merge.at(first_watched_ + i)) continue;
      // What the platform knows of the person stays; only where they stand now is new.
      const std::string known{merge.record(first_watched_ + i)};
      const schema::RecordView view{known};
      std::string facts;
      for (const auto& field : view)
        if (field.id < Field::kind) facts.append(field.whole);
      builder_.add_row(schema::RecordView{facts}, {}, 0);
      for (const auto group : split_words(view.text(Field::groups))) builder_.add_group(group);
      for (const auto basis : split_words(view.text(Field::bases))) builder_.add_basis(basis);
      add_rosters();
      return sink_(merge.key(), builder_.finish("covered", input_.rules->version));
    }
    return {};
  }

  static std::vector<std::string_view> split_words(std::string_view words) {
    std::vector<std::string_view> parts;
    while (!words.empty()) {
      const auto end = words.find('+');
      parts.push_back(words.substr(0, end));
      words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
    return parts;
  }

  const Input& input_;
  const CandidateSink& sink_;
  Tally tally_;
  std::vector<Group> groups_;
  std::vector<bool> hits_;
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
  const auto facts = find_kin(heads, groups, keyer, scratch);
  if (!facts) return facts.error();
  if (facts->file) std::filesystem::remove(facts->file->path);  // its reader keeps it open

  std::vector<list::ListCursor> sources;
  for (const auto& group : input.groups) sources.emplace_back(group.reader);
  for (const auto& roster : input.rosters) sources.emplace_back(roster.reader);
  if (facts->kin) sources.emplace_back(facts->kin);
  for (const auto& watched : input.watched) sources.emplace_back(watched);
  list::GroupMerge merge{std::move(sources)};
  return Screening{input, *facts, sink}.run(merge);
}

}  // namespace yingbao::screening
