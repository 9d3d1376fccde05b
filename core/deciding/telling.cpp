#include "deciding/telling.hpp"

#include "base/text.hpp"
#include "schema/hash.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace yingbao::deciding {
namespace {

bool same_place(const Evidence& a, const Evidence& b) {
  return a.kind == b.kind && a.list == b.list && a.place == b.place;
}

/// What both say, but for the hash, which another build makes otherwise.
bool same_words(View a, const View& b) {
  a.hash = b.hash;
  return a == b;
}

}  // namespace

Changes& Changes::operator+=(const Changes& other) {
  known += other.known;
  added += other.added;
  changed += other.changed;
  covered += other.covered;
  source_changed += other.source_changed;
  unchanged += other.unchanged;
  refused_waiting += other.refused_waiting;
  return *this;
}

const Decision& Telling::decide(const Tonight& tonight, const Known& known) {
  tonight_ = &tonight;
  known_ = &known;
  take(tonight);
  auto& wanted = decision_.wanted;
  if (decision_.known()) {
    ++changes_.known;
    freeze();
  }
  if (wanted.groups || wanted.bases) {
    wanted.standing = Standing::present;
    hash_candidate();
  } else if (tonight.withheld()) {
    add_word(decision_.reviews, tonight.why_withheld);
    wanted.standing = Standing::to_verify;
  } else {
    stand_apart();
  }
  choose_action();
  return decision_;
}

void Telling::take(const Tonight& tonight) {
  const auto& base = known_->decision;
  decision_ = {};
  decision_.present = tonight.present;
  decision_.unclear = tonight.unclear;
  decision_.resembling = tonight.resembling;
  decision_.unit = tonight.unit;
  decision_.unit_basis = tonight.unit_basis;
  decision_.reviews = tonight.reviews;
  decision_.version = base.version;
  decision_.answer = base.answer;
  decision_.told = base.told;
  decision_.wanted.groups = tonight.present & ~special_kinds();
  decision_.wanted.bases = tonight.bases;
  decision_.wanted.rosters = tonight.rosters;
  rows_ = tonight.rows;
}

/// Of somebody whom tonight names a group that was not screened whole stays as it was told, a basis as well, and a roster
/// that is missing.
void Telling::freeze() {
  const auto& base = known_->decision;
  const auto& told = base.told;
  auto& wanted = decision_.wanted;
  wanted.rosters |= told.rosters & night_.missing;
  const bool named = decision_.present || decision_.withheld();
  if (!named || told.standing != Standing::present) return;
  const Kinds silent = ~night_.screened | decision_.withheld();
  decision_.frozen = told.groups & silent;
  const Kinds bases = told.bases & (decision_.frozen | (special_kinds() & silent));
  // Somebody of a group that is frozen is not what the groups leave over.
  for_each(decision_.present & ~told.groups, [&](const schema::FeedKind& kind, Kinds bit) {
    const auto* rule = rules_.group(kind.code);
    Kinds others = 0;
    if (rule)
      for (const auto& other : rule->not_in) others |= bit_of(other);
    if (others & decision_.frozen) leave_out(bit);
  });
  wanted.groups |= decision_.frozen;
  wanted.bases |= bases;
  decision_.frozen |= bases;
  if (!decision_.frozen) return;
  // Who the person is and where stays as told, and what tonight says of a group that is frozen is not told.
  std::erase_if(rows_, [this](const auto& row) { return !(decision_.present & Kinds{1} << row.cited.kind); });
  for (const auto& cited : base.evidence)
    if (decision_.frozen & Kinds{1} << cited.kind & ~decision_.present) rows_.push_back({cited});
  decision_.unit = base.unit;
  decision_.unit_basis = base.unit_basis;
  const auto of_tonight = std::exchange(decision_.reviews, base.reviews);  // in the order in which they were told
  for (const auto word : split(of_tonight, '+')) add_word(decision_.reviews, word);
}

void Telling::leave_out(Kinds bit) {
  for (auto* kinds : {&decision_.present, &decision_.wanted.groups, &decision_.wanted.bases}) *kinds &= ~bit;
  std::erase_if(rows_, [bit](const auto& row) { return bit == Kinds{1} << row.cited.kind; });
}

/// Somebody known who is on no group's list any more: told as covered once a roster says so, and as gone once every list
/// and roster is there that could say otherwise.
void Telling::stand_apart() {
  const auto& base = known_->decision;
  const auto& told = base.told;
  auto& wanted = decision_.wanted;
  wanted.groups = told.groups;
  wanted.bases = told.bases;
  decision_.unit = base.unit;
  decision_.unit_basis = base.unit_basis;
  decision_.reviews = base.reviews;
  for (const auto& cited : told_evidence()) rows_.push_back({cited});
  const Kinds silent = (told.groups | told.bases) & ~night_.screened;
  if (tonight_->cover == Cover::none && (silent || (told.rosters & night_.missing))) {
    if (told.standing == Standing::present) decision_.frozen = silent;
    wanted = told;
    decision_.rows = base.rows;
    return;
  }
  wanted.standing = tonight_->cover == Cover::protects ? Standing::covered
                  : tonight_->cover == Cover::unclear  ? Standing::to_verify
                                                       : Standing::source_changed;
  wanted.hash = standing_hash(wanted);
}

/// Of the candidate as it is wanted; the rows that are cited stand in the order of the groups. Made from the same rows in
/// the same words as what was told, it is what was told.
void Telling::hash_candidate() {
  const auto before = [](const auto& a, const auto& b) { return a.cited.kind < b.cited.kind; };
  if (rows_.size() > 1)
    std::stable_sort(rows_.begin(), rows_.end(), before);  // it would ask for memory for a single one
  const auto& known = known_->decision;
  decision_.rows = hash_of_rows();
  const bool as_told = known.known() && decision_.rows != 0 && decision_.rows == known.rows;
  decision_.wanted.hash = as_told ? known.told.hash : content_hash(hash_of_facts(), view_.hash_of(decision_));
}

/// 0 when not beside every row a hash stands.
std::uint64_t Telling::hash_of_rows() {
  hashes_ = {view_.hash_of(decision_), schema::hash_of(decision_.unit)};
  for (const auto& row : rows_) {
    if (!row.beside) return 0;
    hashes_.push_back(row.beside->forwarded);
  }
  const auto bytes = std::as_bytes(std::span{hashes_});
  return schema::hash_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// One row whose unit stands is told as it is; several are merged.
std::uint64_t Telling::hash_of_facts() {
  if (rows_.size() == 1 && rows_[0].beside && rows_[0].beside->unit_text() == decision_.unit)
    return rows_[0].beside->forwarded;
  builder_.reset();
  for (const auto& [cited, record, beside] : rows_)
    builder_.add_row(schema::RecordView{record.empty() ? renderer_.row(cited) : record});
  return schema::forwarded_hash(builder_.facts(decision_));
}

void Telling::choose_action() {
  auto& wanted = decision_.wanted;
  const bool present = wanted.standing == Standing::present;
  const bool refused = decision_.answer == Answer::refused;
  const bool may_tell = wanted.standing != Standing::to_verify;
  if (!decision_.known()) {
    if (present && night_.same_build) decision_.action = Action::upsert, ++changes_.added;
    return cite();
  }
  // Of somebody whom the platform has never taken it is not told how they stand.
  const bool never_taken = refused && decision_.version == 1 && !present;
  if (!may_tell || never_taken) {
    ++(refused ? changes_.refused_waiting : changes_.unchanged);
    return keep_told();
  }
  const bool changed = wanted.hash != decision_.told.hash;
  if (night_.same_build && (changed || (refused && known_->resend))) {
    decision_.action = present ? Action::upsert : Action::standing;
    ++(present ? changes_.changed : wanted.standing == Standing::covered ? changes_.covered : changes_.source_changed);
    return cite();
  }
  ++(refused ? changes_.refused_waiting : changes_.unchanged);
  // Another build's hash says nothing: in the same words it is taken as told, and what differs, or was wanted told and has
  // no answer, waits for the night after.
  if (changed && (known_->untold || !same_words(wanted, decision_.told))) return keep_told();
  decision_.told = wanted;
  cite();
}

/// Nothing is told tonight, and what was told stands with its evidence.
void Telling::keep_told() {
  decision_.wanted = decision_.told;
  decision_.rows = known_->decision.rows;
  decision_.evidence = told_evidence();
}

/// What was told of somebody who has left is not told again: its rows are cited for as long as the nights are kept that
/// knew them, and then nothing keeps the lists in which they lie.
std::vector<Evidence> Telling::told_evidence() const {
  auto evidence = known_->decision.evidence;
  const bool may_be_told = known_->decision.told.standing == Standing::present;
  if (!may_be_told && night_.kept)
    std::erase_if(evidence, [&](const Evidence& row) { return !night_.kept->contains(row.list); });
  return evidence;
}

/// Tonight's evidence, and while tonight tells something else, beside it that of what was told.
void Telling::cite() {
  for (const auto& row : rows_) decision_.evidence.push_back(row.cited);
  if (!decision_.known() || decision_.action == Action::none) return;
  for (const auto& cited : known_->decision.evidence) {
    const auto same = std::find_if(decision_.evidence.begin(), decision_.evidence.end(),
                                   [&](const auto& each) { return same_place(each, cited); });
    if (same != decision_.evidence.end()) same->told = true;
    else decision_.evidence.push_back({cited.kind, false, true, cited.list, cited.place});
  }
}

}  // namespace yingbao::deciding
