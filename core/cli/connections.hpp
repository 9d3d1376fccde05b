// `check --connect`: one line for each agency and the platform, with what was seen or what to do.
#pragma once

#include "cli/context.hpp"
#include "connector/connector.hpp"

namespace yingbao::cli {

struct Connection {
  std::string name;  ///< agency, "platform", "listener"
  std::string type;
  std::optional<Error> trouble;  ///< why nobody answered
  connector::Probe seen;
  std::vector<std::string> warnings;
};

/// Tries every enabled connector, and the platform; looks at this hub's own certificates as well.
std::vector<Connection> try_connections(const config::HubConfig& hub, const Clock& clock);

/// Prints them; true when all answered and nothing is near its end.
bool tell(const Context& context, const std::vector<Connection>& connections);

}  // namespace yingbao::cli
