// Who may have written a plugin, before anything of it is loaded.
#pragma once

#include "base/error.hpp"

#include <filesystem>

namespace yingbao::plugin_host {

/// A regular file that only root or the hub's user can write, in a folder of which the same holds.
Status check_plugin_file(const std::filesystem::path& path);

}  // namespace yingbao::plugin_host
