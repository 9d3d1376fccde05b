// Keys that stand for a person, a case or an unkeyed row inside the hub: one cipher block each.
#pragma once

#include "crypto/aead.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace yingbao::crypto {

/// 16 bytes as two big-endian halves, so that comparing numbers compares bytes.
struct Key {
  std::uint64_t high = 0, low = 0;
  auto operator<=>(const Key&) const = default;
  std::string bytes() const;
  static Key from(std::string_view sixteen_bytes);
};

inline constexpr Key kLastKey{~std::uint64_t{0}, ~std::uint64_t{0}};

/// Key spaces; a key of one never equals a key of another.
enum class KeyKind : std::uint8_t { person = 1, cases = 2, unkeyed = 3 };

/// Turns blocks into keys: AES-256 on single blocks, which without the key can be neither computed nor undone.
/// Unique because a block cipher is a permutation. For one thread at a time.
class Keyer {
 public:
  explicit Keyer(const DataKey& key);
  Keyer(Keyer&& other) noexcept;
  ~Keyer();

  /// Encrypts in place, in one call for any number of blocks.
  void encrypt(std::span<Key> blocks);
  Key person(std::string_view number);
  /// The first 17 digits behind a person's key, which tell the 18th; empty for a key of another kind.
  std::string number_of(Key key);

  /// The block of an 18-character number that passed its check.
  static Key person_block(std::string_view number);
  /// The block of whatever is told apart by 120 bits of a hash.
  static Key hashed_block(KeyKind kind, std::uint64_t high, std::uint64_t low);

 private:
  evp_cipher_ctx_st* encrypt_;
  evp_cipher_ctx_st* decrypt_;
};

}  // namespace yingbao::crypto
