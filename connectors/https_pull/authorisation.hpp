// The headers by which a gateway knows the hub.
#pragma once

#include "https_pull/config.hpp"
#include "net/http/client.hpp"

#include <functional>

namespace yingbao::https_pull {

struct Credentials {
  const GatewayAuth& auth;
  std::string_view service, secret;
};

/// Sends a request as it is; the body of its good answer.
using PlainAsk = std::function<Result<std::string>(const net::ClientRequest&)>;

/// For one request at one time. `ask` reaches the gateway that hands out signatures, where one does.
Result<net::Pairs> authorisation(const Credentials& credentials, const net::ClientRequest& request,
                                 std::int64_t milliseconds, const PlainAsk& ask);

}  // namespace yingbao::https_pull
