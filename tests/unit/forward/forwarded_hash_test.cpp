#include "nights.hpp"

namespace yingbao::forward {
namespace {

std::string hash_with(std::initializer_list<Cell> cells) { return forwarded_hash(candidate_of(1, cells)); }

TEST(ForwardedHash, Has16BytesAndDependsOnTheRecordAlone) {
  EXPECT_EQ(hash_with({}).size(), 16u);
  EXPECT_EQ(hash_with({}), hash_with({}));
  EXPECT_EQ(forwarded_hash("").size(), 16u);
}

TEST(ForwardedHash, ChangesWithWhatThePlatformIsTold) {
  const auto before = hash_with({});
  EXPECT_NE(hash_with({{Field::name, "乙"}}), before);
  EXPECT_NE(hash_with({{Field::phone, "1"}}), before);
  EXPECT_NE(hash_with({{Field::unit, "350582"}}), before);
  EXPECT_NE(hash_with({{Field::standing, "covered"}}), before);
  EXPECT_NE(hash_with({{Field::groups, "G6+G3"}}), before);
  EXPECT_NE(hash_with({{Field::bases, "POV_MON"}}), before);
  EXPECT_NE(hash_with({{Field::rosters, "DIBAO"}}), before);
  EXPECT_NE(hash_with({{Field::review, "membership_unknown"}}), before);
  EXPECT_NE(hash_with({{Field::kind, "low_income"}}), before);
  EXPECT_NE(hash_with({{Field::id_status, "UPGRADED_15"}}), before);
}

TEST(ForwardedHash, IgnoresProvenanceEvidenceAndBookkeeping) {
  const auto before = hash_with({});
  const auto evidence = test::entries_of({record_of({{Field::delivery, 9}, {Field::row, 4}})});
  EXPECT_EQ(hash_with({{Field::agency, "human_resources"},
                       {Field::delivery, 7},
                       {Field::sheet, "Sheet1"},
                       {Field::row, 12},
                       {Field::as_of, store::day(2021, 6, 10)}}),
            before);
  EXPECT_EQ(hash_with({{Field::evidence, evidence}}), before);
  EXPECT_EQ(hash_with({{Field::rules, "quanzhou-2021.2"}}), before);
  EXPECT_EQ(hash_with({{Field::reference_id, std::string(16, 'r')},
                       {Field::version, 9},
                       {Field::action, "upsert"},
                       {Field::content_hash, std::string(16, 'h')},
                       {Field::state, "refused"},
                       {Field::refusal_code, "E7"}}),
            before);
}

TEST(ForwardedHash, IgnoresFactsThatAreNotForwarded) {
  const auto before = hash_with({});
  EXPECT_EQ(hash_with({{Field::remark, "x"}}), before);
  EXPECT_EQ(hash_with({{Field::education, "x"}}), before);
  EXPECT_EQ(hash_with({{Field::registration_valid, true}}), before);
}

}  // namespace
}  // namespace yingbao::forward
