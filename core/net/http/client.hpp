// The hub's HTTPS client: one connection at a time, kept open between requests; the caller reads an answer of any size
// piece by piece. Every wait ends. Who has nothing else to do meanwhile waits by net/wait.hpp.
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "net/http/address_rules.hpp"
#include "net/http/uri.hpp"
#include "net/tls/certificate.hpp"
#include "net/tls/context.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao::net {

struct ClientTimeouts {
  std::chrono::milliseconds connect{10000};  ///< to be connected, TLS included
  std::chrono::milliseconds idle{60000};     ///< for the head of an answer, and for each 64 KiB of its body
};

struct ClientRequest {
  std::string method;
  Uri uri;
  Pairs headers;
  std::string_view body;  ///< lives until the head of the answer is there
  bool once = false;      ///< not sent again, by itself, when a kept connection turns out to be closed
};

struct ResponseHead {
  int status = 0;
  Pairs fields;
  /// The first field of this name, in any case of letters; empty when there is none.
  std::string_view field(std::string_view name) const;
};

class HttpsClient {
 public:
  using Deadline = Clock::Steady;

  /// TLS 1.2 or newer; the host's name and the dates of its certificate are always checked. The clock must outlive it.
  static Result<HttpsClient> open(boost::asio::any_io_executor executor, const ClientTls& tls, AddressRules rules,
                                  ClientTimeouts timeouts, const Clock& clock);
  HttpsClient(HttpsClient&&) noexcept;
  ~HttpsClient();

  /// Sends a request and reads the head of its answer, over the last connection where it is still open. What was not
  /// read of the answer before is dropped. Nothing is followed; only a kept connection that is found closed is made anew.
  /// The request lives until the end of it.
  boost::asio::awaitable<Result<ResponseHead>> send(const ClientRequest& request, Deadline deadline);
  /// The next piece of the body, valid until the next call; empty at its end. Cut short is an error.
  boost::asio::awaitable<Result<std::string_view>> read(Deadline deadline);
  /// Connects, without a request.
  boost::asio::awaitable<Status> connect(const Uri& uri, Deadline deadline);
  /// Whether anything of the last request went out: without an answer, the peer may have acted on it.
  bool went_out() const;
  /// Of the last connection.
  const std::optional<PeerCertificate>& peer() const;

 private:
  class Session;
  explicit HttpsClient(std::unique_ptr<Session> session);
  std::unique_ptr<Session> session_;
};

}  // namespace yingbao::net
