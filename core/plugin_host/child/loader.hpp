// Loads one agency plugin, in the child that will run it. Checks come before its factory runs; who may have written the
// file the owner has looked at.
#pragma once

#include "base/error.hpp"
#include "sdk/plugin.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::plugin_host {

class MapSettings final : public plugin::Settings {
 public:
  explicit MapSettings(std::vector<std::pair<std::string, std::string>> pairs) : pairs_{std::move(pairs)} {}
  std::string_view value(std::string_view key) const override;

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

struct LoadedPlugin {
  std::unique_ptr<plugin::Plugin> plugin;
  std::uint32_t api_version = 0;  ///< that it was built for
};

/// Never unloaded: the child ends with it. `settings` must outlive the plugin.
Result<LoadedPlugin> load_plugin(const std::filesystem::path& path, const MapSettings& settings);

}  // namespace yingbao::plugin_host
