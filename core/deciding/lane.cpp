#include "deciding/lane.hpp"

#include "deciding/statement.hpp"

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

}  // namespace

void Range::add(list::Key key, list::KeyKind kind, const Decision& decision) {
  encode(decision, bytes_);
  entries_.push_back({key, kind, decision.action, bytes_.size()});
}

Status Range::give(const DecisionSink& sink) const {
  std::size_t start = 0;
  for (const auto& [key, kind, action, end] : entries_) {
    if (auto done = sink({key, kind, action, std::string_view{bytes_}.substr(start, end - start)}); !done) return done;
    start = end;
  }
  return {};
}

Lane::Lane(const Input& input, const HouseholdFacts& facts, const Resemblance& resemblance)
    : input_{input}, facts_{facts}, screening_{input, facts, resemblance},
      telling_{*input.rules,
               input.open_list,
               {screening_.screened_whole(), missing_rosters(input), input.kept ? &*input.kept : nullptr,
                input.base.version == kDecisionVersion}} {}

Range Lane::decide(list::Key first, list::Key last) {
  auto merge = merge_of(first, last);
  Range range;
  while (merge.next()) decide(merge, range);
  return range;
}

/// The base stands behind what is screened, and statements behind the base.
list::GroupMerge Lane::merge_of(list::Key first, list::Key last) const {
  std::vector<list::ListCursor> sources;
  for (const auto& group : input_.groups) sources.emplace_back(group.reader, first, last);
  for (const auto& roster : input_.rosters) sources.emplace_back(roster.reader, first, last);
  if (facts_.kin) sources.emplace_back(facts_.kin, first, last);
  if (input_.base.reader) sources.emplace_back(input_.base.reader, first, last);
  if (input_.statements) sources.emplace_back(input_.statements, first, last);
  return list::GroupMerge{std::move(sources)};
}

void Lane::decide(list::GroupMerge& merge, Range& range) {
  const bool listed = screening_.show(merge);
  const auto known = known_of(merge);
  if (!listed && !known.decision.known()) return;  // on rosters alone
  const auto& tonight = screening_.judge(merge);
  if (tonight.kind != list::KeyKind::person) {
    if (tonight.present) keep(merge.key(), tonight.kind, apart(tonight), range);
    return;
  }
  const auto& decision = telling_.decide(tonight, known);
  const bool of_nobody = !decision.known() && !decision.present && !decision.withheld();
  if (!of_nobody) keep(merge.key(), list::KeyKind::person, decision, range);
}

void Lane::keep(list::Key key, list::KeyKind kind, const Decision& decision, Range& range) {
  for (const auto& row : decision.evidence) cited_.insert(row.list);
  range.add(key, kind, decision);
}

Known Lane::known_of(list::GroupMerge& merge) {
  const auto base = screening_.sources();
  if (!input_.base.reader || !merge.at(base)) return {};
  auto decision = decode(merge.record(base));
  if (!decision) throw Failure{decision.error()};
  auto known = input_.base.settled(merge.key(), std::move(*decision));
  if (input_.statements) lay_over(known, merge, base + 1);
  return known;
}

void Lane::lay_over(Known& known, list::GroupMerge& merge, std::size_t statements) {
  for (; merge.at(statements); merge.advance(statements)) {
    const auto statement = decode_statement(merge.record(statements));
    if (!statement) throw Failure{statement.error()};
    if (statement->kind == StatementKind::resend)
      known.resend = known.resend || statement->version == known.decision.version;
  }
}

}  // namespace yingbao::deciding
