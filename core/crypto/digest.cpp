#include "crypto/digest.hpp"

#include "base/error.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <utility>

namespace yingbao::crypto {
namespace {

void require(int good, const char* what) {
  if (good != 1) throw Failure{Error{Errc::internal, what}};
}

}  // namespace

Sha256::Sha256() : context_{EVP_MD_CTX_new()} {
  require(context_ != nullptr, "no memory for a digest");
  require(EVP_DigestInit_ex(context_, EVP_sha256(), nullptr), "SHA-256 is not available");
}
Sha256::Sha256(Sha256&& other) noexcept : context_{std::exchange(other.context_, nullptr)} {}
Sha256::~Sha256() { EVP_MD_CTX_free(context_); }

Sha256& Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_, bytes.data(), bytes.size()), "SHA-256 failed");
  return *this;
}

Digest Sha256::finish() {
  Digest out{};
  require(EVP_DigestFinal_ex(context_, out.data(), nullptr), "SHA-256 failed");
  return out;
}

Digest sha256(std::string_view bytes) { return Sha256{}.add(bytes).finish(); }

std::string hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(kDigits[byte >> 4]);
    out.push_back(kDigits[byte & 15]);
  }
  return out;
}

std::string unhex(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string out;
  if (text.size() % 2) return out;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return {};
    out.push_back(static_cast<char>(high * 16 + low));
  }
  return out;
}

void fill_random(std::span<unsigned char> out) {
  require(RAND_bytes(out.data(), static_cast<int>(out.size())), "the system has no random bytes");
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  fill_random({reinterpret_cast<unsigned char*>(out.data()), count});
  return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(std::string& secret) {
  OPENSSL_cleanse(secret.data(), secret.size());
  secret.clear();
}

}  // namespace yingbao::crypto
