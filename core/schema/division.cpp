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

bool names_zone(const PlaceEvidence& e) {
  if (is_zone_code(e.county) || is_zone_code(e.township) || is_zone_code(e.village)) return true;
  if (names_zone_township(e.township)) return true;
  // In an address the township's name needs its context: there is another 洛阳 in the country.
  for (const auto address : {e.hukou_address, e.live_address})
    if (names_zone_township(address) && (contains(address, "惠安") || contains(address, "台商") ||
                                         contains(address, "泉州")))
      return true;
  return false;
}

const Unit* unit_of_township(std::string_view cell) {
  if (all_digits(cell) && cell.size() >= 9) {
    const auto found = tables().township_codes.find(std::string{cell.substr(0, 9)});
    return found == tables().township_codes.end() ? nullptr : unit_with_code(found->second);
  }
  const auto found = tables().townships.find(std::string{cell});
  return found == tables().townships.end() ? nullptr : unit_with_code(found->second);
}

const Unit* unit_in_address(std::string_view address) {
  if (address.empty()) return nullptr;
  return unit_named_in(address);
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
  if (const auto* unit = unit_named_in(text)) return unit;
  if (const auto* unit = unit_of_township(text)) return unit;
  return contains(text, "泉州市") || contains(text, "市本级") ? unit_with_code(kCity) : nullptr;
}

}  // namespace

std::span<const Unit> units() { return tables().units; }

const Unit* unit_of(std::string_view code) { return unit_with_code(code); }

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

bool is_county_code(std::string_view code) {
  if (code.size() != 6 && code.size() != 9 && code.size() != 12) return false;
  if (!all_digits(code)) return false;
  if (code.substr(0, 6) == kOtherCounty) return true;
  const auto* unit = unit_with_code(code.substr(0, 6));
  return unit && unit->code != kCity && unit != tables().units.data();
}

Placement place(const PlaceEvidence& e) {
  const auto* county = unit_in_county_cell(e.county);
  if (!county || county->code == kHuian) {
    if (names_zone(e)) {
      const bool by_field = is_zone_code(e.county) || !e.township.empty();
      return {unit_with_code(kZone), by_field ? UnitBasis::township_field : UnitBasis::hukou_address};
    }
  }
  if (county) return {county, UnitBasis::county_field};
  if (const auto* unit = unit_of_township(e.township)) return {unit, UnitBasis::township_field};
  if (const auto* unit = unit_of_township(e.village)) return {unit, UnitBasis::township_field};
  if (const auto* unit = unit_in_address(e.hukou_address)) return {unit, UnitBasis::hukou_address};
  if (const auto* unit = unit_in_address(e.live_address)) return {unit, UnitBasis::live_address};
  if (const auto* unit = unit_with_code(e.agency_unit)) return {unit, UnitBasis::agency};
  return {};
}

}  // namespace yingbao::schema
