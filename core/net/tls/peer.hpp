// Whether a peer is who a client wants to talk to.
#pragma once

#include "net/http/client.hpp"

#include <boost/asio/ssl/context.hpp>

namespace yingbao::net {

/// A context for clients that trusts what `tls` says. An error names the file at fault.
Result<std::shared_ptr<boost::asio::ssl::context>> client_context(const ClientTls& tls);

/// For one connection: chain or pin, dates, and the name of the host.
class PeerCheck {
 public:
  PeerCheck(const ClientTls& tls, std::string host)
      : has_authority_{!tls.ca.empty()}, pin_{tls.pin}, host_{std::move(host)} {}
  bool operator()(bool good, boost::asio::ssl::verify_context& context) const;

 private:
  bool has_authority_;
  std::string pin_, host_;
};

PeerCertificate peer_certificate(SSL* connection);

}  // namespace yingbao::net
