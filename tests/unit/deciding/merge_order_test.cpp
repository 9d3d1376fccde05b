// In which order the facts of a person are merged: never that of the files.
#include "schema/hash.hpp"

#include "town.hpp"

namespace yingbao::deciding {
namespace {

class MergeOrder : public Town {
 protected:
  struct Given {
    const char *kind, *agency;
    std::vector<Cell> cells;
  };
  void give(const std::vector<Given>& lists) {
    for (const auto& [kind, agency, further] : lists) {
      std::vector<Cell> cells{{Field::agency, agency}, {Field::name, "甲"}, {Field::unit, "350582"}};
      cells.insert(cells.end(), further.begin(), further.end());
      group(kind, list_of({{1, cells}}));
    }
    empty_rosters();
  }
  std::uint64_t hash_of(const std::vector<Given>& lists) {
    next_night();
    give(lists);
    return decision(screened(), 1)->wanted.hash;
  }
  const Given a_ = {"G6", "a", {{Field::phone, "1"}}}, b_ = {"G6", "b", {{Field::phone, "2"}}};
};

TEST_F(MergeOrder, OfAgenciesIsNotThatInWhichTheyAreGiven) { EXPECT_EQ(hash_of({a_, b_}), hash_of({b_, a_})); }

TEST_F(MergeOrder, OfGroupsIsNotThatInWhichTheyAreGiven) {
  const Given cleared{"G1A", "a", {{Field::monitor_type, "边缘户"}, {Field::risk_cleared, true}, {Field::phone, "3"}}};
  const Given unstated{"G1B", "b", {{Field::monitor_type, "名单所列"}, {Field::phone, "4"}}};
  EXPECT_EQ(hash_of({cleared, unstated, a_}), hash_of({a_, unstated, cleared})) << "the marks as well";
}

TEST_F(MergeOrder, PutsTheNewestRowOfAGroupFirstWhoeverNamesIt) {
  const Given newer{"G6", "b", {{Field::phone, "2"}, {Field::registered_on, day(2021, 2, 1)}}};
  const Given older{"G6", "a", {{Field::phone, "1"}, {Field::registered_on, day(2021, 1, 1)}}};
  EXPECT_EQ(hash_of({older, newer}), hash_of({newer, older}));
  EXPECT_EQ(told_of(screened(), 1).text(Field::phone), "2");
}

TEST_F(MergeOrder, IsNoChangeWhenAnotherAgencySaysNothingNew) {
  give({b_});
  night();
  give({{"G6", "a", {{Field::phone, "2"}}}, b_});
  const auto result = night();
  EXPECT_EQ(result.changes.items(), 0u);
  EXPECT_EQ(decision(result, 1)->evidence.size(), 2u) << "and is cited";
}

TEST_F(MergeOrder, GoesByTheGroupsInTheTableOfKinds) {
  give({a_, {"G1B", "z", {{Field::monitor_type, "边缘户"}, {Field::phone, "3"}}}});
  EXPECT_EQ(told_of(screened(), 1).text(Field::phone), "3");
}

}  // namespace
}  // namespace yingbao::deciding
