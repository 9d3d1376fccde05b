#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "random.hpp"

namespace yingbao::sample {

struct Territory {
  std::string_view county;  // as an address names it: the zone's addresses say 惠安县
  std::span<const std::string_view> towns;
  std::span<const std::string_view> prefixes;  // of identity numbers: today's code first, then abolished ones
};

// Every unit except 市本级 and the whole city has one. No township of the zone is among Hui'an's.
const Territory& territory(std::size_t unit);

// A unit with a territory that is not the zone: evidence for the zone must never be accidental.
std::size_t any_county(Random& random);

std::string_view foreign_prefix(Random& random);  // of another province
std::string village_and_house(Random& random);

// An address outside the unit, never in the zone. Henan's 洛阳 is among them, the zone's 洛阳镇 is not.
std::string address_elsewhere(std::size_t unit, Random& random);

}  // namespace yingbao::sample
