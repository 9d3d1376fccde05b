// TLS for servers: clients show a certificate of one authority, or stay strangers.
#pragma once

#include "base/error.hpp"
#include "net/http/service.hpp"

#include <filesystem>
#include <memory>

struct ssl_st;

namespace boost::asio::ssl {
class context;
}

namespace yingbao::net {

/// The authority of the clients, and the server's own chain and key.
struct TlsFiles {
  std::filesystem::path ca, certificate, key;
};

/// TLS 1.2 or newer. A certificate that is shown must be valid now, for clients, and of the authority `files.ca`, or
/// the handshake fails; showing none is left to the service. Nobody resumes: each connection shows its certificate.
Result<std::shared_ptr<boost::asio::ssl::context>> server_tls(const TlsFiles& files);

/// Of a connection whose handshake is done.
Peer peer_of(ssl_st* connection);

}  // namespace yingbao::net
