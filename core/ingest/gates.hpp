// Gates: what keeps a bad list from passing for a good one. Pure.
#pragma once

#include "config/agency_config.hpp"
#include "plugin_host/wire/frames.hpp"
#include "store/rows.hpp"

#include <string>

namespace yingbao::ingest {

struct GateInput {
  const config::FeedGates& gates;
  const store::Delivery& delivery;  ///< with its counts
  const store::List& made;
  const store::List* in_force = nullptr;  ///< the list it would replace
  Date business_date;
  double reject_share = 0;             ///< of the rows that name somebody, those nobody has mended
  std::string_view accepted_titles{};  ///< of the delivery behind the list in force; empty: nothing to compare with
  const std::vector<plugin_host::ControlTotal>* wrong_totals = nullptr;
  double unclear_share = 0;  ///< of a roster's rows, those that do not say clearly whether they protect
};

/// How the reason begins that tells of too many rejects.
inline constexpr std::string_view kRejectShare = "退回行比例";
/// The same of too many rows whose cover is unclear.
inline constexpr std::string_view kUnclearShare = "在保状态不明的行占";

/// Why the list must wait for a person, in Chinese and English; empty when nothing speaks against it.
std::string why_held(const GateInput& input);

}  // namespace yingbao::ingest
