#include "places/place_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace yingbao::places {
namespace {

constexpr std::string_view kProvince = "福建", kCity = "泉州";
constexpr std::string_view kOtherProvinces =
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾省|"
    "内蒙古|"
    "广西|西藏|宁夏|新疆|北京|上海|天津|重庆|香港|澳门";
constexpr std::string_view kOtherCities = "厦门|福州|莆田|漳州|龙岩|三明|南平|宁德|平潭";
// Behind a short name they make it the name of something else: 晋江路, 丰泽街, 安溪中学. No town of the city begins so.
constexpr std::string_view kNamedAfter =
    "路|街|大道|巷|弄|里|村|镇|乡|桥|花园|小区|苑|公寓|大厦|广场|市场|小学|中学|学校|学院|大学|幼儿|酒店|宾馆|商会|"
    "地区|籍";
// A short name begins a word behind an office: 公安局鲤城分局.
constexpr std::string_view kWordEnds = "局|中心|部|会|处|所|院|站|办|室|队|厅|公司|泉州|泉州市|福建|福建省";

struct CountyName {
  const Unit* unit;
  std::string_view full, brief;
};

/// Of the counties in the order of the notice, and of the zone, which has no short name but aliases.
const std::vector<CountyName>& county_names() {
  static const auto kNames = [] {
    std::vector<CountyName> names;
    constexpr std::size_t kCityRows = 2, kCharacter = 3;
    for (const auto& unit : units().subspan(kCityRows)) {
      const std::string_view full{unit.name};
      const bool county = full.size() == 3 * kCharacter;
      names.push_back({&unit, full, county ? full.substr(0, 2 * kCharacter) : std::string_view{}});
    }
    return names;
  }();
  return kNames;
}

template <class Test>
bool any_of_words(std::string_view words, Test test) {
  for (;;) {
    const auto end = words.find('|');
    if (test(words.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    words.remove_prefix(end + 1);
  }
}

bool begins_with_any(std::string_view text, std::string_view words) {
  // Its first byte already tells most words apart from the text.
  return !text.empty() && any_of_words(words, [&](auto word) { return text[0] == word[0] && text.starts_with(word); });
}

bool take_front(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view without_separators(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" -/,:|>_()[]\\"), text.size()));
}

std::string_view behind_province(std::string_view text) {
  if (take_front(text, kProvince)) take_front(text, "省");
  return without_separators(text);
}

/// A county's whole name, and not the beginning of 晋江市场.
std::size_t find_full(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
    if (!text.substr(at + name.size()).starts_with("场")) return at;
  return std::string_view::npos;
}

bool word_begins(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const auto before = text.substr(0, at);
  if (static_cast<unsigned char>(before.back()) < 0x80 || before.ends_with("、") || before.ends_with("·")) return true;
  return any_of_words(kWordEnds, [&](auto word) { return before.ends_with(word); });
}

std::size_t find_brief(std::string_view text, std::string_view name) {
  if (name.empty()) return std::string_view::npos;
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1))
    if (word_begins(text, at) && !begins_with_any(text.substr(at + name.size()), kNamedAfter)) return at;
  return std::string_view::npos;
}

/// `find` looks for a name that stands in the text at least in part.
template <class Find>
const Unit* first_county(std::string_view text, Find find) {
  const Unit* found = nullptr;
  auto best = std::string_view::npos;
  for (const auto& name : county_names()) {
    if (!contains(text, name.brief)) continue;
    if (const auto at = find(name); at < best) best = at, found = name.unit;
  }
  return found && !is_elsewhere(text) ? found : nullptr;
}

}  // namespace

bool is_elsewhere(std::string_view text) {
  return begins_with_any(text, kOtherProvinces) || begins_with_any(behind_province(text), kOtherCities);
}

std::string_view behind_city(std::string_view text) {
  take_front(text, "350500");
  auto rest = behind_province(text);
  if (take_front(rest, kCity)) take_front(rest, "市");
  return without_separators(rest);
}

const Unit* county_in_cell(std::string_view cell) {
  return first_county(cell, [&](const auto& name) {
    return std::min(find_full(cell, name.full), find_brief(cell, name.brief));
  });
}

bool names_several_counties(std::string_view cell) {
  return std::count_if(county_names().begin(), county_names().end(), [&](const auto& name) {
           return !name.brief.empty() &&
                  std::min(find_full(cell, name.full), find_brief(cell, name.brief)) != cell.npos;
         }) > 1;
}

const Unit* county_in_address(std::string_view address) {
  if (const auto at = address.find(kCity); at != std::string_view::npos || address.starts_with(kProvince)) {
    const auto rest = at == std::string_view::npos ? behind_province(address) : behind_city(address.substr(at));
    for (const auto& name : county_names())
      if (rest.starts_with(name.brief) && find_brief(rest, name.brief) == 0)
        return is_elsewhere(address) ? nullptr : name.unit;
  }
  return first_county(address, [&](const auto& name) { return find_full(address, name.full); });
}

bool names_city_office(std::string_view cell) {
  const auto rest = behind_city(cell);
  return contains(cell, kCity) && rest.size() < cell.size() && !contains_any(rest, "村|社区|居委|街道|镇|乡") &&
         contains_any(rest, "局|中心|联合会|残联|工会|委员会|人社|医保|社保|民政|热线");
}

}  // namespace yingbao::places
