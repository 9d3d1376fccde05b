// The hub's HTTPS server: one thread for sockets that never waits for a disk, a few that may; every wait has its end.
#pragma once

#include "base/clock.hpp"
#include "net/http/service.hpp"

#include <chrono>
#include <functional>

namespace boost::asio::ssl {
class context;
}

namespace yingbao::net {

struct ServerLimits {
  std::size_t connections = 64;  ///< at once
  std::size_t connections_of_client = 8;
  std::size_t requests_of_connection = 1000;
  std::chrono::milliseconds handshake{10000};
  std::chrono::milliseconds header{10000};   ///< from its first byte to its last
  std::chrono::milliseconds idle{30000};     ///< between requests, between two pieces of a body
  std::chrono::milliseconds total{7200000};  ///< of one request
  std::uint64_t min_rate = 1024;             ///< bytes per second of a body, once it has taken longer than `idle`
  std::chrono::milliseconds grace{20000};    ///< for requests under way when the server is told to stop
};

struct ServerOptions {
  std::string address;     ///< numeric
  std::uint16_t port = 0;  ///< 0: any that is free
  ServerLimits limits;
};

/// Serves until SIGTERM or SIGINT, then in two phases: no new requests, and after the grace time no connections.
/// `listening` is told the port. An error when it cannot listen.
Status serve_https(const ServerOptions& options, std::shared_ptr<boost::asio::ssl::context> tls, Service& service,
                   const Clock& clock, const std::function<Status(std::uint16_t port)>& listening);

}  // namespace yingbao::net
