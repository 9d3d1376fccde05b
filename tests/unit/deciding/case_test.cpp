#include "town.hpp"

#include <gmock/gmock.h>

namespace yingbao::deciding {
namespace {

using testing::IsEmpty;

/// Cases as ingest writes them: each row under its case, and beside it whoever is named with a usable number.
class Cases : public Town {
 protected:
  struct Ticket {
    int number;
    int who;  ///< negative: nobody with a usable number
    const char* type = "社会救助类";
  };

  ReaderPtr cases(const std::vector<Ticket>& tickets) {
    auto writer = list::ListWriter::create(folder_.path(), crypto::DataKey::random(), {200}).value();
    std::uint64_t row = 0;
    for (const auto& ticket : tickets) {
      std::vector<Cell> cells{{Field::agency, "petitions"},
                              {Field::delivery, 7},
                              {Field::row, int(++row) + 1},
                              {Field::as_of, kBusinessDate},
                              {Field::id_status, ticket.who < 0 ? "MISSING" : "OK"}};
      if (ticket.who >= 0) cells.emplace_back(Field::id_number, number_of(ticket.who));
      cells.emplace_back(Field::name, "甲");
      cells.emplace_back(Field::unit, "350582");
      cells.emplace_back(Field::case_number, "X" + std::to_string(ticket.number));
      cells.emplace_back(Field::case_date, day(2021, 1, 1));
      cells.emplace_back(Field::case_type, ticket.type);
      const auto record = record_of(cells);
      auto key = crypto::Keyer::hashed_block(list::KeyKind::cases, 0, static_cast<std::uint64_t>(ticket.number));
      keyer_.encrypt({&key, 1});
      writer.add({key, list::KeyKind::cases, true, row, record}).value();
      if (ticket.who >= 0) writer.add({key_of(ticket.who), list::KeyKind::person, false, row, record}).value();
    }
    writer.close().value();
    return list::ListReader::open(writer.file()).value();
  }
};

TEST_F(Cases, CountOnceHoweverManyTicketsAndPetitionersTheyHave) {
  group("G4", cases({{1, 1}, {1, 2}, {1, -1}, {2, 1}}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G4"), 2u);
  EXPECT_EQ(result.candidates.size(), 2u) << "people are told of as people";
  EXPECT_EQ(result.tally.funnel.sum(Step::other_row), 2u);
  EXPECT_EQ(result.tally.funnel.sum([](const Fate&) { return true; }), 4u) << "and are no rows beside their tickets";
}

TEST_F(Cases, CountWithoutANumberAndAreForwardedForNobody) {
  group("G4", cases({{1, -1}, {2, 1}}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G4"), 2u);
  EXPECT_EQ(result.tally.funnel.sum([](const Fate& fate) { return fate.detail == kUnmatched; }), 1u);
  EXPECT_EQ(result.candidates.size(), 1u);
}

TEST_F(Cases, AreExcludedByNoRoster) {
  group("G4", cases({{1, 1}}));
  roster("DIBAO", list_of({1}));
  roster("TEKUN", list_of({}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G4"), 1u);
  EXPECT_EQ(candidate(result, 1)->text(Field::rosters), "DIBAO");
}

TEST_F(Cases, OfAnotherKindDoNotCount) {
  group("G4", cases({{1, 1, "城乡建设"}}));
  const auto result = screened();
  EXPECT_EQ(result.tally.funnel.to_visit("350582", "G4"), 0u);
  EXPECT_THAT(result.candidates, IsEmpty());
}

TEST_F(Cases, AndAnotherGroupMakeOneCandidate) {
  group("G4", cases({{1, 1}}));
  group("G6", list_of({1}));
  empty_rosters();
  const auto result = screened();
  ASSERT_EQ(result.candidates.size(), 1u);
  EXPECT_EQ(result.candidates[0].text(Field::groups), "G4+G6");
}

}  // namespace
}  // namespace yingbao::deciding
