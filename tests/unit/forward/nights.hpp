// Nights of a test: candidates in, a plan out, answers of the platform in between.
#pragma once

#include "../screening/records.hpp"
#include "crypto/person_key.hpp"
#include "forward/planner.hpp"
#include "list/writer.hpp"
#include "support/data_folders.hpp"

#include <map>

namespace yingbao::forward {

using schema::Field;
using test::Cell;
using test::record_of;

/// A candidate as screening gives it; further cells replace these.
inline std::string candidate_of(int who, std::vector<Cell> further = {}) {
  std::vector<Cell> cells{{Field::id_status, "OK"},
                          {Field::id_number, "SYNTHETIC" + std::to_string(who)},
                          {Field::name, "甲"},
                          {Field::kind, "to_visit"},
                          {Field::standing, "present"},
                          {Field::groups, "G6"},
                          {Field::rules, "quanzhou-2021.1"}};
  cells.insert(cells.end(), further.begin(), further.end());
  return record_of(cells);
}

/// One item of a plan or a sent list.
struct Item {
  std::string record;
  std::string text(Field field) const { return std::string{schema::RecordView{record}.text(field)}; }
  std::int64_t version() const { return schema::RecordView{record}.number(Field::version).value_or(0); }
};

using Items = std::map<int, Item>;  // by person

class Nights : public testing::Test {
 protected:
  using Candidates = std::vector<std::pair<int, std::string>>;

  static list::Key key_of(int who) { return {static_cast<std::uint64_t>(who), 0}; }

  static Candidates unchanged(std::initializer_list<int> people) {
    Candidates candidates;
    for (const int who : people) candidates.emplace_back(who, candidate_of(who));
    return candidates;
  }

  Planned planned(const Candidates& candidates, std::set<std::string> screened = {"G6"}) {
    return planned_in({std::move(screened)}, candidates);
  }
  Planned planned_in(const Scope& scope, const Candidates& candidates) {
    auto writer = open_.data.shelf().create().value();
    for (const auto& [who, record] : candidates)
      writer.add({key_of(who), list::KeyKind::person, true, 0, record}).value();
    writer.close().value();
    store::Exchange exchange;
    exchange.date = store::day(2021, 6, 15);
    exchange_ = open_.store.begin_exchange(exchange);
    store::List list;
    list.role = store::ListRole::candidates;
    list.uid = writer.file().uid;
    list.key = open_.data.shelf().wrap(writer.file().key, list.uid);
    open_.store.commit_screening(exchange_, list, "{}");
    return plan(open_.data, list, scope).value();
  }

  Items items_of(const std::optional<store::List>& list) {
    Items items;
    if (!list) return items;
    const auto reader = open_.data.shelf().open(*list).value();
    for (list::ListCursor cursor{reader}; cursor.valid(); cursor.next())
      items[static_cast<int>(cursor.key().high)] = {std::string{cursor.record()}};
    return items;
  }

  void commit(Planned& planned, store::PlanState state = store::PlanState::released) {
    const auto items = planned.counts.items();
    open_.store.commit_plan({exchange_, state, "", items, items, 0, kBatch}, *planned.plan,
                            planned.sent ? &*planned.sent : nullptr);
  }
  /// The platform's answers to all batches but `unanswered`, then the plan is settled.
  void settle(const Planned& planned, const std::set<int>& refused = {}, const std::set<std::uint64_t>& parked = {},
              const std::set<std::uint64_t>& unanswered = {}) {
    std::vector<std::pair<store::Submission, std::vector<store::Refusal>>> answers;
    std::uint64_t place = 0;
    for (const auto& [who, item] : items_of(planned.plan)) {
      const auto number = place++ / kBatch;
      if (unanswered.contains(number)) continue;
      if (answers.empty() || answers.back().first.number != number)
        answers.push_back({{exchange_, number, "id", store::SubmissionState::acknowledged, 0, 0, "", 1}, {}});
      auto& [submission, refusals] = answers.back();
      if (parked.contains(number)) {
        submission.state = store::SubmissionState::parked;
        submission.reason = "PARKED: HTTP 422";
      } else if (refused.contains(who)) {
        const auto version = static_cast<std::uint64_t>(item.version());
        refusals.push_back({item.text(Field::reference_id), version, "E7", "不符合"});
      }
    }
    open_.store.add_submissions(answers);
    open_.store.commit_settlement(exchange_, test::kMorning.now());
  }
  /// A whole night that everything goes well in; what was planned.
  Items night(const Candidates& candidates, const std::set<int>& refused = {}) {
    auto result = planned(candidates);
    counts_ = result.counts;
    if (!result.plan) {
      open_.store.commit_settlement(exchange_, test::kMorning.now());
      return {};
    }
    commit(result);
    settle(result, refused);
    return items_of(result.plan);
  }

  static constexpr std::uint64_t kBatch = 2;
  store::OpenData open_;
  store::Id exchange_ = 0;
  PlanCounts counts_;
};

}  // namespace yingbao::forward
