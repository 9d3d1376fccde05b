// An opened hub: configuration, keys and the data folder this process owns.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"

#include <memory>

namespace yingbao::exchange {

struct Hub {
  config::HubConfig config;
  std::unique_ptr<crypto::KeyRing> keys;  ///< at one address: the data folder refers to it
  data::DataFolder data;
};

/// Reads the configuration and the keys, takes the data folder's lock. The clock must outlive the hub.
Result<Hub> open_hub(const std::filesystem::path& file, const config::ConnectorTypes& connectors, const Clock& clock);

}  // namespace yingbao::exchange
