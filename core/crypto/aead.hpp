// Sealing: AES-256-GCM (NIST SP 800-38D) with counted nonces under a key that seals one file only.
#pragma once

#include "base/error.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

struct evp_cipher_ctx_st;

namespace yingbao::crypto {

/// Named in every sealed file. The `sm` suite (SM4-CTR with HMAC-SM3) is reserved and refused by this version.
enum class Suite : std::uint8_t { aes256_gcm = 1, sm = 2 };

inline constexpr std::size_t kSealOverhead = 16;

/// One random 256-bit key; wiped when it goes.
class DataKey {
 public:
  static DataKey random();
  static DataKey from(std::string_view thirty_two_bytes);
  DataKey(const DataKey&) = default;
  DataKey& operator=(const DataKey&) = default;
  ~DataKey();
  std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

 private:
  DataKey() = default;
  std::array<unsigned char, 32> bytes_{};
};

/// Seals and opens under one key; for one thread at a time. A nonce is used once for a key: the caller counts.
class Aead {
 public:
  explicit Aead(const DataKey& key);
  Aead(Aead&& other) noexcept;
  ~Aead();
  /// Appends ciphertext and tag to `out`.
  void seal(std::uint64_t nonce, std::string_view associated, std::string_view plain, std::string& out);
  /// Appends the plaintext to `out`; an error when anything was changed.
  Status open(std::uint64_t nonce, std::string_view associated, std::string_view sealed, std::string& out);

 private:
  evp_cipher_ctx_st* encrypt_;
  evp_cipher_ctx_st* decrypt_;
};

}  // namespace yingbao::crypto
