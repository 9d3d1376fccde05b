#include "exchange/hub.hpp"

namespace yingbao::exchange {

Result<Hub> open_hub(const std::filesystem::path& file, const config::ConnectorTypes& connectors, const Clock& clock) {
  auto config = config::load_hub_config(file, connectors);
  if (!config) return config.error();
  auto loaded = crypto::KeyRing::load(config->keys);
  if (!loaded) return loaded.error();
  auto keys = std::make_unique<crypto::KeyRing>(std::move(*loaded));
  auto data = data::DataFolder::open(config->data, *keys, clock);
  if (!data) return data.error();
  return Hub{std::move(*config), std::move(keys), std::move(*data)};
}

}  // namespace yingbao::exchange
