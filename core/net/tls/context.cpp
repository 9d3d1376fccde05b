#include "net/tls/context.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>

namespace yingbao::net {

namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> client_context(const ClientTls& tls) {
  if (tls.ca.empty() && tls.pin.empty()) return Error{Errc::invalid_config, "neither an authority nor a pin is given"};
  auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
  boost::system::error_code failed;
  const auto wrong = [&](const std::string& what, std::string_view how) {
    return Error{Errc::invalid_config, what + ": " + std::string{how} + ": " + failed.message()};
  };
  context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1, failed);
  context->set_verify_mode(ssl::verify_peer, failed);
  if (!tls.ca.empty()) context->load_verify_file(tls.ca.string(), failed);
  if (failed) return wrong(tls.ca.string(), "the authority's certificate cannot be read");
  if (tls.certificate.empty()) return context;
  context->use_certificate_chain_file(tls.certificate.string(), failed);
  if (failed) return wrong(tls.certificate.string(), "the certificate cannot be read");
  context->use_private_key(boost::asio::buffer(tls.key), ssl::context::pem, failed);
  if (failed) return wrong(tls.key_name, "the private key cannot be read or does not fit the certificate");
  return context;
}

}  // namespace yingbao::net
