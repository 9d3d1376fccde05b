// Facts as numbers that can be compared without them: XXH3 of xxHash. Collisions matter, for a change would go unseen;
// attackers do not, for whoever could craft rows can change them openly.
#pragma once

#include <cstdint>
#include <string_view>

namespace yingbao::schema {

/// Raised when a hash of the same facts comes out differently: lists of the build before are then compared by their facts.
inline constexpr std::uint8_t kHashVersion = 1;

/// Over the fields of use business and derived: equal when nothing that matters about the person changed.
struct BusinessHash {
  std::uint64_t low = 0, high = 0;
  bool operator==(const BusinessHash&) const = default;
};

/// What tells a record from another without it, made in one walk.
struct RowHashes {
  BusinessHash business;
  /// Over the forwarded fields and the kind alone: equal when the platform would be told nothing new.
  std::uint64_t forwarded = 0;
  std::string_view unit;  ///< as the record has it
};
RowHashes hashes_of(std::string_view record);
inline BusinessHash business_hash(std::string_view record) { return hashes_of(record).business; }
inline std::uint64_t forwarded_hash(std::string_view record) { return hashes_of(record).forwarded; }

/// Over bytes as they are.
std::uint64_t hash_of(std::string_view bytes);

}  // namespace yingbao::schema
