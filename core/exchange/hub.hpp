// An opened hub: configuration, keys and the data folder this process owns.
#pragma once

#include "config/hub_config.hpp"
#include "connector/connector.hpp"
#include "store/data_folder.hpp"

#include <memory>

namespace yingbao::exchange {

/// The connector of an agency, for one business date.
using ConnectorFactory = std::function<std::unique_ptr<connector::Connector>(const config::AgencyConfig&, Date)>;

struct Hub {
  config::HubConfig config;
  std::unique_ptr<crypto::KeyRing> keys;  ///< at one address: the data folder refers to it
  store::DataFolder data;
  ConnectorFactory connector_for;
};

/// Reads the configuration and the keys, takes the data folder's lock.
Result<Hub> open_hub(const std::filesystem::path& file, ConnectorFactory connectors);

}  // namespace yingbao::exchange
