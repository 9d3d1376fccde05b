// [listener] of hub.toml: where agencies push their deliveries to.
#pragma once

#include "config/connector_type.hpp"
#include "config/section.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace yingbao::https_push {

struct ListenerConfig final : config::ConnectorSettings {
  std::string host;  ///< numeric
  std::uint16_t port = 0;
  std::filesystem::path certificate, key, client_ca;
  std::filesystem::path spool, spool_key;
  std::uint64_t reserve = 1ull << 30;  ///< of the spool's disk, which deliveries never fill
  std::vector<std::string> content_types;
  std::size_t connections = 64, connections_of_agency = 8, requests_of_connection = 1000;
  std::chrono::milliseconds handshake{10000}, header{10000}, idle{30000}, total{7200000}, grace{20000};
  std::uint64_t min_rate = 1024;  ///< bytes per second
  std::chrono::milliseconds retry_window{std::chrono::hours{24}};
  std::chrono::milliseconds retention{std::chrono::hours{24 * 30}};

  std::vector<std::string> problems() const override;
  std::vector<std::filesystem::path> certificates() const override { return {certificate}; }
  std::string address() const override { return host + ":" + std::to_string(port); }
  std::vector<std::filesystem::path> key_files() const override { return {spool_key}; }
};

/// Relative paths start at `base`.
ListenerConfig read_listener(config::Section& section, const std::filesystem::path& base);

}  // namespace yingbao::https_push
