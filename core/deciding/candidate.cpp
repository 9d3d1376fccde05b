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
  record_.clear();
  more_.clear();
}

void CandidateBuilder::add_row(schema::RecordView row) {
  if (record_.empty()) record_ = without_provenance(row);
  else more_.emplace_back(without_provenance(row));
}

std::string_view ViewFields::of(const Decision& decision) {
  auto view = decision.wanted;
  view.hash = 0;
  if (!fields_.empty() && view == view_ && decision.reviews == reviews_) return fields_;
  view_ = view;
  reviews_ = decision.reviews;
  fields_.clear();
  schema::RecordWriter fields{fields_};
  const auto words = [&](Field field, const std::string& value) {
    if (!value.empty()) fields.bytes(field, value);
  };
  const bool withheld = view.standing == Standing::to_verify;
  const auto bases = withheld ? std::string{} : bases_of(view.bases, rules_);
  fields.bytes(Field::kind, bases.empty() ? "to_visit" : "low_income");
  fields.bytes(Field::standing, name_of(view.standing));
  words(Field::groups, withheld ? std::string{} : words_of(view.groups));
  words(Field::bases, bases);
  words(Field::rosters, words_of(view.rosters));
  words(Field::review, decision.reviews);
  hash_ = schema::forwarded_hash(fields_);
  return fields_;
}

std::uint64_t ViewFields::hash_of(const Decision& decision) {
  of(decision);
  return hash_;
}

bool CandidateBuilder::places_as(schema::RecordView facts, const Decision& decision) const {
  return facts.text(Field::unit) == decision.unit;
}

std::string_view CandidateBuilder::facts(const Decision& decision) {
  if (!more_.empty() || !places_as(schema::RecordView{record_}, decision)) merge_rows(decision);
  return record_;
}

std::string_view CandidateBuilder::told(const Decision& decision) {
  facts(decision);
  record_ += view_.of(decision);
  return record_;
}

void CandidateBuilder::merge_rows(const Decision& decision) {
  schema::Draft draft;
  std::string entries{schema::RecordView{record_}.text(Field::settlements)};  // repeating facts stand side by side
  for (const auto& row : more_) entries += schema::RecordView{row}.text(Field::settlements);
  for (auto row = more_.rbegin(); row != more_.rend(); ++row) draft.take(*row);
  draft.take(record_);
  if (!entries.empty()) draft.set(Field::settlements, entries);
  const auto place = [&](Field field, std::string_view value) {
    value.empty() ? draft.erase(field) : draft.set(field, value);
  };
  place(Field::unit, decision.unit);
  place(Field::unit_basis, decision.unit_basis);
  record_.clear();
  draft.encode(record_);
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

std::uint64_t content_hash(std::uint64_t facts, std::uint64_t view) {
  const std::uint64_t both[] = {facts, view};
  return schema::hash_of({reinterpret_cast<const char*>(both), sizeof both});
}

std::uint64_t content_hash(std::string_view candidate) {
  auto facts = candidate.size();
  for (const auto& field : schema::RecordView{candidate})
    if (field.id >= Field::kind) {
      facts = static_cast<std::size_t>(field.whole.data() - candidate.data());
      break;
    }
  return content_hash(schema::forwarded_hash(candidate.substr(0, facts)),
                      schema::forwarded_hash(candidate.substr(facts)));
}

std::uint64_t standing_hash(const View& view) {
  return schema::hash_of("standing " + std::string{name_of(view.standing)} + ' ' + words_of(view.rosters));
}

}  // namespace yingbao::deciding
