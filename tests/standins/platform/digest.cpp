#include "digest.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace yingbao::sandbox {
namespace {

// Fetching the algorithm costs more than hashing one item, so each thread does it once.
struct Hasher {
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

void require(int done) {
  if (done != 1) throw std::runtime_error("SHA-256 is not available");
}

unsigned nibble(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
  throw std::runtime_error("not a hexadecimal digest");
}

}  // namespace

Digest sha256(std::initializer_list<std::string_view> parts) {
  thread_local Hasher hasher;
  EVP_MD_CTX* context = hasher.context.get();
  require(EVP_DigestInit_ex(context, hasher.algorithm.get(), nullptr));
  for (std::string_view part : parts) require(EVP_DigestUpdate(context, part.data(), part.size()));
  Digest digest;
  require(EVP_DigestFinal_ex(context, digest.data(), nullptr));
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (unsigned char byte : digest) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

Digest digest_from_hex(std::string_view hex) {
  Digest digest;
  if (hex.size() != 2 * digest.size()) throw std::runtime_error("not a SHA-256 digest");
  for (std::size_t i = 0; i < digest.size(); ++i)
    digest[i] = static_cast<unsigned char>(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
  return digest;
}

}  // namespace yingbao::sandbox
