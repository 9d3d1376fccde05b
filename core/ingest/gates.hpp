// Gates: what keeps a bad list from passing for a good one. Pure.
#pragma once

#include "config/agency_config.hpp"
#include "store/rows.hpp"

#include <string>

namespace yingbao::ingest {

struct GateInput {
  const config::FeedGates& gates;
  const store::Delivery& delivery;          ///< with its counts
  const store::List& made;
  const store::List* in_force = nullptr;    ///< the list it would replace
  Date business_date;
};

/// Why the list must wait for a person, in Chinese and English; empty when nothing speaks against it.
std::string why_held(const GateInput& input);

}  // namespace yingbao::ingest
