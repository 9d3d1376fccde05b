#include "deciding/deciding.hpp"

#include "base/text.hpp"
#include "deciding/cover.hpp"
#include "deciding/group.hpp"
#include "deciding/placing.hpp"
#include "deciding/resemblance.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace yingbao::deciding {

using schema::Field;

namespace {

/// One night's deciding in progress. Sources stand in the merge as groups, rosters, kin, base.
class Deciding {
 public:
  Deciding(const Input& input, const HouseholdFacts& facts, const Resemblance& resemblance, const DecisionSink& sink)
      : input_{input}, resemblance_{resemblance}, sink_{sink}, groups_{groups_of(input)}, renderer_{*input.rules,
                                                                                                    input.open_list} {
    for (const auto& group : groups_)
      if (!group.obstacle().empty()) tally_.not_screened[group.kind()] = group.obstacle();
    hits_.resize(input.rosters.size());
    first_roster_ = input.groups.size();
    kin_source_ = first_roster_ + input.rosters.size();
    has_kin_ = facts.kin != nullptr;
    base_source_ = kin_source_ + (has_kin_ ? 1 : 0);
    tally_.covered_members_unknown = facts.members_unknown;
    screened_ = screened_whole();
    for (const auto& roster : input.missing_rosters) missing_ |= bit_of(roster);
    for (const auto& kind : schema::feed_kinds())
      if (missing_ & bit_of(kind.part_of)) missing_ |= bit_of(kind.code);
  }

  Result<Decided> run(list::GroupMerge& merge) {
    while (merge.next()) {
      const auto kind = show_rows(merge);
      const bool known = take_base(merge);
      if (!kind && !known) continue;  // on rosters alone
      begin_person();
      find_hits(merge);
      if (kind)
        for (auto& group : groups_)
          if (group.seen()) judge(group, *kind);
      if (kind.value_or(list::KeyKind::person) == list::KeyKind::person) {
        settle_places();
        if (auto done = finish_person(merge); !done) return done.error();
      } else if (!present_.empty()) {
        if (auto done = finish_apart(merge.key(), *kind); !done) return done.error();
      }
    }
    for (const auto& group : groups_)
      for (auto& idle : group.idle_lists(input_)) tally_.idle.push_back(std::move(idle));
    return Decided{tally_, changes_};
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

  /// What tonight speaks of: groups with a list of their own, and groups that take in rows of another feed. A group is as
  /// whole as the feeds are that it takes in.
  Kinds screened_whole() const {
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
      if (!group.obstacle().empty()) silent |= bit_of(group.kind());
    for (const auto& rule : input_.rules->groups)
      for (const auto& also : rule.also)
        if (input_.silent.contains(also.feed)) silent |= bit_of(rule.group);
    return spoken_of & ~silent;
  }

  void begin_person() {
    tonight_ = {};
    evidence_.clear();
    why_withheld_.clear();
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
        for (auto& group : groups_) group.show(source, row, merge.place(source), input_);
      }
    if (kind)
      for (auto& group : groups_) group.end_person();
    return kind;
  }

  /// What the platform knows of the person at hand; false when nothing.
  bool take_base(list::GroupMerge& merge) {
    base_ = {};
    if (!input_.base.reader || !merge.at(base_source_)) return false;
    auto decision = decode(merge.record(base_source_));
    if (!decision) throw Failure{decision.error()};
    base_ = std::move(*decision);
    input_.base.settle(merge.key(), base_);
    if (base_.known()) ++changes_.known;
    return base_.known();
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
    if (group.has_more_rows()) add_review("too_many_rows");
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
    present_.push_back(&group);
  }

  /// A row without a usable number is a person of its own. As distributed, it counts; otherwise it stands beside.
  void count_unkeyed(const Group& group) {
    auto& counts = group.in_baseline() ? tally_.to_visit : tally_.not_comparable;
    ++counts[placed(one(group)).code][group.kind()];
    present_.push_back(&group);
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
    tonight_.unit = unit.code;
    tonight_.unit_basis = unit.basis;
    if (unit.disputed) add_review("unit_disagrees");
    for (const auto* group : present_) {
      const auto bit = bit_of(group->kind());
      tonight_.present |= bit;
      if (!group->rule().basis.empty()) tonight_.wanted.bases |= bit;
      if (group->special()) ++tally_.special[group->kind()];
      else tonight_.wanted.groups |= bit;
      if (!group->special() && !group->counts_cases()) ++tally_.to_visit[unit.code][group->kind()];
      add_rows(*group);
    }
    for (const auto& [group, counted] : withheld_) withhold(*group, counted, unit.code);
  }

  void withhold(const Group& group, bool counted, const std::string& unit) {
    (counted ? tonight_.resembling : tonight_.unclear) |= bit_of(group.kind());
    if (!counted) {
      ++tally_.to_verify[unit][group.kind()];
    } else {
      ++tally_.resembling[unit][group.kind()];
      if (group.special()) ++tally_.special[group.kind()];
      else if (!group.counts_cases()) ++tally_.to_visit[unit][group.kind()];
    }
    // Whom the platform is told of for another group, it is told nothing new for this one, the reason included.
    if (!present_.empty()) return;
    why_withheld_ = counted ? "resembles_covered" : "cover_unclear";
    add_rows(group);
  }

  /// Cites the rows of a group that count.
  void add_rows(const Group& group) {
    const auto kind = static_cast<std::uint8_t>(std::countr_zero(bit_of(group.kind())));
    for (const auto& row : group.rows()) {
      evidence_.push_back({{kind, true, false, row.list_id, row.place}, row.record});
      for (const auto& mark : group.rule().marks)
        if (meets_all(mark.all, schema::RecordView{row.record}, input_.business_date)) add_review(mark.word);
    }
  }

  void add_review(std::string_view word) {
    auto& words = tonight_.reviews;
    if (word.empty()) return;
    for (const auto known : split(words, '+'))
      if (known == word) return;
    if (!words.empty()) words += '+';
    words += word;
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

  Kinds covering_rosters() const {
    Kinds rosters = 0;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      if (hits_[i].cover != Cover::protects) continue;
      rosters |= bit_of(input_.rosters[i].kind);
      if (hits_[i].single) rosters |= bit_of("DIBAO_SINGLE");
    }
    return rosters;
  }

  /// A case, or a row without a usable number: never sent.
  Status finish_apart(list::Key key, list::KeyKind kind) {
    const auto unit = unit_of(present_);
    tonight_.unit = unit.code;
    tonight_.unit_basis = unit.basis;
    for (const auto* group : present_) {
      tonight_.present |= bit_of(group->kind());
      add_rows(*group);
    }
    tonight_.wanted.standing = Standing::present;
    tonight_.wanted.groups = tonight_.present;
    for (const auto& [cited, row] : evidence_) tonight_.evidence.push_back(cited);
    return sink_(key, kind, tonight_);
  }

  /// Lays what is frozen over tonight: of known people a group that was not screened whole stays as it was told, a basis as
  /// well, and a roster that is missing.
  void freeze() {
    const auto& told = base_.told;
    tonight_.wanted.rosters |= told.rosters & missing_;
    const bool apart = present_.empty() && withheld_.empty();
    if (apart || told.standing != Standing::present) return;
    const Kinds silent = ~screened_ | tonight_.withheld();
    tonight_.frozen = told.groups & silent;
    const Kinds bases = told.bases & (tonight_.frozen | (special_kinds() & silent));
    // Somebody of a group that is frozen is not what the groups leave over.
    for (const auto* group : present_) {
      const auto bit = bit_of(group->kind());
      Kinds others = 0;
      for (const auto& other : group->rule().not_in) others |= bit_of(other);
      if (!(told.groups & bit) && (others & tonight_.frozen)) leave_out(bit);
    }
    tonight_.wanted.groups |= tonight_.frozen;
    tonight_.wanted.bases |= bases;
    tonight_.frozen |= bases;
    if (!tonight_.frozen) return;
    // Who the person is and where stays as told, and what tonight says of a group that is frozen is not told.
    std::erase_if(evidence_, [this](const auto& each) { return !(tonight_.present & Kinds{1} << each.first.kind); });
    for (const auto& cited : base_.evidence)
      if (tonight_.frozen & Kinds{1} << cited.kind & ~tonight_.present) evidence_.push_back({cited, {}});
    tonight_.unit = base_.unit;
    tonight_.unit_basis = base_.unit_basis;
    const auto of_tonight = std::exchange(tonight_.reviews, base_.reviews);  // in the order in which they were told
    for (const auto word : split(of_tonight, '+')) add_review(word);
  }

  void leave_out(Kinds bit) {
    for (auto* kinds : {&tonight_.present, &tonight_.wanted.groups, &tonight_.wanted.bases}) *kinds &= ~bit;
    std::erase_if(evidence_, [bit](const auto& each) { return bit == Kinds{1} << each.first.kind; });
  }

  /// The hash of the candidate as it is wanted; the rows that are cited stand in the order of the groups.
  std::uint64_t hash_of_candidate() {
    std::stable_sort(evidence_.begin(), evidence_.end(),
                     [](const auto& a, const auto& b) { return a.first.kind < b.first.kind; });
    builder_.reset();
    for (const auto& [cited, row] : evidence_)
      builder_.add_row(schema::RecordView{row.empty() ? renderer_.row(cited) : std::string_view{row}}, cited);
    return content_hash(builder_.finish(tonight_, *input_.rules));
  }

  Status finish_person(list::GroupMerge& merge) {
    tonight_.version = base_.version;
    tonight_.answer = base_.answer;
    tonight_.told = base_.told;
    count_person(merge);
    tonight_.wanted.rosters = covering_rosters();
    if (base_.known()) freeze();
    auto& wanted = tonight_.wanted;
    if (wanted.groups || wanted.bases) {
      wanted.standing = Standing::present;
      wanted.hash = hash_of_candidate();
    } else if (tonight_.withheld()) {
      add_review(why_withheld_);
      wanted.standing = Standing::to_verify;
    } else {
      stand_apart();
    }
    choose_action();
    if (!tonight_.known() && !tonight_.present && !tonight_.withheld()) return {};
    cite();
    return sink_(merge.key(), list::KeyKind::person, tonight_);
  }

  void count_person(list::GroupMerge& merge) {
    if (present_.empty() && withheld_.empty()) return;
    const auto is_target = [](const Group* group) { return !group->special(); };
    const bool counted = std::any_of(withheld_.begin(), withheld_.end(),
                                     [&](const auto& each) { return each.counted && is_target(each.group); });
    if (std::any_of(present_.begin(), present_.end(), is_target) || counted) ++tally_.people;
    if (tonight_.wanted.bases) ++tally_.low_income;
    if (has_kin_ && merge.at(kin_source_)) add_review("membership_unknown");
    if (!tonight_.reviews.empty() || !why_withheld_.empty()) ++tally_.for_review;
  }

  /// Somebody known who is on no group's list any more: told as covered once a roster says so, and as gone once every list
  /// and roster is there that could say otherwise.
  void stand_apart() {
    auto cover = Cover::none;
    for (const auto& hit : hits_) cover = std::max(cover, hit.cover);
    const auto& told = base_.told;
    auto& wanted = tonight_.wanted;
    const bool sources_missing = ((told.groups | told.bases) & ~screened_) || (told.rosters & missing_);
    wanted.groups = told.groups;
    wanted.bases = told.bases;
    tonight_.unit = base_.unit;
    tonight_.unit_basis = base_.unit_basis;
    tonight_.reviews = base_.reviews;
    for (const auto& cited : base_.evidence) evidence_.push_back({cited, {}});
    if (cover == Cover::none && sources_missing) {
      if (told.standing == Standing::present) tonight_.frozen = (told.groups | told.bases) & ~screened_;
      wanted = told;
      return;
    }
    wanted.standing = cover == Cover::protects ? Standing::covered
                    : cover == Cover::unclear  ? Standing::to_verify
                                               : Standing::source_changed;
    wanted.hash = standing_hash(wanted);
  }

  void choose_action() {
    auto& wanted = tonight_.wanted;
    const bool tells = wanted.standing != Standing::to_verify;
    const bool same_build = input_.base.version == kDecisionVersion;
    if (!tonight_.known()) {
      if (tells && wanted.standing == Standing::present) tonight_.action = Action::upsert, ++changes_.added;
      return;
    }
    const bool refused = tonight_.answer == Answer::refused;
    const bool changed = wanted.hash != tonight_.told.hash && same_build;
    // Of somebody whom the platform has never taken it is not told how they stand.
    const bool never_taken = refused && tonight_.version == 1 && wanted.standing != Standing::present;
    if (tells && !never_taken && (changed || (refused && input_.resend_refused))) {
      tonight_.action = wanted.standing == Standing::present ? Action::upsert : Action::standing;
      ++(wanted.standing == Standing::present   ? changes_.changed
         : wanted.standing == Standing::covered ? changes_.covered
                                                : changes_.source_changed);
      return;
    }
    ++(refused ? changes_.refused_waiting : changes_.unchanged);
    // The same is told, or nothing: what was told stands, in the words of tonight where they say the same.
    if (tells && !never_taken) tonight_.told = wanted;
    wanted = tonight_.told;
  }

  /// Tonight's evidence, and beside it that of what was told while tonight's is not.
  void cite() {
    for (auto& [cited, row] : evidence_) tonight_.evidence.push_back(cited);
    if (!tonight_.known()) return;
    if (tonight_.action == Action::none && tonight_.withheld() && !tonight_.present) return cite_told(true);
    if (tonight_.action != Action::none) cite_told(false);
  }

  void cite_told(bool instead) {
    if (instead) tonight_.evidence.clear();
    for (const auto& cited : base_.evidence) {
      const auto same = std::find_if(tonight_.evidence.begin(), tonight_.evidence.end(), [&](const auto& each) {
        return each.kind == cited.kind && each.list == cited.list && each.place == cited.place;
      });
      if (same != tonight_.evidence.end()) same->told = true;
      else tonight_.evidence.push_back({cited.kind, instead, !instead, cited.list, cited.place});
    }
  }

  const Input& input_;
  const Resemblance& resemblance_;
  const DecisionSink& sink_;
  Tally tally_;
  Changes changes_;
  std::vector<Group> groups_;
  Renderer renderer_;
  CandidateBuilder builder_;
  Kinds screened_ = 0, missing_ = 0;
  // Of the person at hand.
  std::vector<std::string> members_of_;  // groups and special lists, withheld ones included
  std::vector<const Group*> present_;
  std::vector<Withheld> withheld_;
  std::vector<Hit> hits_;  // by roster source
  Decision base_, tonight_;
  std::string why_withheld_;
  std::vector<std::pair<Evidence, std::string>> evidence_;  // with the row, where it is tonight's
  std::size_t first_roster_ = 0, kin_source_ = 0, base_source_ = 0;
  bool has_kin_ = false;
};

}  // namespace

Result<Decided> decide(const Input& input, crypto::Keyer& keyer, const std::filesystem::path& scratch,
                       const DecisionSink& sink) {
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
  if (input.base.reader) sources.emplace_back(input.base.reader);
  list::GroupMerge merge{std::move(sources)};
  return Deciding{input, *facts, resemblance, sink}.run(merge);
}

}  // namespace yingbao::deciding
