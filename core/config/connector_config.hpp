// [connector] of an agency: one struct for each type; which of them is there is the type.
#pragma once

#include "config/file_drop_config.hpp"
#include "config/https_pull_config.hpp"
#include "config/https_push_config.hpp"
#include "config/sftp_config.hpp"

#include <filesystem>
#include <string_view>
#include <variant>

namespace yingbao::config {

class Section;

using ConnectorConfig = std::variant<FileDropConfig, SftpConfig, HttpsPullConfig, HttpsPushConfig>;

/// Relative paths start at `base`.
ConnectorConfig read_connector(Section& section, const std::filesystem::path& base);
/// "file_drop", …
std::string_view type_of(const ConnectorConfig& connector);

}  // namespace yingbao::config
