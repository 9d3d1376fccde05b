#include "base/ahead.hpp"
#include "crypto/digest.hpp"
#include "night.hpp"

#include <simdjson.h>

#include <set>

namespace yingbao::forward {
namespace {

class Batches : public Nights {};

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
      EXPECT_EQ(item.reference(), reference_to(who));
      EXPECT_EQ(item.version, who == 6 ? 4u : 1u);
    }
}

TEST_F(Batches, AreTheSameWhoeverRendersTheOthers) {
  constexpr int kPeople = 900, kItems = 20;
  const auto all = night(people(kPeople));
  std::vector<std::pair<std::string, std::string>> by_one;
  for (const std::size_t readers : {1u, 2u, 3u, 7u}) {
    std::vector<BatchReader> lanes;
    for (std::size_t i = 0; i < readers; ++i) lanes.push_back(reader(all));
    Ahead<std::unique_ptr<Batch>> batches{readers, 6, kPeople / kItems, [&](std::size_t lane, std::size_t number) {
                                            return lanes[lane].read(row_of(static_cast<int>(number) * kItems, kItems));
                                          }};
    std::vector<std::pair<std::string, std::string>> bodies;
    while (const auto batch = batches.next()) bodies.emplace_back((*batch)->submission_id, (*batch)->body);
    EXPECT_EQ(bodies.size(), std::size_t{kPeople / kItems});
    if (readers == 1) by_one = bodies;
    EXPECT_EQ(bodies, by_one) << readers << " readers";
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
    bodies.push_back(batch->body);
    EXPECT_EQ(crypto::unhex(batch->submission_id).size(), 32u);
  }
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 3u);
  auto other_order = reader(copy);
  for (const std::size_t i : {2u, 0u, 1u, 0u, 2u}) {
    const auto batch = other_order.read(rows[i]);
    EXPECT_EQ(batch->submission_id, ids[i]) << "of the same items in another file";
    EXPECT_EQ(batch->body, bodies[i]);
  }
}

TEST_F(Batches, AreCutInTwoAsIfThePlanHadBeenCutSo) {
  const auto tonight = night(people(5));
  const auto [first, second] = reader(tonight).read(row_of(0, 5, 7))->halves();
  const auto small = reader(tonight).read(row_of(0, 2)), rest = reader(tonight).read(row_of(2, 3));
  EXPECT_EQ(first.submission_id, small->submission_id);
  EXPECT_EQ(first.body, small->body);
  EXPECT_EQ(second.submission_id, rest->submission_id);
  EXPECT_EQ(second.body, rest->body);
  EXPECT_EQ(first.row.number, 7u) << "the first half keeps it";
  EXPECT_EQ(first.row.first, key_of(0));
  EXPECT_EQ(first.row.items, 2u);
  EXPECT_EQ(second.row.first, key_of(2));
  EXPECT_EQ(second.row.items, 3u);
  const auto [one, two] = second.halves();
  EXPECT_EQ(one.body, reader(tonight).read(row_of(2, 1))->body);
  EXPECT_EQ(two.body, reader(tonight).read(row_of(3, 2))->body);
  simdjson::dom::parser parser;
  const simdjson::dom::element last = parser.parse(two.body);
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
  const simdjson::dom::element root = parser.parse(batch->body);
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
  const auto body = batch->body;
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
