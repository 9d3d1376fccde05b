#include "forward/batch.hpp"
#include "nights.hpp"

#include <simdjson.h>

namespace yingbao::forward {
namespace {

class Batches : public testing::Test {
 protected:
  /// A plan of people 0 to `count`, as the planner writes one.
  std::shared_ptr<const list::ListReader> plan_of(int count, const char* name = "甲", std::int64_t version = 1) {
    auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random()).value();
    for (int who = 0; who < count; ++who) {
      const auto hash = forwarded_hash(candidate_of(who, {{Field::name, name}}));
      const auto record = candidate_of(who, {{Field::name, name},
                                             {Field::reference_id, reference_of(who)},
                                             {Field::version, version},
                                             {Field::action, "upsert"},
                                             {Field::content_hash, hash}});
      writer.add({{0, static_cast<std::uint64_t>(who)}, list::KeyKind::person, true, 0, record}).value();
    }
    writer.close().value();
    return list::ListReader::open(writer.file()).value();
  }
  static std::string reference_of(int who) { return "reference" + std::to_string(1000000 + who); }
  static BatchReader reader(std::shared_ptr<const list::ListReader> plan, std::uint64_t size = 3,
                            const char* sender = "qz", const char* epoch = "0123456789abcdef",
                            const char* date = "2021-06-15") {
    return {std::move(plan), size, sender, epoch, date};
  }
  static std::vector<std::string> ids_of(BatchReader batches) {
    std::vector<std::string> ids;
    while (const auto batch = batches.next()) ids.push_back(batch->submission_id);
    return ids;
  }

  test::TempFolder folder_;
};

TEST_F(Batches, CutAPlanIntoPiecesInTheOrderOfKeys) {
  const auto plan = plan_of(8);
  auto batches = reader(plan);
  int who = 0;
  for (const std::size_t size : {3u, 3u, 2u}) {
    EXPECT_FALSE(batches.at_end());
    EXPECT_EQ(batches.next_number(), static_cast<std::uint64_t>(who) / 3);
    const auto batch = batches.next();
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->number, static_cast<std::uint64_t>(who) / 3);
    ASSERT_EQ(batch->items.size(), size);
    for (const auto& item : batch->items) {
      EXPECT_EQ(item.reference, crypto::hex(reference_of(who++)));
      EXPECT_EQ(item.version, 1u);
    }
  }
  EXPECT_TRUE(batches.at_end());
  EXPECT_FALSE(batches.next());
}

TEST_F(Batches, OfAnEmptyPlanAreNone) {
  auto batches = reader(plan_of(0));
  EXPECT_TRUE(batches.at_end());
  EXPECT_FALSE(batches.next());
}

TEST_F(Batches, AreTheSameWheneverTheyAreCut) {
  const auto plan = plan_of(8);
  const auto ids = ids_of(reader(plan));
  ASSERT_EQ(ids.size(), 3u);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 3u);
  EXPECT_EQ(ids_of(reader(plan)), ids);
  EXPECT_EQ(ids_of(reader(plan_of(8))), ids) << "of the same items in another file";
  for (const auto& id : ids) EXPECT_EQ(crypto::unhex(id).size(), 32u);
  auto skipping = reader(plan);
  skipping.skip();
  EXPECT_EQ(skipping.next_number(), 1u);
  const auto batch = skipping.next();
  EXPECT_EQ(batch->submission_id, ids[1]);
  EXPECT_EQ(batch->body(), [&] {
    auto whole = reader(plan);
    whole.next();
    return whole.next()->body();
  }());
  skipping.skip();
  skipping.skip();
  EXPECT_TRUE(skipping.at_end());
}

TEST_F(Batches, AreCutInTwoAsIfThePlanHadBeenCutSo) {
  const auto plan = plan_of(5);
  const auto [first, second] = reader(plan, 5).next()->halves();
  const auto ids = ids_of(reader(plan_of(2), 2));
  EXPECT_EQ(first.submission_id, ids[0]);
  EXPECT_EQ(first.body(), reader(plan_of(2), 2).next()->body());
  ASSERT_EQ(second.items.size(), 3u);
  EXPECT_EQ(second.items[0].reference, crypto::hex(reference_of(2)));
  simdjson::dom::parser parser;
  const simdjson::dom::element root = parser.parse(second.body());
  EXPECT_EQ(root["items"].get_array().size(), 3u);
  const auto [one, two] = second.halves();
  EXPECT_EQ(one.items.size(), 1u);
  const simdjson::dom::element last = parser.parse(two.body());
  EXPECT_EQ(std::string_view{last["items"].at(1)["reference_id"]}, crypto::hex(reference_of(4)));
}

TEST_F(Batches, HaveAnotherIdForAnotherSenderEpochItemVersionOrContent) {
  const auto plan = plan_of(3);
  const auto id = ids_of(reader(plan))[0];
  EXPECT_NE(ids_of(reader(plan, 3, "other"))[0], id);
  EXPECT_NE(ids_of(reader(plan, 3, "qz", "fedcba9876543210"))[0], id);
  EXPECT_NE(ids_of(reader(plan_of(2)))[0], id);
  EXPECT_NE(ids_of(reader(plan_of(3, "乙")))[0], id);
  EXPECT_NE(ids_of(reader(plan_of(3, "甲", 2)))[0], id);
}

TEST_F(Batches, AreJsonThatSaysWhatTheInterfaceAsksFor) {
  auto batches = reader(plan_of(2, "甲\"\\\n\t\x01 乙"));
  const auto batch = batches.next();
  simdjson::dom::parser parser;
  const simdjson::dom::element root = parser.parse(batch->body());
  EXPECT_EQ(std::string_view{root["submission_id"]}, batch->submission_id);
  EXPECT_EQ(std::string_view{root["exchange_date"]}, "2021-06-15");
  EXPECT_EQ(std::string_view{root["sender"]}, "qz");
  EXPECT_EQ(std::int64_t{root["total_count"]}, 2);
  int who = 0;
  for (const simdjson::dom::element item : root["items"].get_array()) {
    EXPECT_EQ(std::string_view{item["reference_id"]}, crypto::hex(reference_of(who)));
    EXPECT_EQ(std::int64_t{item["version"]}, 1);
    EXPECT_EQ(std::string_view{item["action"]}, "upsert");
    EXPECT_EQ(std::string_view{item["kind"]}, "to_visit");
    const auto candidate = item["candidate"];
    EXPECT_EQ(std::string_view{candidate["id_number"]}, "SYNTHETIC" + std::to_string(who++));
    EXPECT_EQ(std::string_view{candidate["name"]}, "甲\"\\\n\t\x01 乙");
    EXPECT_EQ(std::string_view{candidate["groups"].get_array().at(0)}, "G6");
    for (const auto* inside : {"reference_id", "version", "content_hash", "rules", "evidence", "kind"})
      EXPECT_NE(candidate[inside].error(), simdjson::SUCCESS) << inside << " stays inside";
  }
  EXPECT_EQ(who, 2);
}

}  // namespace
}  // namespace yingbao::forward
