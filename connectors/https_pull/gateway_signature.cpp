#include "https_pull/gateway_signature.hpp"

#include "crypto/base64.hpp"
#include "crypto/digest.hpp"
#include "net/http/date.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <memory>

namespace yingbao::https_pull {
namespace {

const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::string hmac_sha256(std::string_view key, std::string_view text) {
  crypto::Digest out{};
  unsigned size = 0;
  if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), in(text), text.size(), out.data(), &size))
    throw Failure{Error{Errc::internal, "HMAC-SHA256 failed"}};
  return std::string{crypto::view(out)};
}

using Sha1 = std::array<unsigned char, 20>;

Sha1 sha1(std::string_view bytes) {
  Sha1 out{};
  if (!EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, EVP_sha1(), nullptr))
    throw Failure{Error{Errc::internal, "SHA-1 failed"}};
  return out;
}

}  // namespace

std::string national_signature(const NationalCall& call, std::string_view secret) {
  const auto time = std::to_string(call.milliseconds);
  return crypto::base64(hmac_sha256(secret, std::string{call.service} + std::string{call.requester} + time));
}

net::Pairs national_headers(const NationalCall& call, std::string_view signature) {
  return {{"gjzwfwpt_rid", std::string{call.requester}},
          {"gjzwfwpt_sid", std::string{call.service}},
          {"gjzwfwpt_rtime", std::to_string(call.milliseconds)},
          {"gjzwfwpt_sign", std::string{signature}}};
}

Result<std::string> opened_national_signature(std::string_view base64_answer, std::string_view app_key) {
  const auto sealed = crypto::unbase64(base64_answer);
  if (!sealed || sealed->empty()) return Error{Errc::malformed, "the gateway's signature is no base64"};
  const auto key = sha1(crypto::view(sha1(app_key)));  // AES-128 takes its first 16 bytes
  const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
  std::string out(sealed->size() + 16, '\0');
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  int first = 0, last = 0;
  const bool good = context &&
                    EVP_DecryptInit_ex(context.get(), EVP_aes_128_ecb(), nullptr, key.data(), nullptr) == 1 &&
                    EVP_DecryptUpdate(context.get(), to, &first, in(*sealed), static_cast<int>(sealed->size())) == 1 &&
                    EVP_DecryptFinal_ex(context.get(), to + first, &last) == 1;
  if (!good) return Error{Errc::unauthorised, "the gateway's signature does not open with the appkey"};
  out.resize(static_cast<std::size_t>(first + last));
  return out;
}

net::Pairs tif_headers(std::string_view paas_id, std::string_view service, std::string_view token, std::int64_t seconds,
                       std::string_view nonce) {
  const auto time = std::to_string(seconds);
  const auto digest = crypto::Sha256{}.add(time).add(token).add(nonce).add(time).finish();
  net::Pairs headers{{"x-tif-paasid", std::string{paas_id}},
                     {"x-tif-timestamp", time},
                     {"x-tif-nonce", std::string{nonce}},
                     {"x-tif-signature", crypto::hex(crypto::view(digest))}};
  if (!service.empty()) headers.emplace_back("x-tif-serviceId", service);
  return headers;
}

net::Pairs bg_hmac_headers(const BgRequest& request, std::string_view access_key, std::string_view secret,
                           std::int64_t seconds) {
  auto sorted = request.query;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string query;
  for (const auto& [name, value] : sorted) query += (query.empty() ? "" : "&") + name + "=" + value;
  const auto date = net::http_date(seconds);
  std::string text;
  const auto path = request.path.empty() ? std::string_view{"/"} : request.path;
  for (const std::string_view part :
       {request.method, path, std::string_view{query}, access_key, std::string_view{date}})
    text.append(part).push_back('\n');
  return {{"X-BG-HMAC-ACCESS-KEY", std::string{access_key}},
          {"X-BG-HMAC-ALGORITHM", "hmac-sha256"},
          {"X-BG-DATE-TIME", date},
          {"X-BG-HMAC-SIGNATURE", crypto::base64(hmac_sha256(secret, text))}};
}

}  // namespace yingbao::https_pull
