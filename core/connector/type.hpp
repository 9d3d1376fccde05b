// The connectors there are: every folder of connectors/ exports `<folder>_connector`, and the build finds it.
#pragma once

#include "base/clock.hpp"
#include "config/hub_config.hpp"
#include "config/section.hpp"
#include "connector/connector.hpp"

#include <span>

namespace yingbao::connector {

/// [connector] of an agency, as its connector read it.
class Settings : public config::ConnectorSettings {
 public:
  /// The agency's connector for one business date. The settings and the clock must outlive it.
  virtual std::unique_ptr<Connector> connect(Date business_date, const Clock& clock) const = 0;
};

/// What runs in a process of its own: this same executable, called with the argument.
struct ChildProcess {
  const char* argument = nullptr;
  int (*main)(const Clock& clock) = nullptr;
};

/// Of a connector that agencies call: told when it listens, and what happens.
struct Listening {
  std::function<Status(std::uint16_t port)> ready;
  std::function<void(const std::string& line)> log;
};

struct Type {
  config::ConnectorType config;
  ChildProcess child = {};
  /// Serves agencies until a signal tells it to stop. Null where the hub calls them.
  Status (*listen)(const config::HubConfig& hub, const Clock& clock, const Listening& listening) = nullptr;
};

/// Written by the build, in the order of their names.
std::span<const Type* const> types();
inline config::ConnectorTypes config_types() {
  config::ConnectorTypes all;
  for (const auto* type : types()) all.push_back(&type->config);
  return all;
}

/// The connector of an agency whose configuration was read by `config_types`.
inline std::unique_ptr<Connector> connect(const config::AgencyConfig& agency, Date business_date, const Clock& clock) {
  return static_cast<const Settings&>(*agency.connector).connect(business_date, clock);
}

}  // namespace yingbao::connector
