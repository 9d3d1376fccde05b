#include "town.hpp"

namespace yingbao::deciding {
namespace {

using CandidateOf = Town;

TEST_F(CandidateOf, AVisitTellsFactsStandingGroupAndRules) {
  group("G6", list_of({{1, {{Field::name, "甲"}, {Field::unit, "350582"}, {Field::phone, "059500000000"}}}}));
  empty_rosters();
  const auto result = screened();
  const auto* found = candidate(result, 1);
  ASSERT_TRUE(found);
  EXPECT_TRUE(schema::check_record(found->record)) << schema::check_record(found->record).error().detail();
  EXPECT_EQ(found->text(Field::id_number), number_of(1));
  EXPECT_EQ(found->text(Field::id_status), "OK");
  EXPECT_EQ(found->text(Field::name), "甲");
  EXPECT_EQ(found->text(Field::kind), "to_visit");
  EXPECT_EQ(found->text(Field::standing), "present");
  EXPECT_EQ(found->text(Field::groups), "G6");
  EXPECT_EQ(found->text(Field::rules), "quanzhou-2021.3");
  for (const auto field :
       {Field::bases, Field::rosters, Field::review, Field::agency, Field::delivery, Field::row, Field::as_of})
    EXPECT_EQ(found->text(field), "") << schema::info_of(field)->name;
}

TEST_F(CandidateOf, AMonitoredHouseholdIsLowIncomeWithOneBasis) {
  group("G1A", list_of({1}));
  group("G1C", list_of({1}));
  empty_rosters();
  const auto result = screened();
  EXPECT_EQ(candidate(result, 1)->text(Field::kind), "low_income");
  EXPECT_EQ(candidate(result, 1)->text(Field::bases), "POV_MON");
  EXPECT_EQ(candidate(result, 1)->text(Field::groups), "G1A+G1C");
  EXPECT_EQ(result.tally.low_income, 1u);
}

TEST_F(CandidateOf, SeveralRowsCitesEachRowThatCounts) {
  group("G6", list_of({{1, {{Field::name, "甲"}}},
                       {1, {{Field::name, "甲"}, {Field::registration_valid, false}}},
                       {1, {{Field::name, "甲"}}}}));
  group("G1B", list_of({1}));
  empty_rosters();
  const auto result = screened();
  schema::EntriesView entries{*schema::RecordView{candidate(result, 1)->record}.find(Field::evidence)};
  std::vector<std::string> cited;
  for (schema::RecordView entry; entries.next(entry);) {
    EXPECT_EQ(entry.number(Field::delivery), 7);
    cited.push_back(std::string{entry.text(Field::evidence_group)} + " list " +
                    std::to_string(*entry.number(Field::evidence_list)) + " row " +
                    std::to_string(*entry.number(Field::row)));
  }
  EXPECT_EQ(cited, (std::vector<std::string>{"G1B list 2 row 2", "G6 list 1 row 2", "G6 list 1 row 4"}));
}

TEST_F(CandidateOf, SeveralRowsTakesTheFirstRowsFactsAndFillsGaps) {
  group("G6", list_of({{1, {{Field::name, "甲"}, {Field::unit, "350582"}}},
                       {1, {{Field::name, "甲甲"}, {Field::phone, "059500000001"}}},
                       {1, {{Field::phone, "059500000002"}, {Field::village, "某村"}}}}));
  group("G1B", list_of({{1,
                         {{Field::name, "甲甲甲"},
                          {Field::unit, "350502"},
                          {Field::monitor_type, "脱贫不稳定户"},
                          {Field::remark, "x"}}}}));
  empty_rosters();
  const auto result = screened();
  const auto* found = candidate(result, 1);
  EXPECT_TRUE(schema::check_record(found->record));
  EXPECT_EQ(found->text(Field::name), "甲甲甲") << "of the first group in the table of kinds";
  EXPECT_EQ(found->text(Field::unit), "350502") << "the lowest code of two that one row each names";
  EXPECT_EQ(found->text(Field::phone), "059500000001");
  EXPECT_EQ(found->text(Field::village), "某村");
  EXPECT_EQ(found->text(Field::remark), "x");
}

TEST_F(CandidateOf, SeveralRowsKeepsAllSettlementsSideBySide) {
  const auto settled = [](std::int64_t fen) {
    return entries_of({record_of(
        {{Field::settled_on, day(2021, 1, 1)}, {Field::own_pay, fen}, {Field::settlement_state, "settled"}})});
  };
  group("G6", list_of({1}));
  group("G2",
        list_of({{1, {{Field::settlements, settled(3'000'000)}}}, {1, {{Field::settlements, settled(2'000'000)}}}}));
  empty_rosters();
  const auto result = screened();
  schema::EntriesView entries{*schema::RecordView{candidate(result, 1)->record}.find(Field::settlements)};
  std::vector<std::int64_t> amounts;
  for (schema::RecordView entry; entries.next(entry);) amounts.push_back(*entry.number(Field::own_pay));
  EXPECT_EQ(amounts, (std::vector<std::int64_t>{3'000'000, 2'000'000}));
}

TEST_F(CandidateOf, TheSameListsIsTheSameRecord) {
  group("G6", list_of({1, 2, 3}));
  empty_rosters();
  const auto first = screened(), second = screened();
  ASSERT_EQ(first.candidates.size(), second.candidates.size());
  for (std::size_t i = 0; i < first.candidates.size(); ++i)
    EXPECT_EQ(first.candidates[i].record, second.candidates[i].record);
  EXPECT_EQ(first.tally.json(), second.tally.json());
}

}  // namespace
}  // namespace yingbao::deciding
