// Whether a peer is who a client wants to talk to.
#pragma once

#include "net/tls/certificate.hpp"
#include "net/tls/context.hpp"

#include <boost/asio/ssl/context.hpp>

namespace yingbao::net {

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

/// One of the two does not trust the other, and trying again will not help. Any other error is of the connection.
bool is_distrust(const boost::system::error_code& failed);

PeerCertificate peer_certificate(SSL* connection);

}  // namespace yingbao::net
