#include "schema/division.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace yingbao::schema {
namespace {

std::string unit_code(std::string_view cell) {
  const auto* unit = unit_in_county_cell(cell);
  return unit ? unit->code : "";
}

TEST(Units, StandInTheOrderOfTheNotice) {
  const std::vector<std::string> expected{"泉州市", "市本级", "鲤城区", "丰泽区", "洛江区", "泉港区", "石狮市",
                                          "晋江市", "南安市", "惠安县", "安溪县", "永春县", "德化县", "台商投资区"};
  std::vector<std::string> names;
  for (const auto& unit : units()) names.push_back(unit.name);
  EXPECT_EQ(names, expected);
}

TEST(Units, AreFoundByCodeAndByNothingElse) {
  for (const auto& unit : units()) {
    ASSERT_NE(unit_of(unit.code), nullptr);
    EXPECT_EQ(unit_of(unit.code)->name, unit.name);
  }
  for (const auto code : {"", "350527", "350522", "350599", "惠安县", "350521000000"}) EXPECT_EQ(unit_of(code), nullptr);
}

struct Cell {
  const char* text;
  const char* code;
};

void expect_units(std::initializer_list<Cell> cells) {
  for (const auto& cell : cells) EXPECT_EQ(unit_code(cell.text), cell.code) << cell.text;
}

TEST(CountyCell, IsReadAsACodeOfSixNineOrTwelveDigits) {
  expect_units({{"350521", "350521"}, {"350521000", "350521"}, {"350521000000", "350521"}, {"350521103000", "350521"},
                {"350582101001", "350582"}, {"３５０５０２", "350502"}, {" 350583 ", "350583"}, {"350524103", "350524"}});
}

TEST(CountyCell, IsReadAsAName) {
  expect_units({{"惠安县", "350521"}, {"惠安", "350521"}, {" 惠 安 县 ", "350521"}, {"泉州市惠安县", "350521"},
                {"福建省泉州市晋江市", "350582"}, {"晋江", "350582"}, {"晋江市民政局", "350582"}, {"石狮市医疗保障局", "350581"},
                {"鲤城", "350502"}, {"泉州经济技术开发区", "350502"}, {"南安市", "350583"}});
}

TEST(CountyCell, NamesTheZoneInManyWays) {
  expect_units({{"台商投资区", "3505TS"}, {"泉州台商投资区", "3505TS"}, {"台商区", "3505TS"}, {"泉州台商投资区管委会", "3505TS"},
                {"3505TS", "3505TS"}, {"3505CE", "3505TS"}, {"3505ce", "3505TS"}, {"350521104", "3505TS"},
                {"350521105000", "3505TS"}, {"350521106001", "3505TS"}, {"350521200000", "3505TS"}});
}

TEST(CountyCell, NamesTheCityItselfInManyWays) {
  expect_units({{"市本级", "350501"}, {"泉州市本级", "350501"}, {"市直", "350501"}, {"市辖区", "350501"},
                {"泉州市市辖区", "350501"}, {"350501", "350501"}, {"350500", "350501"}, {"350500000000", "350501"},
                {"350501000000", "350501"}, {"泉州市", "350501"}});
}

TEST(CountyCell, NamesNobodyFromElsewhere) {
  expect_units({{"", ""}, {"厦门市", ""}, {"350203", ""}, {"河南省洛阳市", ""}, {"410300", ""}, {"金门县", ""}, {"350527", ""},
                {"福建省", ""}, {"其他", ""}, {"12345", ""}});
}

TEST(CountyCell, PutsNobodyElsewhereOnAccountOfAnAbolishedName) {
  expect_units({{"晋江地区", ""}, {"福建省晋江地区", ""}, {"352400", ""}, {"352401", ""}, {"晋江地区惠安县", "350521"}});
  for (const auto& [cell, successor] : {std::pair{"350522", "350582"}, {"晋江县", "350582"}, {"350523", "350583"},
                                        {"南安县", "350583"}, {"359002", "350581"}})
    EXPECT_TRUE(unit_code(cell).empty() || unit_code(cell) == successor) << cell << " -> " << unit_code(cell);
}

TEST(CountyCell, GivesTheSameAnswerHoweverOftenItIsAsked) {
  for (int round = 0; round < 3; ++round)
    for (int i = 0; i < 5000; ++i) unit_in_county_cell("无此地" + std::to_string(i));
  expect_units({{"惠安县", "350521"}, {"台商区", "3505TS"}, {"厦门市", ""}});
}

TEST(CountyCode, IsACurrentCountyOfTheCity) {
  for (const auto code : {"350502", "350505", "350521", "350527", "350583", "350521000", "350521104000", "350527000000"})
    EXPECT_TRUE(is_county_code(code)) << code;
  for (const auto code : {"", "3505", "350500", "350522", "350523", "352421", "359002", "410300", "35052", "35052a",
                          "3505TS", "350521 ", "3505210000"})
    EXPECT_FALSE(is_county_code(code)) << code;
}

}  // namespace
}  // namespace yingbao::schema
