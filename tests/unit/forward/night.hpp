// A night's decisions and the facts that they cite, from which batches are made.
#pragma once

#include "forward/batch.hpp"

#include "../deciding/records.hpp"
#include "list/writer.hpp"
#include "support/temp_folder.hpp"

namespace yingbao::forward {

using deciding::Action;
using deciding::Standing;
using schema::Field;

/// A person of a test: a row of facts and the decision that rests on it.
struct Person {
  int who = 0;
  std::string name = "甲";
  Action action = Action::upsert;
  std::uint32_t told = 0;  ///< version
};

using People = std::vector<Person>;

inline People people(int count) {
  People all;
  for (int who = 0; who < count; ++who) all.push_back({who});
  return all;
}

/// A list of facts and the decisions that cite it.
struct Night {
  deciding::ReaderPtr facts, decisions;
};

class Nights : public testing::Test {
 protected:
  static constexpr std::int64_t kFacts = 4;  // id of the list
  static list::Key key_of(int who) { return {static_cast<std::uint64_t>(who), 9}; }
  static std::string record_of(const Person& person) {
    return test::record_of({{Field::delivery, 7},
                            {Field::row, person.who + 2},
                            {Field::id_status, "OK"},
                            {Field::id_number, "SYNTHETIC" + std::to_string(person.who)},
                            {Field::name, person.name}});
  }
  static deciding::Decision decision_of(const Person& person, std::uint16_t index) {
    deciding::Decision decision;
    decision.present = deciding::bit_of("G6");
    decision.version = person.told;
    decision.action = person.action;
    const auto kind = static_cast<std::uint8_t>(std::countr_zero(decision.present));
    const list::Place place{static_cast<std::uint32_t>(index / list::kBlockRecords),
                            static_cast<std::uint16_t>(index % list::kBlockRecords)};
    decision.evidence = {{kind, true, false, kFacts, place}};
    auto& wanted = decision.wanted;
    if (person.action == Action::standing) {
      wanted.standing = Standing::covered;
      wanted.rosters = deciding::bit_of("DIBAO") | deciding::bit_of("TEKUN");
      wanted.hash = deciding::standing_hash(wanted);
      return decision;
    }
    wanted.standing = Standing::present;
    wanted.groups = decision.present;
    const auto row = record_of(person);
    deciding::CandidateBuilder builder{kRules};
    builder.add_row(schema::RecordView{row});
    wanted.hash = deciding::content_hash(builder.told(decision));
    if (decision.known() && decision.action == Action::none) decision.told = wanted;
    return decision;
  }
  template <class Each>
  deciding::ReaderPtr list_of(const People& all, const Each& record) {
    auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random()).value();
    std::uint16_t index = 0;
    for (const auto& person : all) {
      const auto bytes = record(person, index++);
      writer.add({key_of(person.who), list::KeyKind::person, true, 0, bytes}).value();
    }
    writer.close().value();
    return list::ListReader::open(writer.file()).value();
  }
  Night night(const People& all) {
    return {list_of(all, [](const auto& person, auto) { return record_of(person); }),
            list_of(all, [](const auto& person, auto index) {
              std::string bytes;
              deciding::encode(decision_of(person, index), bytes);
              return bytes;
            })};
  }

  static deciding::ListOpener opener(deciding::ReaderPtr facts) {
    return [facts = std::move(facts)](std::int64_t id) -> Result<deciding::ReaderPtr> {
      if (id != kFacts || !facts) return Error{Errc::internal, "no such list"};
      return facts;
    };
  }
  static crypto::Keyer references(char key = 'r') { return crypto::Keyer{crypto::DataKey::from(std::string(32, key))}; }
  static BatchReader reader(const Night& night, Letterhead head = {"qz", "0123456789abcdef", "2021-06-15"}) {
    return {night.decisions, deciding::Renderer{kRules, opener(night.facts)}, references(),
            std::make_shared<const Letterhead>(std::move(head))};
  }
  static store::Submission row_of(int first, std::uint64_t items, std::uint64_t number = 0) {
    store::Submission row;
    row.exchange = 1;
    row.number = number;
    row.first = key_of(first);
    row.items = items;
    return row;
  }
  /// Of the first `items`.
  static std::string id_of(const Night& night, std::uint64_t items = 3,
                           Letterhead head = {"qz", "0123456789abcdef", "2021-06-15"}) {
    return reader(night, std::move(head)).read(row_of(0, items))->submission_id;
  }
  static std::vector<int> who_in(const Batch& batch) {
    std::vector<int> who;
    for (const auto& item : batch.items) who.push_back(static_cast<int>(item.person.high));
    return who;
  }
  static std::string reference_to(int who) {
    auto keyer = references();
    return reference_of(keyer, key_of(who));
  }

  inline static const config::Rules kRules{};
  test::TempFolder folder_;
};

}  // namespace yingbao::forward
