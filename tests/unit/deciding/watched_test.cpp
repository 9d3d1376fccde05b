#include "town.hpp"

namespace yingbao::deciding {
namespace {

/// People whom the platform knows already.
class Watched : public Town {
 protected:
  static Person sent(int who, const char* groups = "G6", const char* bases = "") {
    Person row{who,
               {{Field::name, "甲"},
                {Field::unit, "350582"},
                {Field::kind, *bases ? "low_income" : "to_visit"},
                {Field::standing, "present"},
                {Field::groups, groups},
                {Field::rules, "quanzhou-2020.9"},
                {Field::reference_id, std::string(16, 'r')},
                {Field::version, 3},
                {Field::action, "upsert"},
                {Field::content_hash, std::string(16, 'h')}}};
    if (*bases) row.cells.emplace_back(Field::bases, bases);
    return row;
  }
};

TEST_F(Watched, WhoCameOntoARosterIsToldAsCovered) {
  group("G6", list_of({2, 3}));
  roster("DIBAO", list_of({1, 2}));
  roster("TEKUN", list_of({}));
  input_.watched = {list_of({sent(1), sent(2), sent(3), sent(4)})};
  const auto result = screened();
  for (const int covered : {1, 2}) {
    const auto* found = candidate(result, covered);
    ASSERT_TRUE(found) << covered;
    EXPECT_TRUE(schema::check_record(found->record));
    EXPECT_EQ(found->text(Field::standing), "covered");
    EXPECT_EQ(found->text(Field::rosters), "DIBAO");
    EXPECT_EQ(found->text(Field::groups), "G6");
    EXPECT_EQ(found->text(Field::kind), "to_visit");
    EXPECT_EQ(found->text(Field::name), "甲");
    EXPECT_EQ(found->text(Field::id_number), number_of(covered));
    EXPECT_EQ(found->text(Field::rules), "quanzhou-2021.3");
    for (const auto field : {Field::reference_id, Field::version, Field::action, Field::content_hash, Field::delivery})
      EXPECT_EQ(found->text(field), "") << schema::info_of(field)->name;
  }
  EXPECT_EQ(candidate(result, 3)->text(Field::standing), "present");
  EXPECT_FALSE(candidate(result, 4)) << "gone from everywhere: not for the screening to say";
  EXPECT_EQ(result.tally.people, 1u) << "nobody covered is to visit";
  EXPECT_EQ(result.tally.excluded.at("G6"), 1u);
}

TEST_F(Watched, OfWhomARosterIsUnclearIsToldNothingNew) {
  roster("DIBAO",
         list_of({Person{1, {{Field::roster_state, "UNCLEAR"}}}, Person{2, {{Field::roster_state, "ENDED"}}}}));
  roster("TEKUN", list_of({}));
  input_.watched = {list_of({sent(1), sent(2)})};
  const auto result = screened();
  ASSERT_TRUE(candidate(result, 1));
  EXPECT_EQ(candidate(result, 1)->text(Field::standing), "to_verify");
  EXPECT_FALSE(candidate(result, 2)) << "on no roster: gone from everywhere";
}

TEST_F(Watched, KeepsKindGroupsAndBases) {
  roster("DIBAO", list_of({}));
  roster("TEKUN", list_of({1}));
  input_.watched = {list_of({sent(1, "G1A+G6", "POV_MON")})};
  const auto result = screened();
  ASSERT_TRUE(candidate(result, 1));
  EXPECT_EQ(candidate(result, 1)->text(Field::kind), "low_income");
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G1A+G6");
  EXPECT_EQ(candidate(result, 1)->text(Field::bases), "POV_MON");
  EXPECT_EQ(candidate(result, 1)->text(Field::rosters), "TEKUN");
}

TEST_F(Watched, TellsTheNewestOfWhatWasSent) {
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  input_.watched = {list_of({sent(1, "G2")}), list_of({sent(1, "G6")})};
  const auto result = screened();
  EXPECT_EQ(result.candidates.size(), 1u);
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G2");
}

TEST_F(Watched, DoesNotMakePeopleOfARosterCandidates) {
  roster("DIBAO", list_of({1, 2, 3}));
  roster("TEKUN", list_of({}));
  input_.watched = {list_of({sent(9)})};
  EXPECT_TRUE(screened().candidates.empty());
}

TEST_F(Watched, TellsTheSameNightAfterNight) {
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  input_.watched = {list_of({sent(1)})};
  const auto first = screened();
  ASSERT_EQ(first.candidates.size(), 1u);
  auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random()).value();
  writer.add({first.candidates[0].key, list::KeyKind::person, true, 0, first.candidates[0].record}).value();
  writer.close().value();
  input_.watched = {list::ListReader::open(writer.file()).value()};
  const auto second = screened();
  ASSERT_EQ(second.candidates.size(), 1u);
  EXPECT_EQ(second.candidates[0].record, first.candidates[0].record);
}

}  // namespace
}  // namespace yingbao::deciding
