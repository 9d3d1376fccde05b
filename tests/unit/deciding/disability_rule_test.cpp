#include "deciding/membership.hpp"
#include "rows.hpp"

#include <optional>

namespace yingbao::deciding {
namespace {

const Date kBusinessDate = day(2021, 6, 15);

struct Certificate {
  std::optional<int> category, grade;
  std::optional<Date> first_issued = day(2020, 5, 1);
};

bool is_member(std::initializer_list<Certificate> rows) {
  Membership membership{*rules_of_the_notice().group("G3"), kBusinessDate};
  for (const auto& each : rows) {
    std::vector<Cell> cells{{Field::name, "甲"}};
    if (each.category) cells.emplace_back(Field::disability_category, *each.category);
    if (each.grade) cells.emplace_back(Field::disability_grade, *each.grade);
    if (each.first_issued) cells.emplace_back(Field::first_issued_on, *each.first_issued);
    const auto row = record_of(cells);
    membership.show(schema::RecordView{row});
  }
  return membership.member();
}

TEST(DisabilityRule, CountsGrades1And2OfEveryCategory) {
  for (int category = 1; category <= 7; ++category)
    for (int grade = 1; grade <= 2; ++grade) EXPECT_TRUE(is_member({{category, grade}})) << category << '/' << grade;
  EXPECT_TRUE(is_member({{std::nullopt, 1}})) << "the category is not needed";
}

TEST(DisabilityRule, CountsGrade3OfIntellectualAndMentalDisabilityAlone) {
  for (int category = 1; category <= 7; ++category)
    EXPECT_EQ(is_member({{category, 3}}), category == 5 || category == 6) << category;
  EXPECT_FALSE(is_member({{std::nullopt, 3}}));
}

TEST(DisabilityRule, CountsNoOtherGrade) {
  for (int category = 1; category <= 7; ++category)
    for (const int grade : {0, 4, 5}) EXPECT_FALSE(is_member({{category, grade}})) << category << '/' << grade;
  EXPECT_FALSE(is_member({{5, std::nullopt}}));
  EXPECT_FALSE(is_member({{std::nullopt, std::nullopt}}));
}

TEST(DisabilityRule, CountsWhoWasFirstCertifiedFrom2020ToTheBusinessDate) {
  const std::pair<Date, bool> cases[] = {{day(1999, 1, 1), false}, {day(2019, 12, 31), false},
                                         {day(2020, 1, 1), true},  {day(2021, 6, 14), true},
                                         {kBusinessDate, true},    {day(2021, 6, 16), false}};
  for (const auto& [date, member] : cases) EXPECT_EQ(is_member({{1, 1, date}}), member) << date.iso();
}

TEST(DisabilityRule, DoesNotTakeAnUnknownFirstDayForANewOne) { EXPECT_FALSE(is_member({{1, 1, std::nullopt}})); }

TEST(DisabilityRule, DoesNotLookAtTheDayOfAReplacement) {
  Membership membership{*rules_of_the_notice().group("G3"), kBusinessDate};
  const auto row = record_of({{Field::disability_category, 1},
                              {Field::disability_grade, 1},
                              {Field::first_issued_on, day(2012, 5, 1)},
                              {Field::issued_on, day(2021, 5, 1)}});
  membership.show(schema::RecordView{row});
  EXPECT_FALSE(membership.member());
}

TEST(DisabilityRule, NeedsOneRowThatMeetsEverything) {
  EXPECT_FALSE(is_member({{1, 1, day(2019, 1, 1)}, {1, 4, day(2021, 1, 1)}})) << "the grade of one, the day of another";
  EXPECT_FALSE(is_member({{5, 4}, {1, 3}}));
  EXPECT_TRUE(is_member({{1, 4, day(2021, 1, 1)}, {1, 1, day(2021, 1, 1)}}));
}

}  // namespace
}  // namespace yingbao::deciding
