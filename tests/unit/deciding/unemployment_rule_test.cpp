#include "deciding/membership.hpp"
#include "rows.hpp"

#include <optional>

namespace yingbao::deciding {
namespace {

const Date kBefore = day(2021, 6, 14), kBusinessDate = day(2021, 6, 15), kAfter = day(2021, 6, 16);

struct Registration {
  std::optional<bool> valid;
  std::optional<Date> registered, cancelled;
  bool member;
};

bool counts(const Registration& each, Date business_date = kBusinessDate) {
  std::vector<Cell> cells{{Field::name, "甲"}};
  if (each.valid) cells.emplace_back(Field::registration_valid, *each.valid);
  if (each.registered) cells.emplace_back(Field::registered_on, *each.registered);
  if (each.cancelled) cells.emplace_back(Field::cancelled_on, *each.cancelled);
  const auto row = record_of(cells);
  return !failed_condition(*rules_of_the_notice().group("G6"), schema::RecordView{row}, business_date);
}

TEST(UnemploymentRule, CountsARegistrationThatIsValidOnTheBusinessDate) {
  const Registration cases[] = {
      {{}, {}, {}, true},
      {true, {}, {}, true},
      {false, {}, {}, false},
      {{}, kBefore, {}, true},
      {{}, kBusinessDate, {}, true},
      {{}, kAfter, {}, false},
      {{}, {}, kBefore, false},
      {{}, {}, kBusinessDate, false},
      {{}, {}, kAfter, true},
      {true, kBefore, kAfter, true},
      {false, kBefore, kAfter, false},
      {true, kBefore, kBefore, false},
      {true, kAfter, {}, false},
  };
  for (const auto& each : cases)
    EXPECT_EQ(counts(each), each.member) << "valid " << (each.valid ? (*each.valid ? "yes" : "no") : "not told")
                                         << ", registered " << (each.registered ? each.registered->iso() : "not told")
                                         << ", cancelled " << (each.cancelled ? each.cancelled->iso() : "not told");
}

TEST(UnemploymentRule, ChangesWithTheBusinessDate) {
  const Registration registration{true, day(2021, 3, 1), day(2021, 9, 1), true};
  EXPECT_FALSE(counts(registration, day(2021, 2, 28)));
  EXPECT_TRUE(counts(registration, day(2021, 3, 1)));
  EXPECT_TRUE(counts(registration, day(2021, 8, 31)));
  EXPECT_FALSE(counts(registration, day(2021, 9, 1)));
}

TEST(UnemploymentRule, IsMetByOneValidRowAmongOthers) {
  Membership membership{*rules_of_the_notice().group("G6"), kBusinessDate};
  const auto ended = record_of({{Field::registration_valid, false}});
  const auto valid = record_of({{Field::registration_valid, true}});
  membership.show(schema::RecordView{ended});
  EXPECT_FALSE(membership.member());
  membership.show(schema::RecordView{valid});
  EXPECT_TRUE(membership.member());
  membership.show(schema::RecordView{ended});
  EXPECT_TRUE(membership.member());
}

}  // namespace
}  // namespace yingbao::deciding
