// Loads one agency plugin, in the child that will run it. Checks come before any of its code runs, as far as they can.
#pragma once

#include "base/error.hpp"
#include "plugin_api/plugin.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::plugin_host {

/// A regular file that only root or the hub's user can write, in a folder of which the same holds.
Status check_plugin_file(const std::filesystem::path& path);

class MapSettings final : public plugin::Settings {
 public:
  explicit MapSettings(std::vector<std::pair<std::string, std::string>> pairs) : pairs_{std::move(pairs)} {}
  std::string_view value(std::string_view key) const override;

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Never unloaded: the child ends with it. `settings` must outlive the plugin.
Result<std::unique_ptr<plugin::Plugin>> load_plugin(const std::filesystem::path& path, const MapSettings& settings);

}  // namespace yingbao::plugin_host
