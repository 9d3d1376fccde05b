#include "reading/identity.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>

namespace yingbao::reading {
namespace {

using namespace testing;

TEST(Identity, AcceptsTheSpecimensOfTheStandardAndNumbersBuiltLikeThem) {
  for (const std::string_view number : {kStandardX, std::string_view{"440524188001010014"}, kMan, kWoman, kManWithX,
                                        std::string_view{"359002197803121010"}}) {
    const auto identity = judge_identity(number);
    EXPECT_EQ(identity.status, IdStatus::ok) << number;
    EXPECT_EQ(identity.number, number);
    EXPECT_TRUE(identity.usable());
    EXPECT_TRUE(is_plain_number(number));
  }
}

TEST(Identity, UpgradesFifteenDigitsToTheNumberOfTheSamePerson) {
  const auto identity = judge_identity("350521670401001");
  EXPECT_EQ(identity.status, IdStatus::upgraded_15);
  EXPECT_EQ(identity.number, kManWithX);
  EXPECT_TRUE(identity.usable());
  EXPECT_FALSE(is_plain_number("350521670401001"));
}

TEST(Identity, LeavesTheCenturyOfACentenarianToAPerson) {
  for (const std::string_view sequence : {"996", "997", "998", "999"}) {
    const auto identity = judge_identity("350521120401" + std::string{sequence});
    EXPECT_EQ(identity.status, IdStatus::bad_date) << sequence;
    EXPECT_TRUE(identity.number.empty());
  }
  EXPECT_EQ(judge_identity("350521120401995").status, IdStatus::upgraded_15);
}

TEST(Identity, RefusesEveryOtherCheckCharacter) {
  for (const char last : std::string_view{"0123456789X"}) {
    auto number = std::string{kMan};
    number[17] = last;
    const auto expected = number == kMan ? IdStatus::ok : IdStatus::bad_check;
    EXPECT_EQ(judge_identity(number).status, expected) << number;
    EXPECT_EQ(is_plain_number(number), number == kMan);
  }
}

TEST(Identity, SeesEveryWrongDigitAndEverySwapOfNeighbours) {
  for (std::size_t i = 0; i < 17; ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto number = std::string{kMan};
      if (number[i] == digit) continue;
      number[i] = digit;
      EXPECT_FALSE(judge_identity(number).usable()) << number;
    }
    auto swapped = std::string{kMan};
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != kMan) {
      EXPECT_FALSE(judge_identity(swapped).usable()) << swapped;
    }
  }
}

TEST(Identity, WantsADayOfTheCalendar) {
  for (const std::string_view seventeen :
       {"35052119900231001", "35052119900431001", "35052119901301001", "35052119900001001", "35052119900100001",
        "35052119900132001", "35052119890229001", "35052119000229001"}) {
    const auto number = std::string{seventeen} + check_character(seventeen);
    EXPECT_EQ(judge_identity(number).status, IdStatus::bad_date) << number;
  }
  EXPECT_EQ(judge_identity("350521200002290036").status, IdStatus::ok);
  EXPECT_EQ(judge_identity("350521670231001").status, IdStatus::bad_date) << "15 digits are judged alike";
}

TEST(Identity, ComputesTheCheckCharacter) {
  EXPECT_EQ(check_character("11010519491231002"), 'X');
  EXPECT_EQ(check_character("44052418800101001"), '4');
  EXPECT_EQ(check_character("35052119900101123"), '9');
  EXPECT_EQ(check_character("93268219850101001"), '7');
}

TEST(Identity, TellsBirthAndSex) {
  EXPECT_EQ(birth_date_of(kMan).iso(), "1990-01-01");
  EXPECT_EQ(birth_date_of("440524188001010014").iso(), "1880-01-01");
  EXPECT_EQ(sex_of(kMan), '1');
  EXPECT_EQ(sex_of(kWoman), '2');
  EXPECT_EQ(sex_of(kManWithX), '1');
}

TEST(Identity, KnowsPrefixesOfThePastAndOfResidencePermits) {
  for (const std::string prefix :
       {"350521", "350582", "350505", "350527", "350522", "350523", "359002", "359004", "359005", "352401", "352421",
        "352422", "352423", "352424", "352425", "352426", "352427", "110105", "810000", "820000", "830000", "932682"})
    EXPECT_TRUE(is_known_prefix(prefix + "199001010010")) << prefix;
}

TEST(Identity, KeepsANumberWithAnUnknownPrefix) {
  EXPECT_FALSE(is_known_prefix("123456199001010011"));
  EXPECT_EQ(judge_identity("123456199001010011").status, IdStatus::ok);
}

TEST(Identity, HasAWordForEveryStatus) {
  EXPECT_EQ(name_of(IdStatus::ok), "OK");
  EXPECT_EQ(name_of(IdStatus::upgraded_15), "UPGRADED_15");
  EXPECT_EQ(name_of(IdStatus::bad_check), "BAD_CHECK");
  EXPECT_EQ(name_of(IdStatus::foreign_ok), "FOREIGN_OK");
  EXPECT_EQ(name_of(IdStatus::non_id_doc), "NON_ID_DOC");
  EXPECT_EQ(name_of(IdStatus::missing), "MISSING");
}

}  // namespace
}  // namespace yingbao::reading
