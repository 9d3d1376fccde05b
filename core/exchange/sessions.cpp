#include "exchange/sessions.hpp"

#include "connector/type.hpp"

namespace yingbao::exchange {

connector::Session& Sessions::of(const config::AgencyConfig& agency) {
  if (const auto known = sessions_.find(agency.id); known != sessions_.end()) return known->second;
  return sessions_.try_emplace(agency.id, hub_.data, agency.id, connector::connect(agency, date_, hub_.data.clock()))
      .first->second;
}

}  // namespace yingbao::exchange
