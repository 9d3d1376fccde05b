#include "config/connector_config.hpp"

#include "config/toml_section.hpp"

namespace yingbao::config {

ConnectorConfig read_connector(Section& section, const std::filesystem::path& base) {
  const auto type =
      section.one_of("type", std::string{FileDropConfig::kType},
                     {FileDropConfig::kType, SftpConfig::kType, HttpsPullConfig::kType, HttpsPushConfig::kType});
  if (type == SftpConfig::kType) return read_sftp(section, base);
  if (type == HttpsPullConfig::kType) return read_https_pull(section, base);
  if (type == HttpsPushConfig::kType) return read_https_push(section);
  return read_file_drop(section, base);
}

std::string_view type_of(const ConnectorConfig& connector) {
  return std::visit([](const auto& each) { return std::string_view{each.kType}; }, connector);
}

}  // namespace yingbao::config
