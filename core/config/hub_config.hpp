// hub.toml and what stands beside it, as plain values.
#pragma once

#include "config/agency_config.hpp"
#include "config/rules.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yingbao::config {

enum class Mode { live, rehearsal };

struct PlatformConfig {
  std::string url;  ///< https://host:port
  std::filesystem::path ca, certificate, key;
  std::string sender;       ///< who this bureau is to the platform
  std::size_t batch = 500;  ///< items of one submission
  std::size_t connections = 2;
  std::chrono::milliseconds timeout{30000};
  std::size_t attempts = 4;  ///< of one submission in one run
};

/// Above these, a night's sending waits for a person.
struct OutboundGate {
  bool first_send_waits = true;
  std::uint64_t max_changes = 5000;
  double max_change_share = 0.2;  ///< of those whom the platform knows
};

struct PluginConfig {
  std::filesystem::path folder;
  std::uint64_t memory_bytes = 512u << 20;
  std::chrono::milliseconds stall{30000};
  std::chrono::milliseconds cpu{3600000};    ///< processor time of one delivery
  std::chrono::milliseconds total{7200000};  ///< time of one delivery by the clock
};

struct HubConfig {
  std::filesystem::path file;  ///< hub.toml itself; relative paths in it start at its folder
  std::string unit;            ///< code of this bureau
  Mode mode = Mode::live;
  std::filesystem::path data, keys;
  std::string language;  ///< "zh", "en" or empty: by locale
  PlatformConfig platform;
  OutboundGate gate;
  PluginConfig plugin;
  HubTables connectors;  ///< what connectors read of hub.toml
  Rules rules;
  std::vector<AgencyConfig> agencies;

  const AgencyConfig* agency(std::string_view id) const;
};

/// Reads hub.toml, rules and all agencies; every problem of every file is in the one error.
Result<HubConfig> load_hub_config(const std::filesystem::path& file, const ConnectorTypes& types);

}  // namespace yingbao::config
