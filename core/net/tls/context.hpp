// TLS for clients: this hub's own certificate, one authority that the peer must come from.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace yingbao::net {

struct TlsFiles {
  std::filesystem::path ca, certificate, key;
};

/// TLS 1.2 or newer, peer and host name verified. An error names the file at fault.
Result<std::shared_ptr<boost::asio::ssl::context>> client_tls(const TlsFiles& files);

}  // namespace yingbao::net
