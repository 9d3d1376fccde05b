// Reporting units: the rows of the notice's tables, found from what a row says about places.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace yingbao::places {

struct Unit {
  std::string code;  ///< 6 digits, or this hub's own code for a zone that has none
  std::string name;  ///< as the notice prints it
};

/// The rows of Appendix 1 in the notice's order; the first is the city, whose figures are the sum of the others.
std::span<const Unit> units();
/// Null when the code is not a reporting unit.
const Unit* unit_of(std::string_view code);

/// The name of a reporting unit, or of a township by its 9 digits; empty for any other code.
std::string_view division_name(std::string_view code);

/// Why a person counts for a unit, strongest first. The prefix of an identity number is never a reason: it tells
/// where somebody was first registered.
enum class UnitBasis { county_field, township_field, section, hukou_address, live_address, agency, none };
std::string_view name_of(UnitBasis basis);

struct PlaceEvidence {
  std::string_view county;  ///< name, code of 6, 9 or 12 digits, or an office named after its county
  std::string_view township;
  std::string_view village;
  std::string_view hukou_address;
  std::string_view live_address;
  std::string_view agency_unit;  ///< the unit code of the bureau that sent the file, when it is a county's
  std::string_view section{};    ///< the heading of the part of the sheet that the row stands in
};

struct Placement {
  const Unit* unit = nullptr;
  UnitBasis basis = UnitBasis::none;
};

/// The zone's four townships go to the zone although every code puts them under Hui'an; then county field, township,
/// the county that heads the row's section, hukou address, present address, the sender's own county.
Placement place(const PlaceEvidence& evidence);

/// The unit a county cell names, or null. The city's own row is named by 市本级 or one of the city's own offices; 泉州市
/// or its code alone names nobody's.
const Unit* unit_in_county_cell(std::string_view cell);
/// True for a current county-level code of the city (6 digits, or padded to 9 or 12).
bool is_county_code(std::string_view code);

}  // namespace yingbao::places
