#include "number_columns.hpp"

#include <gtest/gtest.h>

namespace yingbao::ingest {
namespace {

std::string number_with(std::string seventeen) {
  seventeen.push_back(reading::check_character(seventeen));
  return seventeen;
}

/// The n-th number in or beside …000 that passes: of women, by its last four characters.
std::string zeros(int n) {
  for (int day = 101; day < 1232; ++day) {
    if (day % 100 == 0 || day % 100 > 28) continue;
    const auto number = number_with("3505211962" + std::string(day < 1000 ? "0" : "") + std::to_string(day) + "400");
    if (number.ends_with("000") && n-- == 0) return number;
  }
  return {};
}

const std::string kPlain = "350582198506150021", kMan = "350521199001011239", kFails = "350521199001011000";

enum class Becomes { kept, lost };

struct Case {
  const char* what;
  std::vector<Cell> others;
  Cell cell;
  Becomes becomes;
  bool typed = false;
};

/// The cell at the beginning, in the middle and at the end of the others.
void expect_in_any_place(const Case& each) {
  for (std::size_t place = 0; place <= each.others.size(); ++place) {
    auto column = each.others;
    column.insert(column.begin() + static_cast<std::ptrdiff_t>(place), each.cell);
    EXPECT_EQ(judged(column, each.typed).usable[place], each.becomes == Becomes::kept) << each.what << ", at " << place;
  }
}

TEST(NumberEvidence, ANumberInZerosIsLostWhereItsColumnShowsDamage) {
  const std::string passes = zeros(0);
  const std::vector<Cell> ordinary = {{kPlain}, {kMan}, {"35052119670401001X"}};
  const auto with = [&](std::vector<Cell> more) {
    more.insert(more.end(), ordinary.begin(), ordinary.end());
    return more;
  };
  const Case cases[] = {
      {"alone", {}, {passes}, Becomes::kept},
      {"among ordinary numbers", ordinary, {passes}, Becomes::kept},
      {"beside another that passes", with({{zeros(1)}}), {passes}, Becomes::kept},
      {"beside one that fails", with({{kFails}}), {passes}, Becomes::lost},
      {"in quotes", with({{kFails}}), {"'" + passes}, Becomes::lost},
      {"in groups", with({{kFails}}), {passes.substr(0, 6) + " " + passes.substr(6)}, Becomes::lost},
      {"in full width", with({{kFails}}), {"３" + passes.substr(1)}, Becomes::lost},
      {"beside a failing one in quotes", with({{"'" + kFails + "'"}}), {passes}, Becomes::lost},
      {"beside a failing one in blanks", with({{" 350521 19900101 1000"}}), {passes}, Becomes::lost},
      {"beside a failing one with decimals", with({{kFails + ".0"}}), {passes}, Becomes::lost},
      {"beside an exponent",
       with({{"3.50521E+17"}, {"3.50521199001011E+17"}, {"3.50521E17"}}),
       {passes},
       Becomes::kept},
      {"beside a stand-in without a birthday", with({{"350521000000000000"}}), {passes}, Becomes::kept},
      {"beside a number that is wrong otherwise", with({{"350521199001011238"}}), {passes}, Becomes::kept},
      {"of a man", ordinary, {passes, false, '1'}, Becomes::lost},
      {"of a woman", ordinary, {passes, false, '2'}, Becomes::kept},
      {"beside one of a man", with({{zeros(1), false, '1'}}), {passes, false, '2'}, Becomes::lost},
      {"where cells have types", with({{kFails}, {zeros(1), false, '1'}}), {passes, false, '1'}, Becomes::kept, true},
      {"the neighbour of damage", with({{kFails}, {passes}}), {kPlain}, Becomes::kept},
      {"brought to 18 from 15", with({{kFails}}), {passes.substr(0, 6) + passes.substr(8, 9)}, Becomes::kept},
  };
  for (const auto& each : cases) expect_in_any_place(each);
}

TEST(NumberEvidence, MoreNumbersInZerosThanChanceExplainsAreLostAtOnce) {
  std::vector<Cell> column;
  for (int n = 0; n < 6; ++n) column.push_back({zeros(n)});
  const auto made = judged(column);
  EXPECT_EQ(std::count(made.usable.begin(), made.usable.end(), true), 0);
  EXPECT_LT(made.most_waiting, 4u);
}

TEST(NumberEvidence, MistakesOfAnOrdinaryKindExplainAFailingNumberInZeros) {
  std::vector<Cell> column = {{kFails}, {zeros(0)}};
  for (int n = 0; n < 100; ++n) column.push_back({"350521199001011238"});
  EXPECT_TRUE(judged(column).usable[1]);
  column.insert(column.end(), 5, {kFails});
  EXPECT_FALSE(judged(column).usable[1]);
}

TEST(NumberEvidence, WhatADoubleGivesBackUnchangedSurvives) {
  for (const char* number : {"350502195607122200", "350521199001011264", "350521199001011000"})
    EXPECT_TRUE(survives_a_double(number)) << number;
  for (const char* number :
       {"350502195607122220", "350521199001011239", "350582198506150021", "350502195607122198", "350502195607122199"})
    EXPECT_FALSE(survives_a_double(number)) << number;
}

/// A number that passes, and survives or does not.
std::string of_double(bool survives, int skip = 0) {
  for (int sequence = 1; sequence < 1000; ++sequence) {
    const auto digits = std::to_string(1000 + sequence).substr(1);
    for (const char* birthday : {"19850312", "19570312", "19961107"}) {
      const auto number = number_with("350502" + std::string{birthday} + digits);
      if (!number.ends_with("X") && !number.ends_with("000") && survives_a_double(number) == survives && skip-- == 0)
        return number;
    }
  }
  return {};
}

TEST(NumberEvidence, JsonNumbersThatAllSurviveADoubleAreLost) {
  const Cell first{of_double(true, 0), true}, second{of_double(true, 1), true}, exact{of_double(false), true};
  const Case cases[] = {
      {"alone: it is lost more likely than lucky", {}, first, Becomes::lost},
      {"beside another that survives", {second}, first, Becomes::lost},
      {"beside a text", {{kPlain}}, first, Becomes::lost},
      {"beside one that does not survive", {second, exact}, first, Becomes::kept},
      {"that does not survive", {first, second}, exact, Becomes::kept},
      {"beside a wrong one that does not survive", {{"350521199001011238", true}}, first, Becomes::kept},
      {"a text beside numbers that survive", {first, second}, {kPlain}, Becomes::kept},
      {"in zeros, beside one that fails in zeros", {exact, {kFails}}, {zeros(0), true}, Becomes::lost},
  };
  for (const auto& each : cases) expect_in_any_place(each);
}

TEST(NumberEvidence, TextsThatAllSurviveAreLostFromTheThirdOn) {
  std::vector<Cell> column = {{of_double(true, 0)}, {of_double(true, 1)}};
  EXPECT_TRUE(judged(column).usable[0]);
  column.push_back({of_double(true, 2)});
  EXPECT_FALSE(judged(column).usable[0]);
  column.push_back({of_double(false)});
  EXPECT_TRUE(judged(column).usable[0]);
}

TEST(NumberEvidence, ALongColumnOfSurvivorsDoesNotWait) {
  std::vector<Cell> column;
  for (int n = 0; n < 40; ++n) column.push_back({of_double(true, n % 20), true});
  EXPECT_LT(judged(column).most_waiting, 9u);
}

}  // namespace
}  // namespace yingbao::ingest
