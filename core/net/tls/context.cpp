#include "net/tls/context.hpp"

#include <boost/asio/ssl/context.hpp>

namespace yingbao::net {

namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> client_tls(const TlsFiles& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
  boost::system::error_code failed;
  const auto wrong = [&](const std::filesystem::path& file, std::string_view what) {
    return Error{Errc::invalid_config, file.string() + ": " + std::string{what} + ": " + failed.message()};
  };
  context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1, failed);
  context->set_verify_mode(ssl::verify_peer, failed);
  context->load_verify_file(files.ca.string(), failed);
  if (failed) return wrong(files.ca, "the authority's certificate cannot be read");
  context->use_certificate_chain_file(files.certificate.string(), failed);
  if (failed) return wrong(files.certificate, "the certificate cannot be read");
  context->use_private_key_file(files.key.string(), ssl::context::pem, failed);
  if (failed) return wrong(files.key, "the private key cannot be read or does not fit the certificate");
  return context;
}

}  // namespace yingbao::net
