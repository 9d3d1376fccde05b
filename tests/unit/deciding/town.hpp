// A small town of synthetic people, its lists and the nights that decide of them.
#pragma once

#include "deciding/deciding.hpp"
#include "list/writer.hpp"
#include "reading/identity.hpp"
#include "rows.hpp"
#include "support/temp_folder.hpp"

namespace yingbao::deciding {

inline const Date kBusinessDate = day(2021, 6, 15);

/// The number of synthetic person `i`.
inline std::string number_of(int i) {
  auto digits = "350582" + std::to_string(19500101 + i / 900 * 10000) + std::to_string(100 + i % 900);
  return digits + reading::check_character(digits);
}

struct Candidate {
  list::Key key;
  Decision decision;
  std::string record;
  std::string text(Field field) const { return std::string{schema::RecordView{record}.text(field)}; }
};

/// Rows of a group and a unit that ended at a step.
inline std::uint64_t ended(const Tally& tally, Step step, std::string_view unit, std::string_view group) {
  return tally.funnel.sum(
      [&](const Fate& fate) { return fate.step == step && fate.unit == unit && fate.group == group; });
}

struct Screened {
  struct Kept {
    list::Key key;
    list::KeyKind kind;
    Decision decision;
  };
  Tally tally;
  Changes changes;
  std::vector<Kept> decisions;        ///< all, in the order in which they came
  std::vector<Candidate> candidates;  ///< people who count tonight or are withheld
};

class Town : public testing::Test {
 protected:
  struct Person {
    int who;  ///< negative: without a usable number
    std::vector<Cell> cells = {};
  };

  list::Key key_of(int who) {
    if (who >= 0) return keyer_.person(number_of(who));
    auto block = crypto::Keyer::hashed_block(list::KeyKind::unkeyed, 0, static_cast<std::uint64_t>(-who));
    keyer_.encrypt({&block, 1});
    return block;
  }

  /// A list of rows as ingest writes them; each further row of a person stands beside the others.
  ReaderPtr list_of(const std::vector<Person>& people) {
    auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random(), {200}).value();
    std::uint64_t row = 0;
    for (const auto& person : people) {
      auto cells = person.cells;
      const auto* status = person.who < 0 ? "MISSING" : "OK";
      cells.insert(cells.begin(), {{Field::agency, "agency"},
                                   {Field::delivery, 7},
                                   {Field::row, int(++row) + 1},
                                   {Field::as_of, kBusinessDate},
                                   {Field::id_status, status}});
      if (person.who >= 0) cells.emplace_back(Field::id_number, number_of(person.who));
      const auto kind = person.who < 0 ? list::KeyKind::unkeyed : list::KeyKind::person;
      writer.add({key_of(person.who), kind, true, row, record_of(cells)}).value();
    }
    writer.close().value();
    return list::ListReader::open(writer.file()).value();
  }
  /// People with nothing but a name and a unit.
  ReaderPtr list_of(std::initializer_list<int> people, const char* unit = "350582") {
    std::vector<Person> rows;
    for (const int who : people)
      rows.push_back({who, {{Field::name, "甲"}, {Field::unit, unit}, {Field::monitor_type, "脱贫不稳定户"}}});
    return list_of(rows);
  }

  /// A child whose parents are both dead.
  static Person child(int who) {
    return {who,
            {{Field::name, "甲"},
             {Field::unit, "350582"},
             {Field::birth_date, day(2010, 1, 1)},
             {Field::father_state, "DEAD"},
             {Field::mother_state, "DEAD"}}};
  }

  void group(std::string kind, ReaderPtr reader) { input_.groups.push_back({std::move(kind), next_id_++, reader}); }
  void roster(std::string kind, ReaderPtr reader, bool head_only = false) {
    input_.rosters.push_back({std::move(kind), next_id_++, reader, head_only});
  }
  void empty_rosters() {
    roster("DIBAO", list_of({}));
    roster("TEKUN", list_of({}));
  }

  /// Decides; what is kept of it must be whole: what is told is what is shown.
  Screened screened() {
    for (const auto* sources : {&input_.groups, &input_.rosters})
      for (const auto& source : *sources) lists_[source.list_id] = source.reader;
    const auto open = [this](std::int64_t id) -> Result<ReaderPtr> { return lists_.at(id); };
    input_.open_list = open;
    Screened screened;
    auto decided = decide(input_, keyer_, folder_.path(), [&](const Made& made) -> Status {
      screened.decisions.push_back({made.key, made.kind, decode(made.bytes).value()});
      EXPECT_EQ(made.action, screened.decisions.back().decision.action);
      return {};
    });
    screened.tally = decided.value().tally;
    screened.changes = decided->changes;
    Renderer renderer{*input_.rules, open};
    for (const auto& [key, kind, decision] : screened.decisions) {
      if (kind != list::KeyKind::person || !(decision.present | decision.withheld())) continue;
      const std::string record{renderer.candidate(decision)};
      // Of whom everything is withheld the platform knows what it was told; tonight's doubt is told to nobody.
      if (decision.present && decision.wanted.standing == Standing::present) {
        EXPECT_EQ(content_hash(record), decision.wanted.hash);
      }
      screened.candidates.push_back({key, decision, record});
    }
    return screened;
  }

  /// What the platform answers to a night: to everything the same, and single people refused.
  struct Answers {
    std::set<int> refused{};
    Told::Outcome outcome = Told::Outcome::acknowledged;
    int version = kDecisionVersion;
  };

  /// A night with the platform's answers; it is the base of the next one, of which no list is there yet.
  Screened night() { return night(Answers{}); }
  Screened night(const Answers& answers) {
    auto result = screened();
    auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random()).value();
    for (const auto& [key, kind, decision] : result.decisions) {
      std::string bytes;
      encode(decision, bytes);
      writer.add({key, kind, true, 0, bytes}).value();
    }
    writer.close().value();
    input_.base = {list::ListReader::open(writer.file()).value(), answers.version, {}, {}};
    input_.base.submissions.push_back({list::Key{}, answers.outcome});
    for (const int who : answers.refused) input_.base.refused.insert(key_of(who).bytes());
    next_night();
    return result;
  }
  void next_night() {
    input_.groups.clear();
    input_.rosters.clear();
    input_.missing_rosters.clear();
    input_.stale_rosters.clear();
    input_.silent.clear();
  }

  /// The decision of person `who`; null when there is none.
  const Decision* decision(const Screened& screened, int who) {
    for (const auto& each : screened.decisions)
      if (each.key == key_of(who)) return &each.decision;
    return nullptr;
  }

  /// The record that tells of person `who`, whether they count tonight or not.
  Candidate told_of(const Screened& screened, int who) {
    const auto* found = decision(screened, who);
    if (!found) return {};
    Renderer renderer{*input_.rules, input_.open_list};
    return {key_of(who), *found, std::string{renderer.candidate(*found)}};
  }

  /// The candidate of person `who`; null when there is none.
  const Candidate* candidate(const Screened& screened, int who) {
    for (const auto& each : screened.candidates)
      if (each.key == key_of(who)) return &each;
    return nullptr;
  }

  test::TempFolder folder_;
  crypto::Keyer keyer_{crypto::DataKey::random()};
  Input input_{{}, {}, &rules_of_the_notice(), kBusinessDate};
  std::int64_t next_id_ = 1;
  std::map<std::int64_t, ReaderPtr> lists_;  // of all nights
};

}  // namespace yingbao::deciding
