#include "places/division.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace yingbao::places {
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
  for (const auto code : {"", "350527", "350522", "350599", "惠安县", "350521000000"})
    EXPECT_EQ(unit_of(code), nullptr);
}

struct Cell {
  const char* text;
  const char* code;
};

void expect_units(std::initializer_list<Cell> cells) {
  for (const auto& cell : cells) EXPECT_EQ(unit_code(cell.text), cell.code) << cell.text;
}

TEST(CountyCell, IsReadAsACodeOfSixNineOrTwelveDigits) {
  expect_units({{"350521", "350521"},
                {"350521000", "350521"},
                {"350521000000", "350521"},
                {"350521103000", "350521"},
                {"350582101001", "350582"},
                {"３５０５０２", "350502"},
                {" 350583 ", "350583"},
                {"350524103", "350524"}});
}

TEST(CountyCell, IsReadAsAName) {
  expect_units({{"惠安县", "350521"},
                {"惠安", "350521"},
                {" 惠 安 县 ", "350521"},
                {"泉州市惠安县", "350521"},
                {"福建省泉州市晋江市", "350582"},
                {"晋江", "350582"},
                {"晋江市民政局", "350582"},
                {"石狮市医疗保障局", "350581"},
                {"鲤城", "350502"},
                {"泉州经济技术开发区", "350502"},
                {"南安市", "350583"}});
}

TEST(CountyCell, NamesTheZoneInManyWays) {
  expect_units({{"台商投资区", "3505TS"},
                {"泉州台商投资区", "3505TS"},
                {"台商区", "3505TS"},
                {"泉州台商投资区管委会", "3505TS"},
                {"3505TS", "3505TS"},
                {"3505CE", "3505TS"},
                {"3505ce", "3505TS"},
                {"350521104", "3505TS"},
                {"350521105000", "3505TS"},
                {"350521106001", "3505TS"},
                {"350521200000", "3505TS"}});
}

TEST(CountyCell, AnOfficeOfAZonesTownshipIsTheZones) {
  expect_units({{"洛阳镇人社所", "3505TS"},
                {"东园镇人社所", "3505TS"},
                {"张坂镇劳动保障所", "3505TS"},
                {"百崎回族乡人社所", "3505TS"},
                {"惠安县人社局洛阳所", "3505TS"},
                {"惠安县百崎回族乡劳动保障事务所", "3505TS"},
                {"惠安人社局张坂分局", "3505TS"},
                {"惠安县人社局螺城所", "350521"},
                {"螺城镇人社所", "350521"},
                {"惠安县洛阳路社区", "350521"},
                {"河南省洛阳镇人社所", ""},
                {"晋江市洛阳所", "350582"}});
}

TEST(CountyCell, ThatNamesTwoCountiesNamesNone) {
  expect_units({{"安溪县/南安市", ""},
                {"安溪、南安", ""},
                {"鲤城区,丰泽区", ""},
                {"晋江市 石狮市人社局", ""},
                {"惠安县（台商投资区）", "3505TS"},
                {"晋江市晋江市民政局", "350582"}});
}

TEST(CountyCell, NamesTheCityItselfInManyWays) {
  expect_units({{"市本级", "350501"},
                {"泉州市本级", "350501"},
                {"市直", "350501"},
                {"市辖区", "350501"},
                {"泉州市市辖区", "350501"},
                {"350501", "350501"},
                {"350501000000", "350501"},
                {"泉州市本级（市直）", "350501"},
                {"泉州市医疗保障局", "350501"},
                {"福建省泉州市人力资源和社会保障局", "350501"},
                {"泉州市总工会", "350501"},
                {"泉州市社会劳动保险中心", "350501"},
                {"泉州市直单位", "350501"}});
}

TEST(CountyCell, NamesNobodyFromElsewhere) {
  expect_units({{"", ""},
                {"厦门市", ""},
                {"350203", ""},
                {"河南省洛阳市", ""},
                {"410300", ""},
                {"金门县", ""},
                {"350527", ""},
                {"福建省", ""},
                {"其他", ""},
                {"12345", ""}});
}

TEST(CountyCell, PutsNobodyElsewhereOnAccountOfAnAbolishedName) {
  expect_units({{"晋江地区", ""},
                {"福建省晋江地区", ""},
                {"352400", ""},
                {"352401", ""},
                {"352427", ""},
                {"晋江地区惠安县", "350521"}});
}

TEST(CountyCell, KnowsTheCodesThatItsCountiesHadBefore) {
  expect_units({{"350522", "350582"},
                {"晋江县", "350582"},
                {"359004", "350582"},
                {"352422", "350582"},
                {"350523", "350583"},
                {"南安县", "350583"},
                {"359005", "350583"},
                {"352423", "350583"},
                {"359002", "350581"},
                {"352421", "350521"},
                {"352424", "350524"},
                {"352425", "350525"},
                {"352426", "350526"},
                {"350522000000", "350582"}});
}

TEST(CountyCell, IsReadByTheShortNameOfItsCounty) {
  expect_units({{"泉州市安溪", "350524"},
                {"福建省泉州市晋江", "350582"},
                {"泉州市南安医保管理部", "350583"},
                {"安溪人社局", "350524"},
                {"泉州鲤城", "350502"},
                {"泉州市公安局鲤城分局", "350502"},
                {"泉州市医保中心(南安)", "350583"},
                {"福建德化", "350526"},
                {"泉州-石狮", "350581"},
                {"福建省/泉州市/永春", "350525"},
                {"350524安溪", "350524"},
                {"泉州市惠安山霞镇", "350521"},
                {"泉港山腰街道", "350505"},
                {"泉州经济技术开发区社会事业局", "350502"},
                {"泉州市丰泽街道", "350503"},
                {"泉州市螺城镇", "350521"},
                {"泉州市螺城镇人民政府", "350521"},
                {"350500螺城镇", "350521"}});
}

TEST(CountyCell, IsNotReadFromWhatIsNamedAfterACounty) {
  expect_units({{"晋江路", ""},
                {"泉州市晋江路", ""},
                {"丰泽街123号", ""},
                {"安溪中学", ""},
                {"泉州市石狮市场", ""},
                {"惠安大厦", ""},
                {"河南安阳市", ""},
                {"东南安置小区", ""},
                {"厦门市晋江大厦", ""},
                {"漳州台商投资区", ""},
                {"福建省福州市台商投资区", ""},
                {"江西省晋江市", ""},
                {"泉州市东海社区居委会", ""}});
}

TEST(CountyCell, ThatNamesTheCityAloneNamesNobodysUnit) {
  expect_units({{"泉州市", ""},
                {"泉州", ""},
                {"福建省泉州市", ""},
                {"福建泉州", ""},
                {"350500", ""},
                {"350500000000", ""},
                {"泉州市区", ""},
                {"350500泉州市", ""}});
}

TEST(CountyCell, IsReadThroughTheWrappersOfExports) {
  expect_units({{"'350524", "350524"},
                {"=\"350524\"", "350524"},
                {"\t350524000000\t", "350524"},
                {"350524.0", "350524"},
                {"3.50524E+11", "350524"},
                {"'晋江市", "350582"},
                {"“晋江市”", "350582"}});
}

TEST(CountyCell, IsNotReadFromAnIdentityNumber) {
  expect_units({{"350524199001011238", ""},
                {"'350524199001011238", ""},
                {"35052119670401001X", ""},
                {"350521670401001", ""},
                {"350521104001011239", ""},
                {"３５０５２４１９９００１０１１２３８", ""},
                {"35052419900101", ""}});
}

TEST(CountyCell, GivesTheSameAnswerHoweverOftenItIsAsked) {
  for (int round = 0; round < 3; ++round)
    for (int i = 0; i < 5000; ++i) unit_in_county_cell("无此地" + std::to_string(i));
  expect_units({{"惠安县", "350521"}, {"台商区", "3505TS"}, {"厦门市", ""}});
}

TEST(CountyCode, IsACurrentCountyOfTheCity) {
  for (const auto code :
       {"350502", "350505", "350521", "350527", "350583", "350521000", "350521104000", "350527000000"})
    EXPECT_TRUE(is_county_code(code)) << code;
  for (const auto code : {"", "3505", "350500", "350522", "350523", "352421", "359002", "410300", "35052", "35052a",
                          "3505TS", "350521 ", "3505210000"})
    EXPECT_FALSE(is_county_code(code)) << code;
}

}  // namespace
}  // namespace yingbao::places
