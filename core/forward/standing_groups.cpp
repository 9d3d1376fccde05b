#include "forward/standing_groups.hpp"

#include "base/text.hpp"
#include "schema/draft.hpp"
#include "schema/feed.hpp"

#include <algorithm>
#include <vector>

namespace yingbao::forward {

using schema::Field;

namespace {

/// Fields up to here say who somebody is, and any agency tells them; those behind are the facts of one group.
constexpr auto kLastOfPerson = Field::household_size;

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) { return text.empty() ? Words{} : split(text, '+'); }

bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto word : words) text.append(text.empty() ? "" : "+").append(word);
  return text;
}

bool is_special(std::string_view group) {
  const auto* kind = schema::feed_kind(group);
  return kind && kind->special;
}

/// What was told in the order it was told, as far as it is kept or true tonight; then what is new.
template <class Kept>
Words laid_over(const Words& told, const Words& tonight, const Kept& is_kept) {
  Words all;
  for (const auto word : told)
    if (holds(tonight, word) || is_kept(word)) all.push_back(word);
  for (const auto word : tonight)
    if (!holds(all, word)) all.push_back(word);
  return all;
}

class Keeping {
 public:
  Keeping(schema::RecordView tonight, schema::RecordView told, const Scope& scope)
      : scope_{scope}, told_groups_{words_of(told.text(Field::groups))}, withheld_{
                                                                             words_of(tonight.text(Field::withheld))} {}

  bool keeps_group(std::string_view group) const {
    return holds(told_groups_, group) && (!scope_.groups.contains(std::string{group}) || holds(withheld_, group));
  }
  bool keeps_any_group() const {
    return std::any_of(told_groups_.begin(), told_groups_.end(),
                       [this](const auto group) { return keeps_group(group); });
  }
  bool keeps_basis(std::string_view basis) const {
    if (!scope_.rules) return false;
    return std::any_of(scope_.rules->groups.begin(), scope_.rules->groups.end(), [&](const auto& rule) {
      if (rule.basis != basis) return false;
      const bool silent = !scope_.groups.contains(rule.group) || holds(withheld_, rule.group);
      return is_special(rule.group) ? silent : keeps_group(rule.group);
    });
  }
  bool keeps_roster(std::string_view roster) const {
    const auto* kind = schema::feed_kind(roster);
    return scope_.missing_rosters.contains(std::string{roster}) ||
           (kind && scope_.missing_rosters.contains(std::string{kind->part_of}));
  }
  /// Somebody of a group that is kept is not what the groups leave over.
  bool is_left_over(std::string_view group) const {
    const auto* rule = scope_.rules ? scope_.rules->group(group) : nullptr;
    return rule && !holds(told_groups_, group) &&
           std::any_of(rule->not_in.begin(), rule->not_in.end(),
                       [this](const auto& other) { return keeps_group(other); });
  }

 private:
  const Scope& scope_;
  Words told_groups_, withheld_;
};

}  // namespace

bool Scope::speaks_for(std::string_view told_record) const {
  const schema::RecordView told{told_record};
  const auto screened = [this](const auto group) { return groups.contains(std::string{group}); };
  const auto all = [&](Field field, const auto& is_so) {
    const auto words = words_of(told.text(field));
    return std::all_of(words.begin(), words.end(), is_so);
  };
  return all(Field::groups, screened) && all(Field::bases, [&](const auto basis) {
           return !rules || std::all_of(rules->groups.begin(), rules->groups.end(), [&](const auto& rule) {
             return rule.basis != basis || !is_special(rule.group) || screened(rule.group);
           });
         });
}

bool lay_over_kept(std::string_view tonight_record, std::string_view told_record, const Scope& scope,
                   std::string& out) {
  const schema::RecordView tonight{tonight_record}, told{told_record};
  // Most nights everything was screened: this is asked of every person that the platform knows.
  if (scope.missing_rosters.empty() && !tonight.find(Field::withheld) && scope.speaks_for(told_record)) return false;
  const Keeping keeping{tonight, told, scope};
  const auto told_bases = words_of(told.text(Field::bases)), told_rosters = words_of(told.text(Field::rosters));
  const auto kept_basis = [&](const auto basis) { return keeping.keeps_basis(basis); };
  const auto kept_roster = [&](const auto roster) { return keeping.keeps_roster(roster); };
  const bool person_kept = keeping.keeps_any_group() || std::any_of(told_bases.begin(), told_bases.end(), kept_basis);
  if (!person_kept && std::none_of(told_rosters.begin(), told_rosters.end(), kept_roster)) return false;

  schema::Draft draft;
  if (person_kept)
    for (const auto& field : told)
      if (field.id < Field::kind) draft.set(field.id, field.value);
  for (const auto& field : tonight)
    if (!person_kept || field.id > kLastOfPerson || !draft.has(field.id)) draft.set(field.id, field.value);
  const auto lay = [&](Field field, const Words& words) {
    words.empty() ? draft.erase(field) : draft.set(field, std::string_view{joined(words)});
  };
  auto groups = laid_over(words_of(told.text(Field::groups)), words_of(tonight.text(Field::groups)),
                          [&](const auto group) { return keeping.keeps_group(group); });
  std::erase_if(groups, [&](const auto group) { return keeping.is_left_over(group); });
  const auto bases = laid_over(told_bases, words_of(tonight.text(Field::bases)), kept_basis);
  lay(Field::groups, groups);
  lay(Field::bases, bases);
  lay(Field::rosters, laid_over(told_rosters, words_of(tonight.text(Field::rosters)), kept_roster));
  if (person_kept)
    lay(Field::review, laid_over(words_of(told.text(Field::review)), words_of(tonight.text(Field::review)),
                                 [](const auto) { return true; }));
  draft.set(Field::kind, std::string_view{bases.empty() ? "to_visit" : "low_income"});
  out.clear();
  draft.encode(out);
  return true;
}

}  // namespace yingbao::forward
