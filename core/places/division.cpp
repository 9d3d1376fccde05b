#include "places/division.hpp"

#include "base/text.hpp"
#include "places/place_text.hpp"
#include "places/reference_data.hpp"
#include "reading/cells.hpp"
#include "reading/numerals.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yingbao::places {
namespace {

constexpr std::string_view kCity = "350501";
constexpr std::string_view kHuian = "350521";
constexpr std::string_view kInnerCity = "350502";  // where the city's own development zone lies
constexpr std::string_view kZone = "3505TS";
// Counties of the city that are current divisions but no reporting units.
constexpr std::string_view kOtherCounty = "350527";
// The townships of the zone: four townships that keep their codes under Hui'an.
constexpr std::array<std::string_view, 4> kZoneCodes{"350521104", "350521105", "350521106", "350521200"};
constexpr std::array<std::string_view, 4> kZoneTownships{"洛阳镇", "东园镇", "张坂镇", "百崎"};

struct Tables {
  std::vector<Unit> units;
  std::unordered_map<std::string, const Unit*> by_cell;       // code, name and aliases, folded
  std::map<std::string, std::string, std::less<>> townships;  // name -> county code; ambiguous names left out
};

Tables build() {
  Tables tables;
  std::vector<std::vector<std::string>> aliases;
  bool header = true;
  for (const auto line : split(units_csv, '\n')) {
    if (std::exchange(header, false) || line.empty()) continue;
    const auto cells = split(line, ',');
    tables.units.push_back({std::string{cells[0]}, std::string{cells[1]}});
    aliases.emplace_back();
    for (const auto alias : split(cells[2], '|')) aliases.back().emplace_back(alias);
  }
  // The city itself is the sum of the others and nobody's own unit.
  for (std::size_t i = 1; i < tables.units.size(); ++i) {
    const auto* unit = &tables.units[i];
    tables.by_cell[fold_title(unit->code)] = unit;
    tables.by_cell[fold_title(unit->name)] = unit;
    for (const auto& alias : aliases[i]) tables.by_cell[fold_title(alias)] = unit;
  }
  std::unordered_map<std::string, int> seen;
  header = true;
  for (const auto line : split(townships_csv, '\n')) {
    if (std::exchange(header, false) || line.empty()) continue;
    const auto cells = split(line, ',');
    if (++seen[std::string{cells[1]}] == 1) tables.townships[std::string{cells[1]}] = cells[0].substr(0, 6);
    else tables.townships.erase(std::string{cells[1]});
  }
  return tables;
}

const Tables& tables() {
  static const Tables kTables = build();
  return kTables;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const Unit* unit_with_code(std::string_view code) {
  thread_local const Unit* last = nullptr;  // rows of one unit come together
  if (last && last->code == code) return last;
  for (const auto& unit : tables().units)
    if (unit.code == code) return last = &unit;
  return nullptr;
}

bool names_zone_township(std::string_view text) {
  return std::any_of(kZoneTownships.begin(), kZoneTownships.end(), [&](auto name) { return contains(text, name); });
}

bool is_zone_code(std::string_view code) {
  if (code.size() != 9 && code.size() != 12) return false;
  return std::find(kZoneCodes.begin(), kZoneCodes.end(), code.substr(0, 9)) != kZoneCodes.end();
}

/// Without a context a township's name proves nothing: there is another 洛阳 in the country, and another 洛阳镇.
bool names_zone_in_context(std::string_view text) {
  return names_zone_township(text) && !is_elsewhere(text) &&
         (contains(text, "惠安") || contains(text, "台商") || contains(text, "泉州"));
}

/// A township or its office at the beginning (洛阳镇人社所), or the short name of one in Hui'an's: 惠安县人社局洛阳所.
bool names_zone_office(std::string_view text, bool in_huian) {
  constexpr std::string_view kBrief[] = {"洛阳", "东园", "张坂", "百崎"};
  constexpr std::string_view kOffices[] = {"所", "站", "分局", "中心", "人社", "劳动", "社保", "人力", "民政", "便民"};
  const auto rest = behind_city(text);
  for (const auto name : kZoneTownships)
    if (rest.starts_with(name)) return true;
  for (const auto name : kBrief) {
    const auto at = in_huian ? text.find(name) : std::string_view::npos;
    if (at == std::string_view::npos) continue;
    const auto behind = text.substr(at + name.size());
    if (behind.empty()) return true;
    for (const auto office : kOffices)
      if (behind.starts_with(office)) return true;
  }
  return false;
}

bool is_zone_township_cell(std::string_view cell, bool in_huian) {
  if (is_zone_code(cell) || (names_zone_township(cell) && !is_elsewhere(cell))) return true;
  return in_huian && (cell == "洛阳" || cell == "东园" || cell == "张坂");
}

/// A county's or a township's code in full or padded; a longer row of digits is no place: an identity number begins so.
bool has_length_of_code(std::string_view text) { return text.size() == 6 || text.size() == 9 || text.size() == 12; }

/// Of a code, present or abolished: the part that names the county decides.
const Unit* unit_with_county_code(std::string_view code) {
  if (!has_length_of_code(code)) return nullptr;
  if (is_zone_code(code)) return unit_with_code(kZone);
  const auto found = tables().by_cell.find(std::string{code.substr(0, 6)});
  return found == tables().by_cell.end() ? nullptr : found->second;
}

/// A township's name at the beginning: 螺城镇人民政府. Null for a name that two counties share.
const Unit* unit_of_township_at(std::string_view text) {
  // No name begins another: the last one that does not stand behind the text in order is the only candidate.
  const auto& names = tables().townships;
  const auto after = names.upper_bound(text);
  if (after == names.begin()) return nullptr;
  const auto& [name, county] = *std::prev(after);
  return text.starts_with(name) ? unit_with_code(county) : nullptr;
}

const Unit* unit_of_township(std::string_view raw) {
  const auto cell = reading::unwrapped(raw);
  if (all_digits(cell)) {
    const auto* unit = unit_with_county_code(cell);
    return unit && unit->code != kCity ? unit : nullptr;
  }
  const auto& townships = tables().townships;
  const auto found = townships.find(cell);
  if (found != townships.end()) return unit_with_code(found->second);
  if (const auto* county = county_in_cell(cell)) return county;  // 惠安县螺城镇
  return is_elsewhere(cell) ? nullptr : unit_of_township_at(behind_city(cell));
}

/// A township of an address stands right behind the city when its county is left out.
const Unit* unit_in_address(std::string_view address) {
  if (const auto* county = county_in_address(address)) return county;
  const auto rest = behind_city(address);
  const bool in_city = rest.size() < address.size() && contains(address, "泉州");
  return in_city ? unit_of_township_at(rest) : nullptr;
}

/// Digits as a county cell may hold them: 350524, 350524.0, 3.50524E+11.
std::string code_in(std::string_view text) {
  if (const auto written = reading::written_out(text)) return *written;
  return std::string{text.ends_with(".0") ? text.substr(0, text.size() - 2) : text};
}

/// A county cell is resolved once for each spelling: a file repeats a dozen of them a million times.
const Unit* unit_in_county_cell_uncached(std::string_view cell) {
  const auto text = fold_title(reading::unwrapped(cell));
  if (text.empty()) return nullptr;
  if (const auto found = tables().by_cell.find(text); found != tables().by_cell.end()) return found->second;
  if (const auto code = code_in(text); all_digits(code)) return unit_with_county_code(code);
  if (is_elsewhere(text)) return nullptr;
  if (names_several_counties(text)) return nullptr;
  const auto* named = county_in_cell(text);
  const bool may_be_zone = !named || named->code == kHuian || named->code == kZone;
  if (may_be_zone && (contains(text, "台商投资区") || contains(text, "台商区"))) return unit_with_code(kZone);
  if (may_be_zone && (names_zone_in_context(text) || (names_zone_township(text) && text.size() <= 16)))
    return unit_with_code(kZone);
  if (may_be_zone && names_zone_office(text, named && named->code == kHuian)) return unit_with_code(kZone);
  if (named) return named;
  if (contains_any(text, "泉州经济技术开发区|泉州开发区|清濛")) return unit_with_code(kInnerCity);
  if (const auto* unit = unit_of_township(text)) return unit;
  const bool city_itself = contains(text, "市本级") || contains(text, "市直") || names_city_office(text);
  return city_itself ? unit_with_code(kCity) : nullptr;
}

}  // namespace

std::span<const Unit> units() { return tables().units; }

const Unit* unit_of(std::string_view code) { return unit_with_code(code); }

std::string_view division_name(std::string_view code) {
  if (const auto* unit = unit_of(code)) return unit->name;
  constexpr std::size_t kTownshipDigits = 9;
  if (code.size() != kTownshipDigits) return {};
  for (const auto line : split(townships_csv, '\n'))
    if (line.starts_with(code) && line.size() > kTownshipDigits && line[kTownshipDigits] == ',')
      return trim(line.substr(kTownshipDigits + 1));
  return {};
}

std::string_view name_of(UnitBasis basis) {
  constexpr std::string_view kNames[] = {"COUNTY_FIELD", "TOWNSHIP_FIELD", "SECTION", "HUKOU_ADDRESS",
                                         "LIVE_ADDRESS", "AGENCY",         "NONE"};
  return kNames[static_cast<std::size_t>(basis)];
}

const Unit* unit_in_county_cell(std::string_view cell) {
  if (cell.empty()) return nullptr;
  constexpr std::size_t kCacheLimit = 4096;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;  // found without a copy
  };
  thread_local std::unordered_map<std::string, const Unit*, Hash, std::equal_to<>> cache;
  if (const auto found = cache.find(cell); found != cache.end()) return found->second;
  if (cache.size() >= kCacheLimit) cache.clear();
  return cache[std::string{cell}] = unit_in_county_cell_uncached(cell);
}

bool is_county_code(std::string_view code) {
  if (!has_length_of_code(code) || !all_digits(code)) return false;
  if (code.substr(0, 6) == kOtherCounty) return true;
  const auto* unit = unit_with_code(code.substr(0, 6));
  return unit && unit->code != kCity && unit != tables().units.data();
}

Placement place(const PlaceEvidence& e) {
  const auto* county = unit_in_county_cell(e.county);
  auto basis = UnitBasis::county_field;
  const auto may_be_zone = [](const Unit* unit) { return unit && unit->code == kHuian; };
  if (county && !may_be_zone(county)) return {county, basis};
  const auto* section = county || e.section.empty() ? nullptr : unit_in_county_cell(e.section);
  const bool in_huian = may_be_zone(county) || may_be_zone(section);
  // The zone has no code of its own: what says Hui'an, or nothing, is looked at more closely, strongest first.
  for (const auto cell : {e.township, e.village}) {
    if (cell.empty()) continue;
    if (is_zone_township_cell(cell, in_huian)) return {unit_with_code(kZone), UnitBasis::township_field};
    if (const auto* unit = unit_of_township(cell))
      return county ? Placement{county, basis} : Placement{unit, UnitBasis::township_field};
  }
  if (section) county = section, basis = UnitBasis::section;
  if (county && !may_be_zone(county)) return {county, basis};
  for (const auto& [address, address_basis] :
       {std::pair{e.hukou_address, UnitBasis::hukou_address}, std::pair{e.live_address, UnitBasis::live_address}}) {
    if (address.empty()) continue;
    if (names_zone_in_context(address)) return {unit_with_code(kZone), address_basis};
    if (const auto* unit = unit_in_address(address))
      return county ? Placement{county, basis} : Placement{unit, address_basis};
  }
  if (county) return {county, basis};
  const auto* sender = unit_with_code(e.agency_unit);
  if (sender && sender != tables().units.data()) return {sender, UnitBasis::agency};
  return {};
}

}  // namespace yingbao::places
