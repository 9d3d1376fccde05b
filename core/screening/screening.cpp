#include "screening/screening.hpp"

#include "screening/candidate.hpp"
#include "screening/membership.hpp"

#include <algorithm>

namespace yingbao::screening {

using schema::Field;

namespace {

/// One screening in progress. Sources stand in the merge as groups, rosters, kin, watched.
class Screening {
 public:
  Screening(const Input& input, const HouseholdFacts& facts, const CandidateSink& sink)
      : input_{input}, sink_{sink} {
    for (const auto& group : input.groups) group_sources_.push_back(group_source(group));
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
      for (std::size_t i = 0; i < group_sources_.size(); ++i)
        if (merge.at(i)) judge_group(merge, i);
      if (auto done = finish_person(merge); !done) return done.error();
    }
    return tally_;
  }

 private:
  struct GroupSource {
    const config::GroupRule* rule;
    std::string kind;
    std::int64_t list_id;
    std::vector<bool> excluded_by;  // by roster source
    Membership membership;
    std::vector<std::string> rows;  // the person's counting rows
    bool screened;
  };

  GroupSource group_source(const Source& group) {
    const auto* rule = input_.rules->group(group.kind);
    static const config::GroupRule kNoRule{};
    GroupSource source{rule, group.kind, group.list_id, {}, Membership{rule ? *rule : kNoRule, input_.business_date}, {},
                       rule != nullptr};
    if (!rule) {
      tally_.not_screened[group.kind] = "规则文件中没有该类人群 (the rules have no such group)";
      return source;
    }
    for (const auto& roster : input_.rosters)
      source.excluded_by.push_back(std::find(rule->excluded_by.begin(), rule->excluded_by.end(), roster.kind) !=
                                   rule->excluded_by.end());
    for (const auto& kind : rule->excluded_by) {
      const bool there = std::any_of(input_.rosters.begin(), input_.rosters.end(),
                                     [&](const auto& roster) { return roster.kind == kind; });
      if (there) continue;
      source.screened = false;
      tally_.not_screened[group.kind] = "缺少在保名册" + kind + " (the roster " + kind + " is missing)";
    }
    return source;
  }

  void find_hits(const list::GroupMerge& merge) {
    for (std::size_t i = 0; i < input_.rosters.size(); ++i) hits_[i] = merge.at(first_roster_ + i);
  }

  void judge_group(list::GroupMerge& merge, std::size_t i) {
    auto& source = group_sources_[i];
    if (!source.screened) return;
    source.membership.reset();
    source.rows.clear();
    const auto kind = merge.kind(i);
    for (; merge.at(i); merge.advance(i)) {
      const auto record = merge.record(i);
      const schema::RecordView row{record};
      source.membership.show(row);
      if (row_counts(*source.rule, row, input_.business_date)) source.rows.emplace_back(record);
    }
    if (source.rows.empty()) {
      ++tally_.not_members[source.kind];
      return;
    }
    const std::string unit{schema::RecordView{source.rows.front()}.text(Field::unit)};
    if (kind == list::KeyKind::unkeyed) {
      tally_.not_comparable[unit][source.kind] += source.rows.size();
      return;
    }
    if (!source.membership.member()) {
      ++tally_.not_members[source.kind];
      return;
    }
    for (std::size_t roster = 0; roster < hits_.size(); ++roster)
      if (hits_[roster] && source.excluded_by[roster]) {
        ++tally_.excluded[source.kind];
        return;
      }
    ++tally_.to_visit[unit][source.kind];
    builder_.add_group(source.kind);
    builder_.add_basis(source.rule->basis);
    for (const auto& row : source.rows) builder_.add_row(schema::RecordView{row}, source.kind, source.list_id);
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
  std::vector<GroupSource> group_sources_;
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
