// TLS for clients: whom they trust, and who they are.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace boost::asio::ssl {
class context;
}

namespace yingbao::net {

/// Whom a client trusts and who it is. At least one of authority and pin is there; where both are, both must agree.
struct ClientTls {
  std::filesystem::path ca;           ///< the authority's certificate; empty: the pin stands in for it
  std::string pin;                    ///< "sha256/" and the base64 digest of the peer's public key; empty: any key
  std::filesystem::path certificate;  ///< this hub's own chain; empty: none
  std::string_view key;               ///< its private key as PEM
  std::string key_name;               ///< what an error calls it: its file, or the setting that names it
};

/// A context for clients that trusts what `tls` says: TLS 1.2 or newer. An error names the file at fault.
Result<std::shared_ptr<boost::asio::ssl::context>> client_context(const ClientTls& tls);

}  // namespace yingbao::net
