#include "plugin_host/child/loader.hpp"

#include <boost/dll/library_info.hpp>
#include <boost/dll/shared_library.hpp>

#include <algorithm>
#include <cstring>

namespace yingbao::plugin_host {
namespace {

constexpr const char* kHeaderSymbol = "yingbao_plugin_header";
constexpr const char* kFactorySymbol = "yingbao_create_plugin";

Error refusal(const std::filesystem::path& path, std::string_view what) {
  return Error{Errc::refused, "plugin " + path.filename().string() + ": " + std::string{what}};
}

Status check_header(const std::filesystem::path& path, const plugin::Header& header) {
  if (header.magic != plugin::kMagic || header.size < sizeof(plugin::Header))
    return refusal(path, "its header is not one of a plugin for this hub");
  if (header.api_version > plugin::kApiVersion)
    return refusal(path, "built for the newer plugin API " + std::to_string(header.api_version) + "; this hub has " +
                             std::to_string(plugin::kApiVersion));
  if (header.api_version + 1 < plugin::kApiVersion || header.api_version == 0)
    return refusal(path, "built for plugin API " + std::to_string(header.api_version) +
                             ", which this hub no longer loads; build it again");
  if (std::strncmp(header.abi, YINGBAO_ABI, sizeof header.abi) != 0)
    return refusal(path, "built with another compiler or C++ library (" +
                             std::string{header.abi, ::strnlen(header.abi, sizeof header.abi)} +
                             ", needed " YINGBAO_ABI "); build it again");
  return {};
}

}  // namespace

std::string_view MapSettings::value(std::string_view key) const {
  for (const auto& [name, value] : pairs_)
    if (name == key) return value;
  return {};
}

Result<LoadedPlugin> load_plugin(const std::filesystem::path& path, const MapSettings& settings) {
  try {
    const auto symbols = boost::dll::library_info(path.string()).symbols();
    for (const auto* needed : {kHeaderSymbol, kFactorySymbol})
      if (std::find(symbols.begin(), symbols.end(), needed) == symbols.end())
        return refusal(path, "does not export " + std::string{needed} + "; is it a plugin for this hub?");
    // Kept loaded: whatever the plugin made may be used until the process ends.
    auto* library = new boost::dll::shared_library{path.string(),
                                                   boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local};
    const auto& header = library->get<const plugin::Header>(kHeaderSymbol);
    if (auto good = check_header(path, header); !good) return good.error();
    const auto& factory = library->get<plugin::Factory>(kFactorySymbol);
    std::unique_ptr<plugin::Plugin> made{factory(settings)};
    if (!made) return refusal(path, "its factory made nothing");
    return LoadedPlugin{std::move(made), header.api_version};
  } catch (const std::exception& error) {
    return refusal(path, "could not be loaded or created: " + std::string{error.what()});
  } catch (...) {
    return refusal(path, "its factory threw something that is no exception");
  }
}

}  // namespace yingbao::plugin_host
