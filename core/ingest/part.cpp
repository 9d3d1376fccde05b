#include "ingest/part.hpp"

#include "base/text.hpp"
#include "places/division.hpp"

#include <algorithm>

namespace yingbao::ingest {
namespace {

/// By its code, its name, or its name without 县, 市, 区 or 镇 behind it.
bool names(std::string_view file_name, std::string_view part) {
  constexpr std::size_t kCharacter = 3, kTwoCharacters = 6;  // of Chinese in UTF-8
  if (contains(file_name, part)) return true;
  auto name = places::division_name(part);
  if (name.size() > kTwoCharacters) name.remove_suffix(kCharacter);
  return !name.empty() && contains(file_name, name);
}

}  // namespace

Result<std::string> part_of(const store::Delivery& delivery, const config::AgencyConfig& agency,
                            const std::vector<std::string>& parts) {
  const auto known = [&](std::string_view part) { return std::find(parts.begin(), parts.end(), part) != parts.end(); };
  if (!delivery.part.empty()) {
    if (known(delivery.part)) return delivery.part;
    return Error{Errc::malformed, "part " + delivery.part + " is none of the feed's `parts`"};
  }
  if (known(agency.unit)) return agency.unit;
  std::vector<std::string> named;
  for (const auto& part : parts)
    if (names(delivery.name, part)) named.push_back(part);
  if (named.size() == 1) return named.front();
  return Error{Errc::malformed,
               std::string{named.empty() ? "no part" : "several parts"} +
                   " of the feed can be told from its name: name the file with one county's or township's "
                   "name or code, or hand it over with `yingbao import --part CODE`"};
}

}  // namespace yingbao::ingest
