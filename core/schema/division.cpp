#include "schema/division.hpp"

#include "base/text.hpp"
#include "schema/reference_data.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yingbao::schema {
namespace {

constexpr std::string_view kCity = "350501";
constexpr std::string_view kHuian = "350521";
constexpr std::string_view kZone = "3505TS";
// Counties of the city that are current divisions but no reporting units.
constexpr std::string_view kOtherCounty = "350527";
// The townships of the zone: four townships that keep their codes under Hui'an.
constexpr std::array<std::string_view, 4> kZoneCodes{"350521104", "350521105", "350521106", "350521200"};
constexpr std::array<std::string_view, 4> kZoneTownships{"洛阳镇", "东园镇", "张坂镇", "百崎"};

struct Tables {
  std::vector<Unit> units;
  std::unordered_map<std::string, const Unit*> by_cell;      // code, name and aliases, folded
  std::unordered_map<std::string, std::string> townships;    // name -> county code; ambiguous names left out
  std::unordered_map<std::string, std::string> township_codes;
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
    tables.township_codes[std::string{cells[0]}] = cells[0].substr(0, 6);
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

/// A county's full name anywhere in the text; the one that stands first wins.
const Unit* unit_named_in(std::string_view text) {
  const Unit* found = nullptr;
  auto best = std::string_view::npos;
  for (const auto& unit : tables().units) {
    if (unit.code == kCity || &unit == tables().units.data()) continue;
    const auto at = text.find(unit.name);
    if (at < best) best = at, found = &unit;
  }
  return found;
}

bool names_zone_township(std::string_view text) {
  return std::any_of(kZoneTownships.begin(), kZoneTownships.end(), [&](auto name) { return contains(text, name); });
}

bool is_zone_code(std::string_view code) {
  return code.size() >= 9 && std::find(kZoneCodes.begin(), kZoneCodes.end(), code.substr(0, 9)) != kZoneCodes.end();
}

/// Without a context a township's name proves nothing: there is another 洛阳 in the country, and another 洛阳镇.
bool names_zone_in_context(std::string_view text) {
  return names_zone_township(text) && (contains(text, "惠安") || contains(text, "台商") || contains(text, "泉州"));
}

bool is_zone_township_cell(std::string_view cell, bool in_huian) {
  if (is_zone_code(cell) || names_zone_township(cell)) return true;
  return in_huian && (cell == "洛阳" || cell == "东园" || cell == "张坂");
}

const Unit* unit_of_township(std::string_view raw) {
  auto cell = trim(raw);
  if (all_digits(cell)) {
    if (cell.size() >= 9)
      if (const auto found = tables().township_codes.find(std::string{cell.substr(0, 9)});
          found != tables().township_codes.end())
        return unit_with_code(found->second);
    return cell.size() >= 6 && is_county_code(cell.substr(0, 6)) ? unit_with_code(cell.substr(0, 6)) : nullptr;
  }
  const auto& townships = tables().townships;
  if (const auto found = townships.find(std::string{cell}); found != townships.end()) return unit_with_code(found->second);
  if (const auto* county = unit_named_in(cell)) return county;  // 惠安县螺城镇
  return nullptr;
}

/// A county cell is resolved once for each spelling: a file repeats a dozen of them a million times.
const Unit* unit_in_county_cell_uncached(std::string_view cell) {
  const auto text = fold_title(cell);
  if (text.empty()) return nullptr;
  if (const auto found = tables().by_cell.find(text); found != tables().by_cell.end()) return found->second;
  if (all_digits(text) && (text.size() == 9 || text.size() == 12)) {
    if (is_zone_code(text)) return unit_with_code(kZone);
    if (const auto found = tables().by_cell.find(text.substr(0, 6)); found != tables().by_cell.end())
      return found->second;
    return nullptr;
  }
  const auto* named = unit_named_in(text);
  const bool may_be_zone = !named || named->code == kHuian;
  if (may_be_zone && (contains(text, "台商投资区") || contains(text, "台商区"))) return unit_with_code(kZone);
  if (may_be_zone && (names_zone_in_context(text) || (names_zone_township(text) && text.size() <= 16)))
    return unit_with_code(kZone);
  if (named) return named;
  if (const auto* unit = unit_of_township(text)) return unit;
  return contains(text, "泉州市") || contains(text, "市本级") ? unit_with_code(kCity) : nullptr;
}

/// A county field that names the city and nothing below it, as files of one city's clerks often do.
bool names_city_alone(std::string_view cell) {
  return contains(cell, "泉州市") && !contains(cell, "本级") && !contains(cell, "辖区");
}

}  // namespace

std::span<const Unit> units() { return tables().units; }

const Unit* unit_of(std::string_view code) { return unit_with_code(code); }

std::string_view division_name(std::string_view code) {
  if (const auto* unit = unit_of(code)) return unit->name;
  constexpr std::size_t kTownshipDigits = 9;
  if (code.size() != kTownshipDigits) return {};
  for (const auto line : split(townships_csv, '\n'))
    if (line.starts_with(code) && line.size() > kTownshipDigits && line[kTownshipDigits] == ',') return trim(line.substr(kTownshipDigits + 1));
  return {};
}

std::string_view name_of(UnitBasis basis) {
  constexpr std::string_view kNames[] = {"COUNTY_FIELD", "TOWNSHIP_FIELD", "HUKOU_ADDRESS", "LIVE_ADDRESS", "AGENCY",
                                         "NONE"};
  return kNames[static_cast<std::size_t>(basis)];
}

const Unit* unit_in_county_cell(std::string_view cell) {
  constexpr std::size_t kCacheLimit = 4096;
  thread_local std::unordered_map<std::string, const Unit*> cache;
  thread_local std::string key;
  key.assign(cell);
  if (const auto found = cache.find(key); found != cache.end()) return found->second;
  if (cache.size() >= kCacheLimit) cache.clear();
  return cache[key] = unit_in_county_cell_uncached(cell);
}

bool names_county(std::string_view cell) {
  const auto* unit = unit_in_county_cell(cell);
  return unit && !(unit->code == kCity && names_city_alone(cell));
}

bool is_county_code(std::string_view code) {
  if (code.size() != 6 && code.size() != 9 && code.size() != 12) return false;
  if (!all_digits(code)) return false;
  if (code.substr(0, 6) == kOtherCounty) return true;
  const auto* unit = unit_with_code(code.substr(0, 6));
  return unit && unit->code != kCity && unit != tables().units.data();
}

Placement place(const PlaceEvidence& e) {
  const auto* county = unit_in_county_cell(e.county);
  const bool in_huian = county && county->code == kHuian;
  const bool open = !county || in_huian || (county->code == kCity && names_city_alone(e.county));
  if (!open) return {county, UnitBasis::county_field};
  // The zone has no code of its own: what says Hui'an, or nothing, is looked at more closely, strongest first.
  for (const auto cell : {e.township, e.village}) {
    if (cell.empty()) continue;
    if (is_zone_township_cell(cell, in_huian)) return {unit_with_code(kZone), UnitBasis::township_field};
    if (const auto* unit = unit_of_township(cell))
      return in_huian ? Placement{county, UnitBasis::county_field} : Placement{unit, UnitBasis::township_field};
  }
  if (!county || in_huian) {
    for (const auto& [address, basis] : {std::pair{e.hukou_address, UnitBasis::hukou_address},
                                         std::pair{e.live_address, UnitBasis::live_address}}) {
      if (names_zone_in_context(address)) return {unit_with_code(kZone), basis};
      if (const auto* unit = unit_named_in(address)) return county ? Placement{county, UnitBasis::county_field} : Placement{unit, basis};
    }
  }
  if (county) return {county, UnitBasis::county_field};
  const auto* sender = unit_with_code(e.agency_unit);
  if (sender && sender != tables().units.data()) return {sender, UnitBasis::agency};
  return {};
}

}  // namespace yingbao::schema
