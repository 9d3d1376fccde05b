#include "reading/identity.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::reading {
namespace {

using namespace testing;

void expect_man(std::initializer_list<const char*> cells) {
  for (const std::string cell : cells) {
    const auto identity = judge_identity(cell);
    EXPECT_EQ(name_of(identity.status), "OK") << ::testing::PrintToString(cell);
    EXPECT_EQ(identity.number, kMan) << ::testing::PrintToString(cell);
  }
}

void expect_man_with_x(std::initializer_list<const char*> cells) {
  for (const std::string cell : cells) EXPECT_EQ(judge_identity(cell).number, kManWithX) << cell;
}

void expect_status(IdStatus status, std::initializer_list<const char*> cells) {
  for (const std::string cell : cells) {
    const auto identity = judge_identity(cell);
    EXPECT_EQ(name_of(identity.status), name_of(status)) << ::testing::PrintToString(cell);
    EXPECT_FALSE(identity.usable());
  }
}

TEST(DirtyIdentity, TakesOffTheWrappersOfSpreadsheets) {
  expect_man({"'350521199001011239", "‘350521199001011239", "`350521199001011239", "=\"350521199001011239\"",
              "\"350521199001011239\"", "'350521199001011239'", "\t350521199001011239\t", "\r\n350521199001011239\r\n",
              "\t'350521199001011239 ", "=\"350521199001011239\t\""});
}

TEST(DirtyIdentity, TakesOffTypographicQuotes) { expect_man({"“350521199001011239”", "‘350521199001011239’"}); }

TEST(DirtyIdentity, FoldsFullWidthCharacters) {
  expect_man({"３５０５２１１９９００１０１１２３９", "350521１９９００１０１1239"});
  expect_man_with_x({"３５０５２１１９６７０４０１００１Ｘ", "３５０５２１１９６７０４０１００１ｘ"});
}

TEST(DirtyIdentity, RemovesBlanksAndInvisibleMarks) {
  expect_man({"350521 19900101 1239", "350521　19900101　1239", "\u00A0350521199001011239\u00A0",
              "\uFEFF350521199001011239", "350521\u200B199001011239", "350521\u200E19900101\u200F1239",
              "\u202A350521199001011239\u202C", "\u202D350521199001011239\u202E", "350521199001\u2060011239"});
}

TEST(DirtyIdentity, RemovesTheBlanksThatNfkcMakesSpaces) {
  expect_man({"350521\u200219900101\u20021239", "350521\u2003199001011239", "350521\u2009199001011239",
              "350521199001011239\u200A", "350521\u202F199001011239", "350521\u205F199001011239"});
}

TEST(DirtyIdentity, RemovesSeparatorsBetweenGroups) {
  expect_man({"350521-19900101-1239", "350521—19900101—1239", "350521.19900101.1239", "350521－19900101－1239",
              "350521199001011239."});
}

TEST(DirtyIdentity, TakesLookAlikesOfXInTheLastPlace) {
  expect_man_with_x({"35052119670401001x", "35052119670401001×", "35052119670401001✕", "35052119670401001х",
                     "35052119670401001Х", "35052119670401001χ", "35052119670401001Χ", "35052119670401001*",
                     " 35052119670401001* "});
}

TEST(DirtyIdentity, TakesTheRomanNumeralTenThatNfkcMakesX) {
  expect_man_with_x({"35052119670401001\u2169", "35052119670401001\u2179"});
}

TEST(DirtyIdentity, TakesNoLookAlikeOfXElsewhere) {
  for (const char* cell : {"X5052119670401001X", "35052119×70401001X", "3505211967040100XX"})
    EXPECT_FALSE(judge_identity(cell).usable()) << cell;
}

TEST(DirtyIdentity, CallsStarsElsewhereMasked) {
  expect_status(IdStatus::masked, {"350521********1239", "3505**********1239", "350521199001****39",
                                   "3505211990010112**", "*50521199001011239", "350521＊＊＊＊＊＊＊＊1239"});
}

TEST(DirtyIdentity, CorrectsLettersOnlyWhenTheResultPassesAndOnlyForReview) {
  for (const char* cell :
       {"35O521199001011239", "35o5211990o1011239", "350521l99001011239", "35052I199001011239", "35O52ll99OO1O11239"}) {
    const auto identity = judge_identity(cell);
    EXPECT_EQ(identity.status, IdStatus::auto_corrected) << cell;
    EXPECT_EQ(identity.number, kMan) << cell;
    EXPECT_FALSE(identity.usable()) << "a guess never takes part in a comparison";
  }
  for (const char* cell : {"35O521199001011230", "35O521199002311239", "3505Z1199001011239"}) {
    const auto identity = judge_identity(cell);
    EXPECT_NE(identity.status, IdStatus::auto_corrected) << cell;
    EXPECT_FALSE(identity.usable());
    EXPECT_TRUE(identity.number.empty());
  }
}

TEST(DirtyIdentity, AppendsNothingToANumberOfTheWrongLength) {
  expect_status(IdStatus::bad_length, {"35052119670401001", "3505211967040100", "35052119900101123", "35052167040100",
                                       "3505211990010112390", "350521", "身份证丢失", "12345678901"});
}

TEST(DirtyIdentity, TakesNoneOfTwoNumbersInOneCell) {
  for (const char* separator : {"/", "、", ",", "，", ";", "；", "\n", "\r\n", " ", "／"}) {
    const auto cell = std::string{kMan} + separator + std::string{kWoman};
    EXPECT_EQ(name_of(judge_identity(cell).status), "SEVERAL") << ::testing::PrintToString(cell);
    EXPECT_FALSE(judge_identity("350521670401001" + std::string{separator} + "350521680401001").usable());
  }
}

TEST(DirtyIdentity, CallsAnEmptyCellMissing) {
  expect_status(IdStatus::missing, {"", " ", "　", "\t\r\n", "\u200B", "-", "—", "/", "无", " 无 ", "''", "－"});
}

TEST(DirtyIdentity, CallsAnEmptyWrapperMissing) {
  expect_status(IdStatus::missing,
                {"=\"\"", "--", "“”", "NULL", "null", "\\N", "N/A", "None", "空", "'", "身份证号："});
}

TEST(DirtyIdentity, SeesPrecisionLostInEveryDress) {
  expect_status(IdStatus::precision_lost,
                {"3.50521E+17", "3.50521199001011E+17", "3.50521E+19", "３．５０５２１Ｅ＋１７", "3.50521e+17",
                 "'3.50521E+17", "350521199001011239.0", "350521199001011264.00", "350521199001011000"});
}

TEST(DirtyIdentity, SeesPrecisionLostHoweverAProgramWritesTheExponent) {
  expect_status(IdStatus::precision_lost,
                {"3.50521199001011E17", "3.5052119900101126E17", "3.50521e17", "3.50521 E+17", "3.50521E 17",
                 "3.50521 e +17", "3，50521E+17", "=\"3.50521E+17\"", "350521199001011E3", "3.50521E14",
                 "350,521,199,001,011,000", "350，521，199，001，011，200"});
}

TEST(DirtyIdentity, ReadsFifteenDigitsThatAnExponentShowsWhole) {
  for (const char* cell : {"3.50521670401001E14", "3.50521670401001E+14", "350,521,670,401,001"})
    EXPECT_EQ(judge_identity(cell).number, kManWithX) << cell;
}

TEST(DirtyIdentity, TakesOffALabelButNoRemark) {
  expect_man({"身份证350521199001011239", "身份证号：350521199001011239", "公民身份号码:350521199001011239",
              "证件号码 350521199001011239"});
  expect_status(IdStatus::bad_length,
                {"350521199001011239（监护人）", "张三350521199001011239", "350521199001011239代"});
}

TEST(DirtyIdentity, TellsNumbersOfSeveralPeople) {
  const std::string man{kMan}, woman{kWoman}, man_with_x{kManWithX};
  for (const std::string& cell :
       {man + "、" + woman, man + "\n" + woman, man + woman, "'" + man + "/" + man_with_x, man + "，350521680401001",
        man + "和" + woman, man + " | " + woman, man + "、" + woman + "、" + man_with_x})
    EXPECT_EQ(name_of(judge_identity(cell).status), "SEVERAL") << cell;
  const auto old_and_new = judge_identity(man_with_x + " / 350521670401001");
  EXPECT_EQ(old_and_new.number, man_with_x) << "of one man";
  EXPECT_EQ(judge_identity(man + "、" + man).number, man);
}

TEST(DirtyIdentity, BelievesTrailingZerosOfOneNumberThatPasses) {
  // One in a thousand people has such a number. A delivery that holds damaged ones is judged as a whole, at intake.
  for (const char* cell : {"350521195101011000", "350582195201011000", "'350583195001014000"})
    EXPECT_EQ(judge_identity(cell).status, IdStatus::ok) << cell;
}

TEST(DirtyIdentity, TrustsNoNumericCellOfMoreThanFifteenDigits) {
  for (const char* cell : {"350521199001011264", "350521199001011239", "350521199001011000", "350521199001011239.0",
                           "3.50521199001011E+17", "35052119900101123943"}) {
    const auto identity = judge_identity(cell, CellKind::numeric);
    EXPECT_EQ(identity.status, IdStatus::precision_lost) << cell;
    EXPECT_TRUE(identity.number.empty());
  }
}

TEST(DirtyIdentity, KeepsNumberOfFifteenDigitsExact) {
  for (const char* cell : {"350521670401001", "350521670401001.0", "350521670401001.00"}) {
    EXPECT_EQ(judge_identity(cell, CellKind::numeric).number, kManWithX) << cell;
    EXPECT_EQ(judge_identity(cell, CellKind::text).number, kManWithX) << cell;
  }
}

TEST(DirtyIdentity, JudgesWhateverBytesTheCellHolds) {
  std::mt19937_64 random{20210615};
  constexpr std::string_view kPieces[] = {"3505", "2119",     "X",    "x",    "*",   "\xC3", "\x97", "\xEF\xBC",
                                          "\x90", "=\"",      "\"",   "E+17", ".0",  "B1",   "O",    " ",
                                          "'",    "\xE2\x80", "\x98", "-",    "998", "H"};
  for (int round = 0; round < 100'000; ++round) {
    std::string cell;
    for (auto pieces = random() % 9; pieces > 0; --pieces) {
      if (random() % 4) cell += kPieces[random() % std::size(kPieces)];
      else cell.push_back(static_cast<char>(random()));
    }
    const auto identity = judge_identity(cell, random() % 2 ? CellKind::text : CellKind::numeric);
    if (identity.usable()) {
      ASSERT_TRUE(is_plain_number(identity.number)) << ::testing::PrintToString(cell);
    }
  }
}

}  // namespace
}  // namespace yingbao::reading
