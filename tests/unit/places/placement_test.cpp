// Which unit a row counts for: the zone's townships first, then the order of evidence.
#include "places/division.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingbao::places {
namespace {

constexpr auto kZone = "3505TS", kHuian = "350521", kNobody = "";

/// PlaceEvidence of which only some is said.
struct Says {
  std::string_view county{}, township{}, village{}, hukou_address{}, live_address{}, agency_unit{}, section{};
  PlaceEvidence evidence() const {
    return {county, township, village, hukou_address, live_address, agency_unit, section};
  }
};

struct Row {
  Says says;
  const char* unit;
  UnitBasis basis;
};

void expect_placed(std::initializer_list<Row> rows) {
  for (const auto& row : rows) {
    const auto placed = place(row.says.evidence());
    const auto told = "county=" + std::string{row.says.county} + " township=" + std::string{row.says.township} +
                      " village=" + std::string{row.says.village} + " hukou=" + std::string{row.says.hukou_address} +
                      " live=" + std::string{row.says.live_address} + " agency=" + std::string{row.says.agency_unit};
    EXPECT_EQ(placed.unit ? placed.unit->code : "", row.unit) << told;
    EXPECT_EQ(name_of(placed.basis), name_of(row.basis)) << told;
  }
}

TEST(Placement, FollowsTheOrderOfEvidence) {
  Says says{.county = "晋江市",
            .township = "螺城镇",
            .hukou_address = "泉州市安溪县官桥镇",
            .live_address = "泉州市丰泽区",
            .agency_unit = "350526"};
  expect_placed({{says, "350582", UnitBasis::county_field}});
  says.county = "";
  expect_placed({{says, kHuian, UnitBasis::township_field}});
  says.township = "";
  expect_placed({{says, "350524", UnitBasis::hukou_address}});
  says.hukou_address = "湖北省武汉市";
  expect_placed({{says, "350503", UnitBasis::live_address}});
  says.live_address = "";
  expect_placed({{says, "350526", UnitBasis::agency}});
  says.agency_unit = "";
  expect_placed({{says, kNobody, UnitBasis::none}});
}

TEST(Placement, ReadsTownshipsByCodeAndName) {
  expect_placed({{{.township = "350524103"}, "350524", UnitBasis::township_field},
                 {{.township = "350524103000"}, "350524", UnitBasis::township_field},
                 {{.village = "350583118001"}, "350583", UnitBasis::township_field},
                 {{.township = "海滨街道"}, "350502", UnitBasis::township_field}});
}

TEST(Placement, DoesNotGuessBetweenTownshipsOfOneName) {
  expect_placed({{{.township = "官桥镇"}, kNobody, UnitBasis::none},
                 {{.township = "官桥镇", .agency_unit = "350583"}, "350583", UnitBasis::agency},
                 {{.county = "安溪县", .township = "官桥镇"}, "350524", UnitBasis::county_field},
                 {{.township = "官桥镇", .hukou_address = "南安市官桥镇"}, "350583", UnitBasis::hukou_address}});
}

TEST(Placement, LetsTheFirstCountyOfAnAddressCount) {
  expect_placed({{{.hukou_address = "福建省泉州市南安市水头镇（原晋江市）"}, "350583", UnitBasis::hukou_address}});
}

TEST(Placement, NeverCountsAnybodyForTheSumOfTheCity) {
  expect_placed({{{.agency_unit = "350500"}, kNobody, UnitBasis::none}});
}

TEST(Zone, ComesBeforeTheCountyThatItsCodesNameByTownshipField) {
  for (const auto township : {"洛阳镇", "东园镇", "张坂镇", "百崎回族乡", "百崎乡", "350521104", "350521105",
                              "350521106", "350521200", "350521104000", "350521200000"})
    expect_placed({{{.county = "惠安县", .township = township}, kZone, UnitBasis::township_field},
                   {{.county = "350521", .township = township}, kZone, UnitBasis::township_field},
                   {{.township = township}, kZone, UnitBasis::township_field}});
}

TEST(Zone, ComesBeforeTheCountyOfAnAddress) {
  expect_placed({{{.county = "惠安县", .hukou_address = "福建省泉州市惠安县洛阳镇"}, kZone, UnitBasis::hukou_address},
                 {{.hukou_address = "惠安县东园镇"}, kZone, UnitBasis::hukou_address},
                 {{.hukou_address = "泉州台商投资区张坂镇"}, kZone, UnitBasis::hukou_address},
                 {{.hukou_address = "泉州市惠安县百崎回族乡"}, kZone, UnitBasis::hukou_address}});
}

TEST(Zone, IsNamedByItsOwnNameInTheCountyField) {
  expect_placed({{{.county = "泉州台商投资区"}, kZone, UnitBasis::county_field},
                 {{.county = "台商投资区", .township = "洛阳镇"}, kZone, UnitBasis::county_field}});
}

TEST(Zone, SaysWhichFieldToldIt) {
  expect_placed({{{.village = "350521104001"}, kZone, UnitBasis::township_field},
                 {{.live_address = "泉州市惠安县张坂镇"}, kZone, UnitBasis::live_address},
                 {{.township = "其他", .hukou_address = "泉州市惠安县张坂镇"}, kZone, UnitBasis::hukou_address}});
}

TEST(Zone, IsToldByTheTextOfTheCountyField) {
  for (const auto county : {"惠安县洛阳镇", "洛阳镇", "张坂镇", "泉州市惠安县百崎回族乡"}) {
    const auto placed = place(Says{.county = county}.evidence());
    EXPECT_EQ(placed.unit ? placed.unit->code : "", kZone) << county;
  }
}

TEST(Zone, IsToldByTheTownshipWhenTheCountyFieldNamesOnlyTheCity) {
  expect_placed({{{.county = "泉州市", .township = "洛阳镇"}, kZone, UnitBasis::township_field}});
}

TEST(Zone, NeedsTheWordTownOrAContextForLuoyang) {
  expect_placed({{{.hukou_address = "河南省洛阳市西工区"}, kNobody, UnitBasis::none},
                 {{.county = "惠安县", .hukou_address = "河南省洛阳市西工区"}, kHuian, UnitBasis::county_field},
                 {{.hukou_address = "河南省洛阳市", .live_address = "泉州市丰泽区"}, "350503", UnitBasis::live_address},
                 {{.hukou_address = "江苏省常州市武进区洛阳镇"}, kNobody, UnitBasis::none},
                 {{.township = "洛阳市"}, kNobody, UnitBasis::none},
                 {{.county = "惠安县", .township = "洛阳"}, kZone, UnitBasis::township_field}});
}

TEST(Zone, TakesNobodyWhomStrongerEvidencePutsElsewhere) {
  expect_placed({{{.county = "晋江市", .township = "洛阳镇"}, "350582", UnitBasis::county_field},
                 {{.county = "惠安县", .township = "螺城镇"}, kHuian, UnitBasis::county_field},
                 {{.township = "螺城镇", .hukou_address = "泉州市惠安县洛阳镇"}, kHuian, UnitBasis::township_field},
                 {{.hukou_address = "泉州市惠安县螺城镇", .live_address = "泉州市惠安县张坂镇"},
                  kHuian,
                  UnitBasis::hukou_address}});
}

TEST(Zone, TakesNobodyWhoseTownshipFieldNamesAnotherTownOfTheCounty) {
  expect_placed({{{.county = "惠安县", .township = "螺城镇", .live_address = "泉州市惠安县洛阳镇"},
                  kHuian,
                  UnitBasis::county_field}});
}

TEST(Placement, TakesTheCityAloneForNoEvidence) {
  for (const auto county : {"泉州市", "福建省泉州市", "350500", "350500000000"})
    expect_placed({{{.county = county, .township = "螺城镇"}, kHuian, UnitBasis::township_field},
                   {{.county = county, .township = "350524103"}, "350524", UnitBasis::township_field},
                   {{.county = county, .village = "350524103001"}, "350524", UnitBasis::township_field},
                   {{.county = county, .hukou_address = "晋江市甲镇"}, "350582", UnitBasis::hukou_address},
                   {{.county = county, .live_address = "福建省泉州市安溪官桥"}, "350524", UnitBasis::live_address},
                   {{.county = county, .agency_unit = "350583"}, "350583", UnitBasis::agency},
                   {{.county = county}, kNobody, UnitBasis::none}});
  expect_placed(
      {{{.county = "市本级", .township = "螺城镇", .agency_unit = "350583"}, "350501", UnitBasis::county_field}});
}

TEST(Placement, BelievesAnAddressOnlyWhereItNamesACounty) {
  expect_placed({{{.live_address = "泉州市安溪官桥镇"}, "350524", UnitBasis::live_address},
                 {{.live_address = "福建安溪尚卿乡"}, "350524", UnitBasis::live_address},
                 {{.live_address = "福建省泉州市螺城镇中山街1号"}, kHuian, UnitBasis::live_address},
                 {{.live_address = "晋江路1号"}, kNobody, UnitBasis::none},
                 {{.live_address = "泉州市晋江路1号"}, kNobody, UnitBasis::none},
                 {{.live_address = "东海街道安溪大厦"}, kNobody, UnitBasis::none},
                 {{.live_address = "厦门市思明区南安小学旁"}, kNobody, UnitBasis::none},
                 {{.live_address = "福建省厦门市集美区（原泉州市晋江市）"}, kNobody, UnitBasis::none},
                 {{.live_address = "泉州市丰泽区石狮市场2号"}, "350503", UnitBasis::live_address},
                 {{.live_address = "漳州台商投资区角美镇"}, kNobody, UnitBasis::none},
                 {{.live_address = "泉州市官桥镇"}, kNobody, UnitBasis::none}});
}

TEST(Placement, PutsTheHeadingOfASectionBehindTheRowsOwnPlaces) {
  expect_placed({{{.section = "晋江市"}, "350582", UnitBasis::section},
                 {{.county = "安溪县", .section = "晋江市"}, "350524", UnitBasis::county_field},
                 {{.county = "泉州市", .section = "晋江市"}, "350582", UnitBasis::section},
                 {{.township = "螺城镇", .section = "晋江市"}, kHuian, UnitBasis::township_field},
                 {{.hukou_address = "泉州市安溪县", .section = "晋江市"}, "350582", UnitBasis::section},
                 {{.agency_unit = "350583", .section = "晋江市"}, "350582", UnitBasis::section},
                 {{.township = "洛阳", .section = "惠安县"}, kZone, UnitBasis::township_field},
                 {{.hukou_address = "惠安县张坂镇", .section = "惠安县"}, kZone, UnitBasis::hukou_address},
                 {{.agency_unit = "350583", .section = "第一批"}, "350583", UnitBasis::agency}});
}

TEST(Placement, NeverPlacesAnybodyByANumberInAPlacesColumn) {
  for (const auto number : {"350524199001011238", "350521104001011239", "350521200001011230", "350524670401001",
                            "35052119670401001X", "'350524199001011238"})
    expect_placed({{{.county = number,
                     .township = number,
                     .village = number,
                     .hukou_address = number,
                     .live_address = number,
                     .section = number},
                    kNobody,
                    UnitBasis::none}});
}

}  // namespace
}  // namespace yingbao::places
