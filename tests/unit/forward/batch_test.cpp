#include "forward/batch.hpp"

#include "../deciding/records.hpp"
#include "crypto/digest.hpp"
#include "list/writer.hpp"
#include "support/temp_folder.hpp"

#include <simdjson.h>

#include <set>

namespace yingbao::forward {
namespace {

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

People people(int count) {
  People all;
  for (int who = 0; who < count; ++who) all.push_back({who});
  return all;
}

/// A list of facts and the decisions that cite it.
struct Night {
  deciding::ReaderPtr facts, decisions;
};

class Batches : public testing::Test {
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
    decision.evidence = {{kind, true, false, kFacts, {0, index}}};
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
    deciding::CandidateBuilder builder;
    builder.reset();
    builder.add_row(schema::RecordView{row}, decision.evidence.front());
    wanted.hash = deciding::content_hash(builder.finish(decision, kRules));
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

TEST_F(Batches, HoldTheDecisionsThatTellSomethingInTheOrderOfKeys) {
  auto all = people(9);
  for (const int silent : {2, 5, 8}) all[static_cast<std::size_t>(silent)].action = Action::none;
  all[6].told = 3;
  auto batches = reader(night(all));
  const auto first = batches.read(row_of(0, 3)), second = batches.read(row_of(4, 3, 1));
  EXPECT_EQ(who_in(*first), (std::vector{0, 1, 3}));
  EXPECT_EQ(who_in(*second), (std::vector{4, 6, 7}));
  EXPECT_EQ(second->row.number, 1u);
  for (const auto& batch : {&*first, &*second})
    for (const auto& item : batch->items) {
      const int who = static_cast<int>(item.person.high);
      EXPECT_EQ(item.reference, reference_to(who));
      EXPECT_EQ(item.version, who == 6 ? 4u : 1u);
    }
}

TEST_F(Batches, AreTheSameWheneverTheyAreRead) {
  const auto tonight = night(people(8)), copy = night(people(8));
  const store::Submission rows[] = {row_of(0, 3), row_of(3, 3, 1), row_of(6, 2, 2)};
  std::vector<std::string> ids, bodies;
  auto in_order = reader(tonight);
  for (const auto& row : rows) {
    const auto batch = in_order.read(row);
    ids.push_back(batch->submission_id);
    bodies.push_back(batch->body());
    EXPECT_EQ(crypto::unhex(batch->submission_id).size(), 32u);
  }
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 3u);
  auto other_order = reader(copy);
  for (const std::size_t i : {2u, 0u, 1u, 0u, 2u}) {
    const auto batch = other_order.read(rows[i]);
    EXPECT_EQ(batch->submission_id, ids[i]) << "of the same items in another file";
    EXPECT_EQ(batch->body(), bodies[i]);
  }
}

TEST_F(Batches, AreCutInTwoAsIfThePlanHadBeenCutSo) {
  const auto tonight = night(people(5));
  const auto [first, second] = reader(tonight).read(row_of(0, 5, 7))->halves();
  const auto small = reader(tonight).read(row_of(0, 2)), rest = reader(tonight).read(row_of(2, 3));
  EXPECT_EQ(first.submission_id, small->submission_id);
  EXPECT_EQ(first.body(), small->body());
  EXPECT_EQ(second.submission_id, rest->submission_id);
  EXPECT_EQ(second.body(), rest->body());
  EXPECT_EQ(first.row.number, 7u) << "the first half keeps it";
  EXPECT_EQ(first.row.first, key_of(0));
  EXPECT_EQ(first.row.items, 2u);
  EXPECT_EQ(second.row.first, key_of(2));
  EXPECT_EQ(second.row.items, 3u);
  const auto [one, two] = second.halves();
  EXPECT_EQ(one.body(), reader(tonight).read(row_of(2, 1))->body());
  EXPECT_EQ(two.body(), reader(tonight).read(row_of(3, 2))->body());
  simdjson::dom::parser parser;
  const simdjson::dom::element last = parser.parse(two.body());
  EXPECT_EQ(std::int64_t{last["total_count"]}, 2);
  EXPECT_EQ(std::string_view{last["items"].at(1)["reference_id"]}, reference_to(4));
}

TEST_F(Batches, HaveAnotherIdForAnotherSenderEpochItemVersionActionOrContent) {
  const auto tonight = night(people(3));
  const auto id = id_of(tonight);
  EXPECT_NE(id_of(tonight, 3, {"other", "0123456789abcdef", "2021-06-15"}), id);
  EXPECT_NE(id_of(tonight, 3, {"qz", "fedcba9876543210", "2021-06-15"}), id);
  EXPECT_NE(id_of(tonight, 2), id);
  EXPECT_NE(id_of(night({{0}, {1, "乙"}, {2}})), id);
  EXPECT_NE(id_of(night({{0}, {1, "甲", Action::upsert, 1}, {2}})), id);
  EXPECT_NE(id_of(night({{0}, {1, "甲", Action::standing, 0}, {2}})), id);
  EXPECT_NE(id_of(night({{0}, {1}, {3}})), id);
  EXPECT_EQ(id_of(tonight, 3, {"qz", "0123456789abcdef", "2021-06-16"}), id) << "sent a day later it is the same";
}

TEST_F(Batches, AreJsonThatSaysWhatTheInterfaceAsksFor) {
  const std::string name = "甲\"\\\n\t\x01 乙";
  const auto batch = reader(night({{0, name}, {1, name}})).read(row_of(0, 2));
  simdjson::dom::parser parser;
  const simdjson::dom::element root = parser.parse(batch->body());
  EXPECT_EQ(std::string_view{root["submission_id"]}, batch->submission_id);
  EXPECT_EQ(std::string_view{root["exchange_date"]}, "2021-06-15");
  EXPECT_EQ(std::string_view{root["sender"]}, "qz");
  EXPECT_EQ(std::int64_t{root["total_count"]}, 2);
  int who = 0;
  for (const simdjson::dom::element item : root["items"].get_array()) {
    EXPECT_EQ(std::string_view{item["reference_id"]}, reference_to(who));
    EXPECT_EQ(std::int64_t{item["version"]}, 1);
    EXPECT_EQ(std::string_view{item["action"]}, "upsert");
    EXPECT_EQ(std::string_view{item["kind"]}, "to_visit");
    EXPECT_NE(item["standing"].error(), simdjson::SUCCESS);
    const auto candidate = item["candidate"];
    EXPECT_EQ(std::string_view{candidate["id_number"]}, "SYNTHETIC" + std::to_string(who++));
    EXPECT_EQ(std::string_view{candidate["name"]}, name);
    EXPECT_EQ(std::string_view{candidate["groups"].get_array().at(0)}, "G6");
    for (const auto* inside : {"reference_id", "version", "content_hash", "rules", "evidence", "kind", "delivery"})
      EXPECT_NE(candidate[inside].error(), simdjson::SUCCESS) << inside << " stays inside";
  }
  EXPECT_EQ(who, 2);
}

TEST_F(Batches, TellAStandingWithItsRostersAndWithoutFacts) {
  auto tonight = night({{0, "甲", Action::standing, 2}});
  tonight.facts = nullptr;  // are not even looked at
  const auto batch = reader(tonight).read(row_of(0, 1));
  const auto body = batch->body();
  simdjson::dom::parser parser;
  const simdjson::dom::element item = parser.parse(body)["items"].at(0);
  EXPECT_EQ(std::string_view{item["reference_id"]}, reference_to(0));
  EXPECT_EQ(std::int64_t{item["version"]}, 3);
  EXPECT_EQ(std::string_view{item["action"]}, "standing");
  EXPECT_EQ(std::string_view{item["standing"]["code"]}, "covered");
  std::vector<std::string_view> rosters;
  for (const std::string_view roster : item["standing"]["rosters"].get_array()) rosters.push_back(roster);
  EXPECT_EQ(rosters, (std::vector<std::string_view>{"DIBAO", "TEKUN"}));
  EXPECT_NE(item["candidate"].error(), simdjson::SUCCESS);
  EXPECT_EQ(body.find("SYNTHETIC"), std::string::npos);
  EXPECT_EQ(body.find("甲"), std::string::npos);
}

TEST_F(Batches, AreAFailureWhereTheDecisionsAreNotWhatTheRowSays) {
  auto all = people(4);
  all[3].action = Action::none;
  const auto tonight = night(all);
  auto between = row_of(1, 1);
  ++between.first.low;
  EXPECT_THROW(reader(tonight).read(row_of(0, 4)), Failure) << "more than there are";
  EXPECT_THROW(reader(tonight).read(row_of(7, 1)), Failure) << "behind them all";
  EXPECT_THROW(reader(tonight).read(between), Failure) << "begins between two people";
  EXPECT_NO_THROW(reader(tonight).read(row_of(0, 3)));
}

TEST_F(Batches, AreAFailureWhenAListThatDecisionsCiteIsGone) {
  auto tonight = night(people(1));
  tonight.facts = nullptr;
  EXPECT_THROW(reader(tonight).read(row_of(0, 1)), Failure);
}

TEST_F(Batches, AreAFailureWhenADecisionIsDamaged) {
  auto tonight = night(people(1));
  tonight.decisions = tonight.facts;
  EXPECT_THROW(reader(tonight).read(row_of(0, 1)), Failure);
}

TEST_F(Batches, NameAPersonByTheSameReferenceAsLongAsTheKeysAreTheSame) {
  auto one = references(), same = references(), other = references('s');
  std::set<std::string> seen;
  for (int who = 0; who < 2000; ++who) {
    const auto reference = reference_of(one, key_of(who));
    EXPECT_EQ(reference, reference_of(same, key_of(who)));
    EXPECT_NE(reference, reference_of(other, key_of(who)));
    EXPECT_NE(reference, crypto::hex(key_of(who).bytes())) << "what stands for a person inside stays inside";
    EXPECT_EQ(crypto::unhex(reference).size(), 16u);
    seen.insert(reference);
  }
  EXPECT_EQ(seen.size(), 2000u);
}

}  // namespace
}  // namespace yingbao::forward
