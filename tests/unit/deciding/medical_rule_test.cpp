#include "deciding/membership.hpp"
#include "rows.hpp"

namespace yingbao::deciding {
namespace {

constexpr auto kSettled = "settled", kRefunded = "refunded", kVoid = "void";
const Date kBusinessDate = day(2021, 6, 15);

std::string paid(std::int64_t fen, Date on, const char* state = kSettled) {
  return record_of({{Field::settled_on, on}, {Field::own_pay, fen}, {Field::settlement_state, state}});
}
std::string paid_in(std::int64_t fen, int year, const char* state = kSettled) {
  return record_of({{Field::settled_year, year}, {Field::own_pay, fen}, {Field::settlement_state, state}});
}

/// Whether a person with these rows, each with its settlements, is a member.
bool is_member(std::initializer_list<std::string> rows, Date business_date = kBusinessDate) {
  Membership membership{*rules_of_the_notice().group("G2"), business_date};
  for (const auto& entries : rows) {
    const auto row = entries.empty() ? record_of({{Field::name, "甲"}}) : record_of({{Field::settlements, entries}});
    membership.show(schema::RecordView{row});
  }
  return membership.member();
}
bool is_member(std::string entry) { return is_member({entries_of({std::move(entry)})}); }

TEST(MedicalRule, CountsStrictlyMoreThanFortyThousandYuan) {
  EXPECT_FALSE(is_member(paid(0, day(2021, 1, 1))));
  EXPECT_FALSE(is_member(paid(3'999'999, day(2021, 1, 1))));
  EXPECT_FALSE(is_member(paid(4'000'000, day(2021, 1, 1))));
  EXPECT_TRUE(is_member(paid(4'000'001, day(2021, 1, 1))));
  EXPECT_TRUE(is_member(paid(100'000'000'000, day(2021, 1, 1))));
}

TEST(MedicalRule, AddsUpSettlementsOfARowAndRowsOfAPerson) {
  const auto half = paid(2'000'000, day(2020, 3, 1)), more = paid(2'000'001, day(2021, 3, 1));
  EXPECT_TRUE(is_member({entries_of({half, more})}));
  EXPECT_TRUE(is_member({entries_of({half}), entries_of({more})}));
  EXPECT_FALSE(is_member({entries_of({half, half})}));
  EXPECT_FALSE(is_member({entries_of({half}), entries_of({half})}));
}

TEST(MedicalRule, LooksFrom2020ToTheBusinessDateWithBothDays) {
  const auto much = [](Date on) { return paid(5'000'000, on); };
  EXPECT_FALSE(is_member(much(day(2019, 12, 31))));
  EXPECT_TRUE(is_member(much(day(2020, 1, 1))));
  EXPECT_TRUE(is_member(much(day(2020, 12, 31))));
  EXPECT_TRUE(is_member(much(kBusinessDate)));
  EXPECT_FALSE(is_member(much(day(2021, 6, 16))));
  EXPECT_TRUE(is_member({entries_of({much(day(2021, 6, 16))})}, day(2021, 6, 16))) << "the next night";
}

TEST(MedicalRule, AddsNothingFromOutsideTheWindow) {
  EXPECT_FALSE(is_member({entries_of({paid(3'000'000, day(2019, 12, 31)), paid(3'000'000, day(2020, 1, 1))})}));
}

TEST(MedicalRule, CountsWhatIsSettledNotWhatWasRefundedOrVoid) {
  EXPECT_FALSE(is_member(paid(5'000'000, day(2021, 1, 1), kRefunded)));
  EXPECT_FALSE(is_member(paid(5'000'000, day(2021, 1, 1), kVoid)));
  EXPECT_FALSE(is_member(record_of({{Field::settled_on, day(2021, 1, 1)}, {Field::own_pay, 5'000'000}})))
      << "a state nobody told";
  const auto kept = paid(3'000'000, day(2021, 1, 1)), given_back = paid(3'000'000, day(2021, 1, 2), kRefunded);
  EXPECT_FALSE(is_member({entries_of({kept, given_back})}));
}

TEST(MedicalRule, TakesOffNegativeSettlements) {
  const auto much = paid(5'000'000, day(2021, 1, 1));
  EXPECT_FALSE(is_member({entries_of({much, paid(-1'000'000, day(2021, 2, 1))})}));
  EXPECT_TRUE(is_member({entries_of({much, paid(-999'999, day(2021, 2, 1))})}));
  EXPECT_FALSE(is_member({entries_of({paid(-1'000'000, day(2021, 2, 1))}), entries_of({much})}));
  EXPECT_TRUE(is_member({entries_of({much, paid(-1'000'000, day(2021, 2, 1), kVoid)})}));
}

TEST(MedicalRule, TakesYearsWhereNoDayIsTold) {
  for (const auto& [year, member] : {std::pair{2019, false}, {2020, true}, {2021, true}, {2022, false}})
    EXPECT_EQ(is_member(paid_in(5'000'000, year)), member) << year;
  EXPECT_TRUE(is_member({entries_of({paid_in(2'000'001, 2020), paid(2'000'000, day(2021, 1, 1))})}));
}

TEST(MedicalRule, BelievesTheDayBeforeTheYear) {
  const auto entry = [](Date on, int year) {
    return record_of({{Field::settled_on, on},
                      {Field::own_pay, 5'000'000},
                      {Field::settlement_state, kSettled},
                      {Field::settled_year, year}});
  };
  EXPECT_FALSE(is_member(entry(day(2019, 12, 31), 2020)));
  EXPECT_TRUE(is_member(entry(day(2020, 1, 1), 2019)));
}

TEST(MedicalRule, CountsNothingWithoutADayAYearOrAnAmount) {
  EXPECT_FALSE(is_member(record_of({{Field::own_pay, 5'000'000}, {Field::settlement_state, kSettled}})));
  EXPECT_FALSE(is_member(record_of({{Field::settled_on, day(2021, 1, 1)}, {Field::settlement_state, kSettled}})));
  EXPECT_FALSE(is_member({std::string{}}));
  EXPECT_FALSE(is_member({}));
}

TEST(MedicalRule, LooksAtOwnPayNotAtOtherAmounts) {
  EXPECT_FALSE(is_member(record_of({{Field::settled_on, day(2021, 1, 1)},
                                    {Field::settlement_state, kSettled},
                                    {Field::self_pay, 9'000'000},
                                    {Field::personal_total, 9'000'000},
                                    {Field::own_pay, 4'000'000}})));
}

TEST(MedicalRule, StartsAnewForTheNextPerson) {
  Membership membership{*rules_of_the_notice().group("G2"), kBusinessDate};
  const auto much = record_of({{Field::settlements, entries_of({paid(5'000'000, day(2021, 1, 1))})}});
  const auto little = record_of({{Field::settlements, entries_of({paid(1, day(2021, 1, 1))})}});
  membership.show(schema::RecordView{much});
  EXPECT_TRUE(membership.member());
  membership.reset();
  EXPECT_FALSE(membership.member());
  membership.show(schema::RecordView{little});
  EXPECT_FALSE(membership.member());
}

}  // namespace
}  // namespace yingbao::deciding
