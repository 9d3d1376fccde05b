#include "nights.hpp"

namespace yingbao::forward {
namespace {

using Gone = Nights;

TEST_F(Gone, IsToldOnceAsAChangedSourceAndNeverWithdrawn) {
  const auto first = night(unchanged({1, 2}));
  const auto second = night(unchanged({2}));
  EXPECT_EQ(counts_.source_changed, 1u);
  ASSERT_EQ(second.size(), 1u);
  const auto& item = second.at(1);
  EXPECT_EQ(item.text(Field::action), "upsert");
  EXPECT_EQ(item.text(Field::standing), "source_changed");
  EXPECT_EQ(item.version(), 2);
  EXPECT_EQ(item.text(Field::reference_id), first.at(1).text(Field::reference_id));
  EXPECT_EQ(item.text(Field::name), "甲");
  EXPECT_EQ(item.text(Field::groups), "G6");
  EXPECT_TRUE(schema::check_record(item.record));
  for (int again = 0; again < 3; ++again) EXPECT_TRUE(night(unchanged({2})).empty()) << again;
  EXPECT_EQ(counts_.unchanged, 2u);
}

TEST_F(Gone, StaysToldWhenOthersChange) {
  night(unchanged({1, 2}));
  night(unchanged({2}));
  const auto third = night({{2, candidate_of(2, {{Field::phone, "1"}})}});
  EXPECT_EQ(third.size(), 1u);
  EXPECT_FALSE(third.contains(1));
  EXPECT_TRUE(night({{2, candidate_of(2, {{Field::phone, "1"}})}}).empty());
}

TEST_F(Gone, ComesBackAsAChange) {
  night(unchanged({1}));
  night({});
  const auto third = night(unchanged({1}));
  ASSERT_EQ(third.size(), 1u);
  EXPECT_EQ(third.at(1).text(Field::standing), "present");
  EXPECT_EQ(third.at(1).version(), 3);
}

TEST_F(Gone, IsNotBelievedOfAGroupThatWasNotScreened) {
  auto first = planned({{1, candidate_of(1)},
                        {2, candidate_of(2, {{Field::groups, "G6+G3"}})},
                        {3, candidate_of(3, {{Field::groups, "G3"}})}},
                       {"G6", "G3"});
  commit(first);
  settle(first);
  EXPECT_FALSE(planned({}, {}).plan);
  const auto other = planned({}, {"G2", "G60", "G"});
  EXPECT_FALSE(other.plan);
  EXPECT_EQ(other.counts.unchanged, 3u);
  const auto half = items_of(planned({}, {"G6"}).plan);
  EXPECT_EQ(half.size(), 1u) << "one of two groups does not speak for both";
  EXPECT_TRUE(half.contains(1));
  EXPECT_EQ(items_of(planned({}, {"G3", "G6"}).plan).size(), 3u);
}

TEST_F(Gone, AfterARosterIsToldAsAChangedSource) {
  night(unchanged({1}));
  night({{1, candidate_of(1, {{Field::standing, "covered"}, {Field::rosters, "DIBAO"}})}});
  const auto third = night({});
  ASSERT_EQ(third.size(), 1u);
  EXPECT_EQ(third.at(1).text(Field::standing), "source_changed");
  EXPECT_TRUE(night({}).empty());
}

}  // namespace
}  // namespace yingbao::forward
