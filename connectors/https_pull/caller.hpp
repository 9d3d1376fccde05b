// Makes one request at its gateway until it has an answer or there will be none: filled in, signed, logged in, tried
// again where that can help.
#pragma once

#include "connector/connector.hpp"
#include "https_pull/config.hpp"
#include "https_pull/retry.hpp"
#include "net/http/client.hpp"
#include "net/wait.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace yingbao::https_pull {

/// What this time stands in the places of a call.
struct Filling {
  Date date{};
  net::Pairs values{};                ///< before the configured ones
  net::Pairs query{};                 ///< behind the call's own
  std::optional<net::Uri> uri{};      ///< instead of the call's own: the next page
  std::string method{};               ///< instead of the call's own, when given
  std::optional<std::string> body{};  ///< instead of the call's own
};

struct Answer {
  net::ResponseHead head;
  std::string body;  ///< empty when it was streamed
};

class Caller {
 public:
  /// Reads the secrets. An error names the reference or the file at fault.
  static Result<std::unique_ptr<Caller>> open(const Config& config, const Clock& clock);

  /// The time for everything until the next start.
  void start() { deadline_ = clock_.steady() + config_.total_timeout; }
  /// An answer of 2xx or 304. Its body goes to `stream` as it comes, or is held whole, up to one page. No error holds a
  /// secret, nor an address beyond its host.
  Result<Answer> ask(const HttpsCall& call, const Filling& filling, const connector::ByteSink* stream = nullptr);
  /// Connects without a request.
  Status connect(const HttpsCall& call, Date date);
  const std::optional<net::PeerCertificate>& peer() const { return client_.peer(); }
  Result<net::Uri> uri_of(const HttpsCall& call, const Filling& filling) const;

 private:
  struct Attempt {
    Outcome outcome;
    Answer answer;
    Error error;
  };
  Caller(const Config& config, const Clock& clock, std::unique_ptr<boost::asio::io_context> io, net::HttpsClient client)
      : config_{config}, clock_{clock}, io_{std::move(io)}, client_{std::move(client)} {}

  Attempt attempt(const HttpsCall& call, const Filling& filling, const connector::ByteSink* stream);
  Result<net::ResponseHead> send_and_follow(const HttpsCall& call, net::ClientRequest request);
  Result<std::string> plain_answer(const net::ClientRequest& request);
  Status read_body(Attempt& attempt, const connector::ByteSink* stream);
  void judge(const HttpsCall& call, const net::Uri& uri, Attempt& attempt) const;
  Status ensure_session();
  bool uses_session(const HttpsCall& call) const { return config_.login && &call != &*config_.login; }
  TextTemplate::Values values(const Filling& filling) const;

  const Config& config_;
  const Clock& clock_;
  std::unique_ptr<boost::asio::io_context> io_;
  net::HttpsClient client_;
  std::map<std::string, Secret, std::less<>> values_;
  Secret secret_, session_;
  Clock::Steady deadline_, session_used_;
};

}  // namespace yingbao::https_pull
