#include "https_pull/authorisation.hpp"

#include "base/json_writer.hpp"
#include "crypto/base64.hpp"
#include "crypto/digest.hpp"
#include "https_pull/answer.hpp"
#include "https_pull/gateway_signature.hpp"

#include <array>
#include <cstdio>

namespace yingbao::https_pull {
namespace {

/// The gateway turns the hub's own signature into the one that it wants to see.
Result<std::string> exchanged(const Credentials& credentials, const NationalCall& call, const PlainAsk& ask) {
  auto uri = net::Uri::parse(credentials.auth.gateway);
  if (!uri) return uri.error();
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  for (const auto& [name, value] : national_headers(call, national_signature(call, credentials.secret)))
    json.member(name, value);
  json.end_object();
  const auto answer = ask({"POST", std::move(*uri), {{"Content-Type", "application/json"}}, body});
  if (!answer) return answer.error();
  const auto sealed = json_at(*answer, "/data/secret");
  if (!sealed || !*sealed) return Error{Errc::unauthorised, "the answer holds none"};
  return opened_national_signature(**sealed, credentials.secret);
}

/// As clients of such gateways make it: the time in hexadecimal, and chance.
std::string nonce_at(std::int64_t milliseconds) {
  std::array<char, 24> time{};
  std::snprintf(time.data(), time.size(), "%llx-", static_cast<unsigned long long>(milliseconds));
  return time.data() + crypto::hex(crypto::random_bytes(8));
}

}  // namespace

Result<net::Pairs> authorisation(const Credentials& credentials, const net::ClientRequest& request,
                                 std::int64_t milliseconds, const PlainAsk& ask) {
  using Kind = GatewayAuth::Kind;
  const auto& [auth, service, secret] = credentials;
  const NationalCall national{auth.identity, service, milliseconds};
  switch (auth.kind) {
    case Kind::none: break;
    case Kind::basic:
      return net::Pairs{{"Authorization", "Basic " + crypto::base64(auth.identity + ":" + std::string{secret})}};
    case Kind::bearer: return net::Pairs{{"Authorization", "Bearer " + std::string{secret}}};
    case Kind::gjzwfwpt: return national_headers(national, national_signature(national, secret));
    case Kind::gjzwfwpt_two_step: {
      const auto signature = exchanged(credentials, national, ask);
      if (!signature) return signature.error().in("the gateway's signature");
      return national_headers(national, *signature);
    }
    case Kind::x_tif: return tif_headers(auth.identity, service, secret, milliseconds / 1000, nonce_at(milliseconds));
    case Kind::x_bg_hmac:
      return bg_hmac_headers({request.method, request.uri.path, request.uri.query}, auth.identity, secret,
                             milliseconds / 1000);
  }
  return net::Pairs{};
}

}  // namespace yingbao::https_pull
