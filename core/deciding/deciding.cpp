#include "deciding/deciding.hpp"

#include "deciding/resemblance.hpp"
#include "deciding/screening.hpp"

namespace yingbao::deciding {
namespace {

/// Rosters that are not all there; with a roster, those that are a part of it.
Kinds missing_rosters(const Input& input) {
  Kinds missing = 0;
  for (const auto& roster : input.missing_rosters) missing |= bit_of(roster);
  for (const auto& kind : schema::feed_kinds())
    if (missing & bit_of(kind.part_of)) missing |= bit_of(kind.code);
  return missing;
}

/// A case, or a row without a usable number: it is never sent.
Decision apart(const Tonight& tonight) {
  Decision decision;
  decision.present = decision.wanted.groups = tonight.present;
  decision.wanted.standing = Standing::present;
  decision.unit = tonight.unit;
  decision.unit_basis = tonight.unit_basis;
  decision.reviews = tonight.reviews;
  for (const auto& row : tonight.rows) decision.evidence.push_back(row.cited);
  return decision;
}

/// One night's deciding in progress. The base stands in the merge behind what is screened.
class Deciding {
 public:
  Deciding(const Input& input, Screening screening, const DecisionSink& sink)
      : input_{input}, screening_{std::move(screening)}, sink_{sink}, telling_{*input.rules,
                                                                               input.open_list,
                                                                               {screening_.screened_whole(),
                                                                                missing_rosters(input),
                                                                                input.base.version == kDecisionVersion,
                                                                                input.resend_refused}} {}

  Result<Decided> run(list::GroupMerge& merge) {
    while (merge.next())
      if (auto done = decide(merge); !done) return done.error();
    auto tally = screening_.tally();
    if (!tally) return tally.error();
    return Decided{std::move(*tally), telling_.changes()};
  }

 private:
  Status decide(list::GroupMerge& merge) {
    const bool listed = screening_.show(merge);
    const auto known = known_of(merge);
    if (!listed && !known.decision.known()) return {};  // on rosters alone
    const auto& tonight = screening_.judge(merge);
    if (tonight.kind != list::KeyKind::person)
      return tonight.present ? sink_(merge.key(), tonight.kind, apart(tonight)) : Status{};
    const auto& decision = telling_.decide(tonight, known);
    const bool of_nobody = !decision.known() && !decision.present && !decision.withheld();
    return of_nobody ? Status{} : sink_(merge.key(), list::KeyKind::person, decision);
  }

  Known known_of(list::GroupMerge& merge) {
    const auto base = screening_.sources();
    if (!input_.base.reader || !merge.at(base)) return {};
    auto decision = decode(merge.record(base));
    if (!decision) throw Failure{decision.error()};
    return input_.base.settled(merge.key(), std::move(*decision));
  }

  const Input& input_;
  Screening screening_;
  const DecisionSink& sink_;
  Telling telling_;
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
  return Deciding{input, Screening{input, *facts, resemblance}, sink}.run(merge);
}

}  // namespace yingbao::deciding
