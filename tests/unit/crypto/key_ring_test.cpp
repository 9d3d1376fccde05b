#include "crypto/key_ring.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"

#include <gtest/gtest.h>

namespace yingbao::crypto {
namespace {

TEST(KeyRing, UnwrapsWhatItWrappedForTheSamePurpose) {
  const auto ring = KeyRing::generate();
  const auto key = DataKey::random();
  const auto wrapped = ring.wrap(key, "file a");
  EXPECT_EQ(wrapped.master_version, 1u);
  EXPECT_EQ(wrapped.bytes.size(), 8u + 32 + 16);
  const auto back = ring.unwrap(wrapped, "file a");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->bytes(), key.bytes());
}

TEST(KeyRing, WrapsTheSameKeyDifferentlyEachTime) {
  const auto ring = KeyRing::generate();
  const auto key = DataKey::random();
  EXPECT_NE(ring.wrap(key, "file a").bytes, ring.wrap(key, "file a").bytes);
}

TEST(KeyRing, RefusesAnotherPurposeAnotherRingAndAnotherVersion) {
  const auto ring = KeyRing::generate();
  auto wrapped = ring.wrap(DataKey::random(), "file a");
  for (const auto* purpose : {"file b", "", "file a ", "file"}) {
    const auto back = ring.unwrap(wrapped, purpose);
    ASSERT_FALSE(back) << purpose;
    EXPECT_EQ(back.error().code(), Errc::unauthorised);
  }
  EXPECT_FALSE(KeyRing::generate().unwrap(wrapped, "file a"));
  wrapped.master_version = 2;
  const auto back = ring.unwrap(wrapped, "file a");
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code(), Errc::unauthorised);
}

TEST(KeyRing, RefusesAWrappedKeyThatWasChangedOrCutOff) {
  const auto ring = KeyRing::generate();
  const auto wrapped = ring.wrap(DataKey::random(), "file a");
  for (std::size_t i = 0; i < wrapped.bytes.size(); ++i) {
    auto changed = wrapped;
    changed.bytes[i] = static_cast<char>(changed.bytes[i] ^ 1);
    EXPECT_FALSE(ring.unwrap(changed, "file a")) << i;
    changed.bytes = wrapped.bytes.substr(0, i);
    EXPECT_FALSE(ring.unwrap(changed, "file a")) << "first " << i << " bytes";
  }
}

TEST(KeyRing, HasAFingerprintThatTellsRingsApartAndNothingElse) {
  const auto ring = KeyRing::generate();
  EXPECT_EQ(ring.fingerprint(), ring.fingerprint());
  EXPECT_NE(ring.fingerprint(), KeyRing::generate().fingerprint());
  EXPECT_EQ(unhex(ring.fingerprint()).size(), 8u);
  EXPECT_FALSE(contains(hex(ring.person_key().bytes()), ring.fingerprint()));
}

TEST(KeyRing, HasAKeyOfReferencesThatIsNoOtherKey) {
  const auto ring = KeyRing::generate();
  EXPECT_NE(ring.reference_key().bytes(), ring.person_key().bytes());
  EXPECT_NE(ring.reference_key().bytes(), KeyRing::generate().reference_key().bytes());
  EXPECT_FALSE(contains(hex(ring.reference_key().bytes()), ring.fingerprint()));
}

TEST(Escrow, OpensWithItsPassphraseToTheSameKeys) {
  const auto ring = KeyRing::generate();
  const auto wrapped = ring.wrap(DataKey::from(std::string(32, 'k')), "file a");
  const auto copy = ring.escrow("correct horse 电池");
  const auto back = KeyRing::from_escrow(copy, "correct horse 电池");
  ASSERT_TRUE(back) << back.error().detail();
  EXPECT_EQ(back->fingerprint(), ring.fingerprint());
  EXPECT_EQ(back->person_key().bytes(), ring.person_key().bytes());
  EXPECT_EQ(back->reference_key().bytes(), ring.reference_key().bytes());
  EXPECT_TRUE(back->unwrap(wrapped, "file a"));
}

TEST(Escrow, HoldsNoKeyInTheOpen) {
  const auto ring = KeyRing::generate();
  for (const auto* key : {&ring.person_key(), &ring.reference_key()})
    EXPECT_FALSE(contains(ring.escrow("passphrase"), hex(key->bytes())));
  EXPECT_NE(ring.escrow("passphrase"), ring.escrow("passphrase")) << "salted";
}

TEST(Escrow, RefusesAnotherPassphrase) {
  const auto copy = KeyRing::generate().escrow("passphrase");
  for (const auto* wrong : {"", "Passphrase", "passphrase "}) {
    const auto back = KeyRing::from_escrow(copy, wrong);
    ASSERT_FALSE(back) << wrong;
    EXPECT_EQ(back.error().code(), Errc::unauthorised);
  }
}

TEST(Escrow, RefusesACopyThatWasChanged) {
  const auto copy = KeyRing::generate().escrow("passphrase");
  const auto second = copy.find('\n') + 1, third = copy.find('\n', second) + 1;
  for (const auto at : {std::size_t{0}, second, third, copy.size() - 2}) {
    auto changed = copy;
    changed[at] = changed[at] == '0' ? '1' : '0';
    EXPECT_FALSE(KeyRing::from_escrow(changed, "passphrase")) << at;
  }
  for (const auto* junk : {"", "\n\n\n", "yingbao-keys 1 aes256-gcm\n"})
    EXPECT_FALSE(KeyRing::from_escrow(junk, "passphrase")) << junk;
  EXPECT_FALSE(KeyRing::from_escrow(copy.substr(0, third), "passphrase"));
}

}  // namespace
}  // namespace yingbao::crypto
