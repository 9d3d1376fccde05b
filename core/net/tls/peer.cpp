#include "net/tls/peer.hpp"

#include "crypto/base64.hpp"
#include "crypto/digest.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>
#include <openssl/x509.h>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>

#include <ctime>

namespace yingbao::net {

namespace ssl = boost::asio::ssl;

namespace {

template <class T, void (*release)(T*)>
struct Release {
  void operator()(T* what) const { release(what); }
};

/// "sha256/…" of the public key with its algorithm, as curl and browsers pin it.
std::string pin_of(X509* certificate) {
  unsigned char* der = nullptr;
  const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
  if (size <= 0) return {};
  const auto digest = crypto::sha256({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
  OPENSSL_free(der);
  return "sha256/" + crypto::base64(crypto::view(digest));
}

/// The authority is not known; nothing else is wrong.
bool is_only_unknown(int error) {
  return error == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT || error == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN ||
         error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT || error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
         error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE;
}

std::string text_of(const X509_NAME* name) {
  const std::unique_ptr<BIO, Release<BIO, BIO_free_all>> out{BIO_new(BIO_s_mem())};
  const auto flags = XN_FLAG_ONELINE & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
  if (!out || X509_NAME_print_ex(out.get(), name, 0, flags) < 0) return {};
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

bool PeerCheck::operator()(bool good, ssl::verify_context& context) const {
  auto* store = context.native_handle();
  const auto refuse = [&](int why) {
    X509_STORE_CTX_set_error(store, why);
    return false;
  };
  if (!good && !(!has_authority_ && is_only_unknown(X509_STORE_CTX_get_error(store)))) return false;
  if (X509_STORE_CTX_get_error_depth(store) > 0) return true;
  if (!pin_.empty() && pin_of(X509_STORE_CTX_get_current_cert(store)) != pin_)
    return refuse(X509_V_ERR_APPLICATION_VERIFICATION);
  return ssl::host_name_verification{host_}(true, context) || refuse(X509_V_ERR_HOSTNAME_MISMATCH);
}

bool is_distrust(const boost::system::error_code& failed) {
  if (failed.category() != boost::asio::error::get_ssl_category()) return false;
  switch (ERR_GET_REASON(static_cast<unsigned long>(failed.value()))) {
    case SSL_R_CERTIFICATE_VERIFY_FAILED:
    // What the peer says of this hub's certificate. This first one also when it gets none.
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
    case SSL_R_SSLV3_ALERT_NO_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
    case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED: return true;
    default: return false;
  }
}

namespace {

PeerCertificate told_by(X509* certificate) {
  PeerCertificate told{text_of(X509_get_subject_name(certificate)), text_of(X509_get_issuer_name(certificate))};
  std::tm until{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &until) == 1) told.until = ::timegm(&until);
  return told;
}

}  // namespace

PeerCertificate peer_certificate(SSL* connection) {
  const std::unique_ptr<X509, Release<X509, X509_free>> certificate{SSL_get1_peer_certificate(connection)};
  return certificate ? told_by(certificate.get()) : PeerCertificate{};
}

Result<PeerCertificate> read_certificate(const std::filesystem::path& file) {
  const std::unique_ptr<BIO, Release<BIO, BIO_free_all>> bytes{BIO_new_file(file.c_str(), "r")};
  const std::unique_ptr<X509, Release<X509, X509_free>> certificate{
      bytes ? PEM_read_bio_X509(bytes.get(), nullptr, nullptr, nullptr) : nullptr};
  if (!certificate) return Error{Errc::invalid_config, file.string() + " holds no certificate in PEM"};
  return told_by(certificate.get());
}

}  // namespace yingbao::net
