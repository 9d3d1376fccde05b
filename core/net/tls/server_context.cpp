#include "net/tls/server_context.hpp"

#include "crypto/digest.hpp"

#include <boost/asio/ssl/context.hpp>

#include <openssl/x509.h>

namespace yingbao::net {

namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> server_tls(const TlsFiles& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  boost::system::error_code failed;
  const auto wrong = [&](const std::filesystem::path& file, std::string_view what) {
    return Error{Errc::invalid_config, file.string() + ": " + std::string{what} + ": " + failed.message()};
  };
  auto* native = context->native_handle();
  if (!SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION)) return Error{Errc::internal, "TLS 1.2 is not available"};
  SSL_CTX_set_security_level(native, 2);  // 112 bits: no RSA below 2048, no SHA-1
  SSL_CTX_set_options(native, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_num_tickets(native, 0);
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  context->set_verify_mode(ssl::verify_peer);
  context->load_verify_file(files.ca.string(), failed);
  if (failed) return wrong(files.ca, "the clients' authority cannot be read");
  if (auto* names = SSL_load_client_CA_file(files.ca.c_str())) SSL_CTX_set_client_CA_list(native, names);
  context->use_certificate_chain_file(files.certificate.string(), failed);
  if (failed) return wrong(files.certificate, "the certificate cannot be read");
  context->use_private_key_file(files.key.string(), ssl::context::pem, failed);
  if (failed) return wrong(files.key, "the private key cannot be read or does not fit the certificate");
  return context;
}

Peer peer_of(ssl_st* connection) {
  const std::unique_ptr<X509, void (*)(X509*)> certificate{SSL_get1_peer_certificate(connection), X509_free};
  if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return {};
  crypto::Digest digest{};
  unsigned int length = 0;
  if (!X509_digest(certificate.get(), EVP_sha256(), digest.data(), &length)) return {};
  Peer peer{"sha256:" + crypto::hex(crypto::view(digest)), {}};
  const std::unique_ptr<BIO, int (*)(BIO*)> text{BIO_new(BIO_s_mem()), BIO_free};
  if (text && X509_NAME_print_ex(text.get(), X509_get_subject_name(certificate.get()), 0,
                                 XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) >= 0) {
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(text.get(), &bytes);
    peer.subject.assign(bytes, static_cast<std::size_t>(size));
  }
  return peer;
}

}  // namespace yingbao::net
