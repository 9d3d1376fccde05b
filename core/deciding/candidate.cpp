#include "deciding/candidate.hpp"

#include "base/text.hpp"

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
  for (auto* words : {&groups_, &bases_, &rosters_, &reviews_, &withheld_, &evidence_}) words->clear();
  places_ = false;
}

void CandidateBuilder::append_word(std::string& words, std::string_view word) {
  if (word.empty()) return;
  for (const auto known : split(words, '+'))
    if (known == word) return;
  if (!words.empty()) words += '+';
  words += word;
}

void CandidateBuilder::add_row(schema::RecordView row, std::string_view group, std::int64_t list_id) {
  if (facts_.empty()) facts_ = without_provenance(row);
  else more_.emplace_back(without_provenance(row));
  if (group.empty()) return;
  entry_.clear();
  schema::RecordWriter entry{entry_};
  entry.number(Field::delivery, row.number(Field::delivery).value_or(0));
  if (const auto sheet = row.text(Field::sheet); !sheet.empty()) entry.bytes(Field::sheet, sheet);
  entry.number(Field::row, row.number(Field::row).value_or(0));
  entry.bytes(Field::evidence_group, group);
  entry.number(Field::evidence_list, list_id);
  schema::append_varint(evidence_, entry_.size());
  evidence_ += entry_;
}

void CandidateBuilder::append_control(std::string_view standing, std::string_view rules_version) {
  schema::RecordWriter control{record_};
  const auto words = [&](Field field, const std::string& value) {
    if (!value.empty()) control.bytes(field, value);
  };
  control.bytes(Field::kind, bases_.empty() ? "to_visit" : "low_income");
  control.bytes(Field::standing, standing);
  words(Field::groups, groups_);
  words(Field::bases, bases_);
  words(Field::rosters, rosters_);
  words(Field::review, reviews_);
  control.bytes(Field::rules, rules_version);
  words(Field::evidence, evidence_);
  words(Field::withheld, withheld_);
}

bool CandidateBuilder::places_as(schema::RecordView facts) const {
  return !places_ || facts.text(Field::unit) == unit_;
}

std::string_view CandidateBuilder::finish(std::string_view standing, std::string_view rules_version) {
  if (more_.empty() && places_as(schema::RecordView{facts_})) {
    record_ = facts_;
  } else {
    schema::Draft draft;
    std::string entries;  // repeating facts stand side by side
    for (auto row = more_.rbegin(); row != more_.rend(); ++row) draft.take(*row);
    draft.take(facts_);
    entries += schema::RecordView{facts_}.text(Field::settlements);
    for (const auto& row : more_) entries += schema::RecordView{row}.text(Field::settlements);
    if (!entries.empty()) draft.set(Field::settlements, entries);
    if (places_) {
      const auto place = [&](Field field, std::string_view value) {
        value.empty() ? draft.erase(field) : draft.set(field, value);
      };
      place(Field::unit, unit_);
      place(Field::unit_basis, unit_basis_);
    }
    record_.clear();
    draft.encode(record_);
  }
  append_control(standing, rules_version);
  return record_;
}

}  // namespace yingbao::deciding
