#include "screening/screening.hpp"

#include "screening/candidate.hpp"
#include "screening/group.hpp"

#include <algorithm>

namespace yingbao::screening {

using schema::Field;

namespace {

/// One screening in progress. Sources stand in the merge as groups, rosters, kin, watched.
class Screening {
 public:
  Screening(const Input& input, const HouseholdFacts& facts, const CandidateSink& sink)
      : input_{input}, sink_{sink}, groups_{groups_of(input)} {
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
      builder_.reset();
      members_of_.clear();
      find_hits(merge);
      const auto kind = show_rows(merge);
      for (auto& group : groups_)
        if (group.seen() && (group.obstacle().empty() || group.in_baseline())) judge(group, kind);
      if (auto done = finish_person(merge); !done) return done.error();
    }
    return tally_;
  }

 private:
  /// Shows every row of the key at hand to every group that reads its list.
  list::KeyKind show_rows(list::GroupMerge& merge) {
    auto kind = list::KeyKind::person;
    for (auto& group : groups_) group.begin_person();
    for (std::size_t source = 0; source < first_roster_; ++source)
      for (; merge.at(source); merge.advance(source)) {
        kind = merge.kind(source);
        const schema::RecordView row{merge.record(source)};
        for (auto& group : groups_) group.show(source, row, input_);
      }
    return kind;
  }

  void find_hits(list::GroupMerge& merge) {
    for (std::size_t i = 0; i < input_.rosters.size(); ++i) {
      const auto source = first_roster_ + i;
      hits_[i] = merge.at(source) && !(input_.rosters[i].ends && has_ended(merge, source));
    }
  }

  /// Every row of the roster says that the protection was over before the business date.
  bool has_ended(list::GroupMerge& merge, std::size_t source) {
    for (; merge.at(source); merge.advance(source)) {
      const auto until = schema::RecordView{merge.record(source)}.date(Field::protected_until);
      if (!until || until >= input_.business_date) return false;
    }
    return true;
  }

  void judge(Group& group, list::KeyKind kind) {
    if (group.has_more_rows()) builder_.add_review("too_many_rows");
    if (group.rows().empty()) {
      ++tally_.not_members[group.kind()];
      return;
    }
    const std::string unit{schema::RecordView{group.rows().front().record}.text(Field::unit)};
    if (kind == list::KeyKind::cases) return count_case(group, unit);
    if (kind == list::KeyKind::unkeyed) {
      tally_.not_comparable[unit][group.kind()] += group.rows().size();
      return;
    }
    if (!group.member() || is_of(group.rule().not_in)) {
      ++tally_.not_members[group.kind()];
      return;
    }
    if (!group.in_baseline() && is_covered_against(group)) {
      ++tally_.excluded[group.kind()];
      return;
    }
    members_of_.push_back(group.kind());
    builder_.add_basis(group.rule().basis);
    if (group.special()) {
      ++tally_.special[group.kind()];
    } else {
      if (!group.counts_cases()) ++tally_.to_visit[unit][group.kind()];
      builder_.add_group(group.kind());
    }
    for (const auto& row : group.rows()) builder_.add_row(schema::RecordView{row.record}, group.kind(), row.list_id);
  }

  /// However many tickets and petitioners it has, a case counts once.
  void count_case(const Group& group, const std::string& unit) {
    ++tally_.to_visit[unit][group.kind()];
    const bool somebody = std::any_of(group.rows().begin(), group.rows().end(), [](const auto& row) {
      const auto status = schema::RecordView{row.record}.text(Field::id_status);
      return status == "OK" || status == "UPGRADED_15" || status == "FOREIGN_OK";
    });
    if (!somebody) ++tally_.unmatched_cases[unit][group.kind()];
  }

  bool is_of(const std::vector<std::string>& kinds) const {
    return std::any_of(kinds.begin(), kinds.end(), [&](const auto& kind) {
      return std::find(members_of_.begin(), members_of_.end(), kind) != members_of_.end();
    });
  }

  bool is_covered_against(const Group& group) const {
    for (std::size_t roster = 0; roster < hits_.size(); ++roster)
      if (hits_[roster] && group.excluded_by(roster)) return true;
    return false;
  }

  void add_rosters(list::GroupMerge& merge) {
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (!hits_[i]) continue;
      builder_.add_roster(input_.rosters[i].kind);
      const auto source = first_roster_ + i;
      if (merge.at(source) && schema::RecordView{merge.record(source)}.number(Field::single_protection) == 1)
        builder_.add_roster("DIBAO_SINGLE");
    }
  }

  Status finish_person(list::GroupMerge& merge) {
    if (builder_.has_groups() || builder_.has_basis()) {
      if (builder_.has_groups()) ++tally_.people;
      if (builder_.has_basis()) ++tally_.low_income;
      if (has_kin_ && merge.at(kin_source_)) builder_.add_review("membership_unknown");
      if (builder_.has_reviews()) ++tally_.for_review;
      add_rosters(merge);
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
      add_rosters(merge);
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
  std::vector<std::string> members_of_;  // groups and special lists of the person at hand
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
