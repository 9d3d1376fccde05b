#include "deciding/candidate.hpp"

#include "base/text.hpp"
#include "schema/hash.hpp"

namespace yingbao::deciding {

using schema::Field;

namespace {

/// A row's fields from the person on; provenance stands before them, control fields never in a row.
std::string_view without_provenance(schema::RecordView row) {
  for (const auto& field : row)
    if (field.id >= Field::id_status)
      return {field.whole.data(),
              static_cast<std::size_t>(row.bytes().data() + row.bytes().size() - field.whole.data())};
  return {};
}

}  // namespace

void CandidateBuilder::reset() {
  facts_.clear();
  more_.clear();
  evidence_.clear();
}

void CandidateBuilder::add_row(schema::RecordView row, const Evidence& cited) {
  if (facts_.empty()) facts_ = without_provenance(row);
  else more_.emplace_back(without_provenance(row));
  entry_.clear();
  schema::RecordWriter entry{entry_};
  entry.number(Field::delivery, row.number(Field::delivery).value_or(0));
  if (const auto sheet = row.text(Field::sheet); !sheet.empty()) entry.bytes(Field::sheet, sheet);
  entry.number(Field::row, row.number(Field::row).value_or(0));
  entry.bytes(Field::evidence_group, schema::feed_kinds()[cited.kind].code);
  entry.number(Field::evidence_list, cited.list);
  schema::append_varint(evidence_, entry_.size());
  evidence_ += entry_;
}

void CandidateBuilder::append_control(const Decision& decision, const config::Rules& rules) {
  schema::RecordWriter control{record_};
  const auto words = [&](Field field, const std::string& value) {
    if (!value.empty()) control.bytes(field, value);
  };
  const auto& view = decision.wanted;
  const bool withheld = view.standing == Standing::to_verify;
  const auto bases = withheld ? std::string{} : bases_of(view.bases, rules);
  control.bytes(Field::kind, bases.empty() ? "to_visit" : "low_income");
  control.bytes(Field::standing, name_of(view.standing));
  words(Field::groups, withheld ? std::string{} : words_of(view.groups));
  words(Field::bases, bases);
  words(Field::rosters, words_of(view.rosters));
  words(Field::review, decision.reviews);
  control.bytes(Field::rules, rules.version);
  words(Field::evidence, evidence_);
  words(Field::withheld, words_of(decision.withheld()));
}

bool CandidateBuilder::places_as(schema::RecordView facts, const Decision& decision) const {
  return facts.text(Field::unit) == decision.unit;
}

std::string_view CandidateBuilder::finish(const Decision& decision, const config::Rules& rules) {
  if (more_.empty() && places_as(schema::RecordView{facts_}, decision)) {
    record_ = facts_;
  } else {
    schema::Draft draft;
    std::string entries;  // repeating facts stand side by side
    for (auto row = more_.rbegin(); row != more_.rend(); ++row) draft.take(*row);
    draft.take(facts_);
    entries += schema::RecordView{facts_}.text(Field::settlements);
    for (const auto& row : more_) entries += schema::RecordView{row}.text(Field::settlements);
    if (!entries.empty()) draft.set(Field::settlements, entries);
    const auto place = [&](Field field, std::string_view value) {
      value.empty() ? draft.erase(field) : draft.set(field, value);
    };
    place(Field::unit, decision.unit);
    place(Field::unit_basis, decision.unit_basis);
    record_.clear();
    draft.encode(record_);
  }
  append_control(decision, rules);
  return record_;
}

std::string bases_of(Kinds giving, const config::Rules& rules) {
  std::string words;
  for_each(giving, [&](const schema::FeedKind& kind, Kinds) {
    const auto* rule = rules.group(kind.code);
    if (!rule || rule->basis.empty()) return;
    for (const auto known : split(words, '+'))
      if (known == rule->basis) return;
    if (!words.empty()) words += '+';
    words += rule->basis;
  });
  return words;
}

std::uint64_t content_hash(std::string_view candidate) { return schema::forwarded_hash(candidate); }

std::uint64_t standing_hash(const View& view) {
  return schema::hash_of("standing " + std::string{name_of(view.standing)} + ' ' + words_of(view.rosters));
}

}  // namespace yingbao::deciding
