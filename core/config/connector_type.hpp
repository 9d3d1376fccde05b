// What the configuration knows of connectors: each reads its own tables, and nobody else knows what stands in them.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::config {

class Section;

/// A table that a connector read: [connector] of an agency, or its own table of hub.toml.
class ConnectorSettings {
 public:
  virtual ~ConnectorSettings() = default;
  /// What is wrong with it and shows without a connection, for `check`.
  virtual std::vector<std::string> problems() const { return {}; }
  /// By what the sender is known: no other agency of this connector may have one of them.
  virtual std::vector<std::string> sender_names() const { return {}; }
  /// This hub's own certificates: `check --connect` tells when they end.
  virtual std::vector<std::filesystem::path> certificates() const { return {}; }
  /// Of a table of hub.toml: where the hub waits for agencies, and the key files that `keys init` makes for it.
  virtual std::string address() const { return {}; }
  virtual std::vector<std::filesystem::path> key_files() const { return {}; }
};

/// Where [connector] of an agency stands.
struct ConnectorPlace {
  std::filesystem::path base;  ///< relative paths start there
  std::string agency;
  const ConnectorSettings* of_hub = nullptr;  ///< the connector's table of hub.toml, when there is one
};

struct ConnectorType {
  std::string_view id;  ///< `type` in [connector]
  std::unique_ptr<ConnectorSettings> (*read)(Section& section, const ConnectorPlace& place) = nullptr;
  bool usual = false;               ///< meant where [connector] names no type
  std::string_view draft = {};      ///< [connector] of a drafted agency; {agency} stands for its id
  std::string_view hub_table = {};  ///< of hub.toml, for all its agencies; empty: none
  std::unique_ptr<ConnectorSettings> (*read_hub)(Section& section, const std::filesystem::path& base) = nullptr;
};

using ConnectorTypes = std::vector<const ConnectorType*>;

}  // namespace yingbao::config
