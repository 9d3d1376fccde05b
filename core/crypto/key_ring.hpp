// The hub's own keys: versions of a master key that wraps data keys, and the keys of person keys and of references.
#pragma once

#include "crypto/aead.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace yingbao::crypto {

/// A data key under a version of the master key; opening it needs the same `purpose` that wrapped it.
struct WrappedKey {
  std::uint32_t master_version = 0;
  std::string bytes;  ///< nonce (8), sealed key (32 + 16)
};

class KeyRing {
 public:
  /// New random keys.
  static KeyRing generate();
  /// Refuses a file that anybody but its owner may read or that somebody else owns.
  static Result<KeyRing> load(const std::filesystem::path& file);
  /// The escrow copy: opened with the passphrase it was exported under.
  static Result<KeyRing> from_escrow(std::string_view text, std::string_view passphrase);

  /// Creates the file with mode 0600; never replaces one.
  Status save_new(const std::filesystem::path& file) const;
  /// A copy for the safe: scrypt (RFC 7914) from the passphrase, then AES-256-GCM.
  std::string escrow(std::string_view passphrase) const;

  WrappedKey wrap(const DataKey& key, std::string_view purpose) const;
  Result<DataKey> unwrap(const WrappedKey& wrapped, std::string_view purpose) const;
  const DataKey& person_key() const { return person_key_; }
  /// Turns a person's key into the reference under which the platform knows the person, as a single cipher block.
  const DataKey& reference_key() const { return reference_key_; }
  /// Tells two rings apart without telling anything of them: the first bytes of a digest.
  std::string fingerprint() const;

 private:
  KeyRing(DataKey person_key, DataKey reference_key) : person_key_{person_key}, reference_key_{reference_key} {}
  static Result<KeyRing> parse(std::string_view text);
  std::string text() const;

  std::map<std::uint32_t, DataKey> masters_;
  DataKey person_key_, reference_key_;
};

}  // namespace yingbao::crypto
