#include "https_push/listen.hpp"

#include "https_push/api.hpp"
#include "net/http/server.hpp"
#include "net/tls/server_context.hpp"

namespace yingbao::https_push {
namespace {

net::ServerOptions options_of(const ListenerConfig& listener) {
  return {listener.host,
          listener.port,
          {listener.connections, listener.connections_of_agency, listener.requests_of_connection, listener.handshake,
           listener.header, listener.idle, listener.total, listener.min_rate, listener.grace}};
}

}  // namespace

Status listen(const config::HubConfig& hub, const Clock& clock, const connector::Listening& listening) {
  const auto found = hub.connectors.find("https_push");
  if (found == hub.connectors.end()) return Error{Errc::invalid_config, "hub.toml has no section [listener]"};
  const auto& listener = static_cast<const ListenerConfig&>(*found->second);
  const auto api = Api::open(listener, hub.agencies, clock, listening.log);
  if (!api) return api.error();
  const auto tls = net::server_tls({listener.client_ca, listener.certificate, listener.key});
  if (!tls) return tls.error();
  const auto ready = [&](std::uint16_t port) -> Status {
    listening.log("listening on " + listener.host + ", port " + std::to_string(port));
    return listening.ready(port);
  };
  if (auto done = net::serve_https(options_of(listener), *tls, **api, clock, ready); !done) return done;
  listening.log("stopped");
  return {};
}

}  // namespace yingbao::https_push
