// An HTTPS client for answers of any size: the caller reads the body piece by piece. It blocks, and every wait ends.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "net/http/address_rules.hpp"
#include "net/http/uri.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
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
};

struct ClientTimeouts {
  std::chrono::milliseconds connect{10000};  ///< to be connected, TLS included
  std::chrono::milliseconds idle{60000};     ///< for the head of an answer, and for each 64 KiB of its body
};

struct ClientRequest {
  std::string method;
  Uri uri;
  Pairs headers;
  std::string body;
};

struct ResponseHead {
  int status = 0;
  Pairs fields;
  /// The first field of this name, in any case of letters; empty when there is none.
  std::string_view field(std::string_view name) const;
};

struct PeerCertificate {
  std::string subject, issuer;
  Instant until = 0;
};

class HttpsClient {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  /// TLS 1.2 or newer; the host's name and the dates of its certificate are always checked.
  static Result<HttpsClient> open(const ClientTls& tls, AddressRules rules, ClientTimeouts timeouts);
  HttpsClient(HttpsClient&&) noexcept;
  ~HttpsClient();

  /// Sends a request and reads the head of its answer, over the last connection where it is still open. What was not
  /// read of the answer before is dropped. Nothing is followed, nothing is tried again.
  Result<ResponseHead> send(const ClientRequest& request, Deadline deadline);
  /// The next piece of the body, valid until the next call; empty at its end. Cut short is an error.
  Result<std::string_view> read(Deadline deadline);
  /// Connects, without a request.
  Status connect(const Uri& uri, Deadline deadline);
  /// Of the last connection.
  const std::optional<PeerCertificate>& peer() const;

 private:
  class Session;
  explicit HttpsClient(std::unique_ptr<Session> session);
  std::unique_ptr<Session> session_;
};

}  // namespace yingbao::net
