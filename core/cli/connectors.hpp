// The one place that knows every connector.
#pragma once

#include "config/agency_config.hpp"
#include "connector/connector.hpp"

#include <memory>

namespace yingbao::cli {

std::unique_ptr<connector::Connector> connector_for(const config::AgencyConfig& agency, Date business_date);

}  // namespace yingbao::cli
