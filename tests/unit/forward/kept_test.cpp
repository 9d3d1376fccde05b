#include "nights.hpp"

namespace yingbao::forward {
namespace {

/// Rules of which only what the planner asks is there.
const config::Rules& rules() {
  static const auto made = [] {
    config::Rules all;
    const auto add = [&](const char* group, const char* basis, std::vector<std::string> not_in = {}) {
      auto& rule = all.groups.emplace_back();
      rule.group = group;
      rule.basis = basis;
      rule.not_in = std::move(not_in);
    };
    for (const auto* group : {"G2", "G4", "G6"}) add(group, "");
    add("G9", "", {"G2", "G4", "G6"});
    add("G1A", "POV_MON");
    add("BIG_TEMP", "BIG_TEMP");
    return all;
  }();
  return made;
}

class Kept : public Nights {
 protected:
  static Scope scope(std::set<std::string> groups, std::set<std::string> missing = {}) {
    return {std::move(groups), std::move(missing), &rules()};
  }
  static Scope everything() { return scope({"G1A", "G2", "G4", "G6", "G9", "BIG_TEMP"}); }
  void tell(std::vector<Cell> cells) {
    auto first = planned_in(everything(), {{1, candidate_of(1, std::move(cells))}});
    commit(first);
    settle(first);
  }
  /// What the platform would be told tonight; none when nothing.
  std::optional<Item> told(const Scope& tonight, std::vector<Cell> cells) {
    const auto items = items_of(planned_in(tonight, {{1, candidate_of(1, std::move(cells))}}).plan);
    return items.empty() ? std::nullopt : std::optional{items.at(1)};
  }
};

TEST_F(Kept, IsAGroupThatWasNotScreenedWithItsFacts) {
  tell({{Field::groups, "G6+G4"}, {Field::phone, "1"}, {Field::registered_on, test::day(2021, 1, 1)}});
  const auto tonight = scope({"G1A", "G2", "G4", "G9", "BIG_TEMP"});
  EXPECT_FALSE(told(tonight, {{Field::groups, "G4"}, {Field::phone, "2"}})) << "nobody's version rises";
  EXPECT_TRUE(told(everything(), {{Field::groups, "G4"}})) << "once it was screened, it is believed";
}

TEST_F(Kept, DoesNotHideWhatTheOtherGroupsBring) {
  tell({{Field::groups, "G6+G4"}});
  const auto tonight = scope({"G1A", "G2", "G4", "G9", "BIG_TEMP"});
  const auto item = told(tonight, {{Field::groups, "G4+G2"}, {Field::case_number, "X1"}});
  ASSERT_TRUE(item);
  EXPECT_EQ(item->text(Field::groups), "G6+G4+G2");
  EXPECT_EQ(item->text(Field::case_number), "X1");
  EXPECT_EQ(item->version(), 2);
  EXPECT_TRUE(schema::check_record(item->record));
}

TEST_F(Kept, IsABasisOfItsGroupsAndOfSpecialLists) {
  tell({{Field::groups, "G1A+G2"}, {Field::bases, "POV_MON+BIG_TEMP"}, {Field::kind, "low_income"}});
  EXPECT_FALSE(told(scope({"G2", "G4", "G6", "G9"}), {{Field::groups, "G2"}}));
  const auto item = told(scope({"G2", "G4", "G6", "G9", "BIG_TEMP"}), {{Field::groups, "G2"}});
  ASSERT_TRUE(item);
  EXPECT_EQ(item->text(Field::bases), "POV_MON");
  EXPECT_EQ(item->text(Field::kind), "low_income");
}

TEST_F(Kept, IsWhomASpecialListAloneToldOf) {
  tell({{Field::groups, ""}, {Field::bases, "BIG_TEMP"}, {Field::kind, "low_income"}});
  const auto gone = [&](const Scope& tonight) { return planned_in(tonight, {}).counts.source_changed; };
  EXPECT_EQ(gone(scope({"G1A", "G2", "G4", "G6", "G9"})), 0U);
  EXPECT_EQ(gone(everything()), 1U);
}

TEST_F(Kept, IsTheWordOfARosterThatIsMissing) {
  tell({{Field::groups, "G4"}, {Field::rosters, "DIBAO+DIBAO_SINGLE"}});
  EXPECT_FALSE(told(scope({"G4"}, {"DIBAO"}), {{Field::groups, "G4"}}));
  EXPECT_TRUE(told(scope({"G4"}), {{Field::groups, "G4"}}));
}

TEST_F(Kept, IsAGroupThatIsWithheldOfThisPerson) {
  tell({{Field::groups, "G6+G4"}});
  EXPECT_FALSE(told(everything(), {{Field::groups, "G4"}, {Field::withheld, "G6"}}));
}

TEST_F(Kept, LeavesNobodyOverWhoseGroupWasNotScreened) {
  tell({{Field::groups, "G6"}});
  EXPECT_FALSE(told(scope({"G9"}), {{Field::groups, "G9"}}));
}

TEST_F(Kept, IsEverythingOfWhomItIsNotClearWhoCoversThem) {
  EXPECT_FALSE(told(everything(), {{Field::standing, "to_verify"}, {Field::groups, ""}, {Field::withheld, "G6"}}));
  tell({{Field::groups, "G6"}});
  EXPECT_FALSE(told(everything(), {{Field::standing, "to_verify"}, {Field::groups, ""}, {Field::withheld, "G6"}}));
}

}  // namespace
}  // namespace yingbao::forward
