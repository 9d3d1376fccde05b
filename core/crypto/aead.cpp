#include "crypto/aead.hpp"

#include "crypto/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstring>
#include <utility>

namespace yingbao::crypto {
namespace {

using Nonce = std::array<unsigned char, 12>;

Nonce nonce_of(std::uint64_t counter) {
  Nonce nonce{};
  for (std::size_t i = 0; i < 8; ++i) nonce[11 - i] = static_cast<unsigned char>(counter >> (8 * i));
  return nonce;
}

const unsigned char* in(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

void require(int good) {
  if (good != 1) throw Failure{Error{Errc::internal, "AES-256-GCM failed"}};
}

}  // namespace

DataKey DataKey::random() {
  DataKey key;
  fill_random(key.bytes_);
  return key;
}

DataKey DataKey::from(std::string_view bytes) {
  DataKey key;
  if (bytes.size() != key.bytes_.size()) throw Failure{Error{Errc::internal, "a data key has 32 bytes"}};
  std::memcpy(key.bytes_.data(), bytes.data(), bytes.size());
  return key;
}

DataKey::~DataKey() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

Aead::Aead(const DataKey& key) : encrypt_{EVP_CIPHER_CTX_new()}, decrypt_{EVP_CIPHER_CTX_new()} {
  require(encrypt_ && decrypt_);
  require(EVP_EncryptInit_ex(encrypt_, EVP_aes_256_gcm(), nullptr, in(key.bytes()), nullptr));
  require(EVP_DecryptInit_ex(decrypt_, EVP_aes_256_gcm(), nullptr, in(key.bytes()), nullptr));
}

Aead::Aead(Aead&& other) noexcept
    : encrypt_{std::exchange(other.encrypt_, nullptr)}, decrypt_{std::exchange(other.decrypt_, nullptr)} {}

Aead::~Aead() {
  EVP_CIPHER_CTX_free(encrypt_);
  EVP_CIPHER_CTX_free(decrypt_);
}

void Aead::seal(std::uint64_t counter, std::string_view associated, std::string_view plain, std::string& out) {
  const auto nonce = nonce_of(counter);
  const auto start = out.size();
  out.resize(start + plain.size() + kSealOverhead);
  auto* to = reinterpret_cast<unsigned char*>(out.data() + start);
  int n = 0;
  require(EVP_EncryptInit_ex(encrypt_, nullptr, nullptr, nullptr, nonce.data()));
  require(EVP_EncryptUpdate(encrypt_, nullptr, &n, in(associated), static_cast<int>(associated.size())));
  require(EVP_EncryptUpdate(encrypt_, to, &n, in(plain), static_cast<int>(plain.size())));
  require(EVP_EncryptFinal_ex(encrypt_, to + n, &n));
  require(EVP_CIPHER_CTX_ctrl(encrypt_, EVP_CTRL_GCM_GET_TAG, kSealOverhead, to + plain.size()));
}

Status Aead::open(std::uint64_t counter, std::string_view associated, std::string_view sealed, std::string& out) {
  if (sealed.size() < kSealOverhead) return Error{Errc::internal, "sealed bytes are cut off"};
  const auto nonce = nonce_of(counter);
  const auto body = sealed.substr(0, sealed.size() - kSealOverhead);
  std::array<unsigned char, kSealOverhead> tag{};
  std::memcpy(tag.data(), sealed.data() + body.size(), tag.size());
  const auto start = out.size();
  out.resize(start + body.size());
  auto* to = reinterpret_cast<unsigned char*>(out.data() + start);
  int n = 0;
  require(EVP_DecryptInit_ex(decrypt_, nullptr, nullptr, nullptr, nonce.data()));
  require(EVP_DecryptUpdate(decrypt_, nullptr, &n, in(associated), static_cast<int>(associated.size())));
  require(EVP_DecryptUpdate(decrypt_, to, &n, in(body), static_cast<int>(body.size())));
  require(EVP_CIPHER_CTX_ctrl(decrypt_, EVP_CTRL_GCM_SET_TAG, kSealOverhead, tag.data()));
  if (EVP_DecryptFinal_ex(decrypt_, to + n, &n) != 1) {
    out.resize(start);
    return Error{Errc::internal, "sealed bytes were changed, or the key is another"};
  }
  return {};
}

}  // namespace yingbao::crypto
