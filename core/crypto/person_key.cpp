#include "crypto/person_key.hpp"

#include <openssl/evp.h>

#include <bit>
#include <cstring>
#include <utility>

namespace yingbao::crypto {
namespace {

static_assert(std::endian::native == std::endian::little);

// The type of every valid 18-character number; one byte of the block, so that other kinds never meet it.
constexpr std::uint64_t kNumberType = std::uint64_t{1} << 56;

void require(int good) {
  if (good != 1) throw Failure{Error{Errc::internal, "AES-256 failed"}};
}

void swap_bytes(std::span<Key> blocks) {
  for (auto& block : blocks) {
    block.high = __builtin_bswap64(block.high);
    block.low = __builtin_bswap64(block.low);
  }
}

}  // namespace

std::string Key::bytes() const {
  const std::uint64_t halves[2] = {__builtin_bswap64(high), __builtin_bswap64(low)};
  return {reinterpret_cast<const char*>(halves), 16};
}

Key Key::from(std::string_view bytes) {
  std::uint64_t halves[2] = {0, 0};
  std::memcpy(halves, bytes.data(), std::min<std::size_t>(bytes.size(), 16));
  return {__builtin_bswap64(halves[0]), __builtin_bswap64(halves[1])};
}

Keyer::Keyer(const DataKey& key) : encrypt_{EVP_CIPHER_CTX_new()}, decrypt_{EVP_CIPHER_CTX_new()} {
  require(encrypt_ && decrypt_);
  const auto* bytes = reinterpret_cast<const unsigned char*>(key.bytes().data());
  require(EVP_EncryptInit_ex(encrypt_, EVP_aes_256_ecb(), nullptr, bytes, nullptr));
  require(EVP_DecryptInit_ex(decrypt_, EVP_aes_256_ecb(), nullptr, bytes, nullptr));
  require(EVP_CIPHER_CTX_set_padding(encrypt_, 0));
  require(EVP_CIPHER_CTX_set_padding(decrypt_, 0));
}

Keyer::Keyer(Keyer&& other) noexcept
    : encrypt_{std::exchange(other.encrypt_, nullptr)}, decrypt_{std::exchange(other.decrypt_, nullptr)} {}

Keyer::~Keyer() {
  EVP_CIPHER_CTX_free(encrypt_);
  EVP_CIPHER_CTX_free(decrypt_);
}

void Keyer::encrypt(std::span<Key> blocks) {
  if (blocks.empty()) return;
  swap_bytes(blocks);
  auto* bytes = reinterpret_cast<unsigned char*>(blocks.data());
  int n = 0;
  require(EVP_EncryptUpdate(encrypt_, bytes, &n, bytes, static_cast<int>(blocks.size_bytes())));
  swap_bytes(blocks);
}

Key Keyer::person(std::string_view number) {
  Key key = person_block(number);
  encrypt({&key, 1});
  return key;
}

std::string Keyer::number_of(Key key) {
  swap_bytes({&key, 1});
  auto* bytes = reinterpret_cast<unsigned char*>(&key);
  int n = 0;
  require(EVP_DecryptUpdate(decrypt_, bytes, &n, bytes, sizeof key));
  swap_bytes({&key, 1});
  if (key.high != kNumberType) return {};
  std::string digits(17, '0');
  for (std::size_t i = 17; i-- > 0; key.low /= 10) digits[i] = static_cast<char>('0' + key.low % 10);
  return digits;
}

Key Keyer::person_block(std::string_view number) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 17; ++i) value = value * 10 + static_cast<std::uint64_t>(number[i] - '0');
  return {kNumberType, value};
}

Key Keyer::hashed_block(KeyKind kind, std::uint64_t high, std::uint64_t low) {
  const auto type = std::uint64_t{0xF0} | static_cast<std::uint64_t>(kind);
  return {type << 56 | high >> 8, low};
}

}  // namespace yingbao::crypto
