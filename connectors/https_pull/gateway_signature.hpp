// How the gateways of public administration want a request signed. Pure: time and nonce come from the caller.
#pragma once

#include "base/error.hpp"
#include "net/http/fields.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::https_pull {

/// The national platform (国家政务服务平台): who asks, for which service, when.
struct NationalCall {
  std::string_view requester, service;
  std::int64_t milliseconds = 0;
};
/// Base64 of HMAC-SHA256 over service, requester and time. The secret is the appsecret, in two steps the appkey.
std::string national_signature(const NationalCall& call, std::string_view secret);
net::Pairs national_headers(const NationalCall& call, std::string_view signature);
/// In two steps the gateway answers with the signature, encrypted under the appkey: this is what it says.
Result<std::string> opened_national_signature(std::string_view base64_answer, std::string_view app_key);

/// x-tif: a plain hash with the token between the time twice.
net::Pairs tif_headers(std::string_view paas_id, std::string_view service, std::string_view token, std::int64_t seconds,
                       std::string_view nonce);

/// X-BG-HMAC: method, path and query are signed. `query` is decoded, in any order.
struct BgRequest {
  std::string_view method, path;
  net::Pairs query;
};
net::Pairs bg_hmac_headers(const BgRequest& request, std::string_view access_key, std::string_view secret,
                           std::int64_t seconds);

}  // namespace yingbao::https_pull
