#include "crypto/key_ring.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"

#include <gtest/gtest.h>

namespace yingbao::crypto {
namespace {

TEST(KeyRing, unwraps_what_it_wrapped_for_the_same_purpose) {
  const auto ring = KeyRing::generate();
  const auto key = DataKey::random();
  const auto wrapped = ring.wrap(key, "file a");
  EXPECT_EQ(wrapped.master_version, 1u);
  EXPECT_EQ(wrapped.bytes.size(), 8u + 32 + 16);
  const auto back = ring.unwrap(wrapped, "file a");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->bytes(), key.bytes());
}

TEST(KeyRing, wraps_the_same_key_differently_each_time) {
  const auto ring = KeyRing::generate();
  const auto key = DataKey::random();
  EXPECT_NE(ring.wrap(key, "file a").bytes, ring.wrap(key, "file a").bytes);
}

TEST(KeyRing, refuses_another_purpose_another_ring_and_another_version) {
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

TEST(KeyRing, refuses_a_wrapped_key_that_was_changed_or_cut_off) {
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

TEST(KeyRing, has_a_fingerprint_that_tells_rings_apart_and_nothing_else) {
  const auto ring = KeyRing::generate();
  EXPECT_EQ(ring.fingerprint(), ring.fingerprint());
  EXPECT_NE(ring.fingerprint(), KeyRing::generate().fingerprint());
  EXPECT_EQ(unhex(ring.fingerprint()).size(), 8u);
  EXPECT_FALSE(contains(hex(ring.person_key().bytes()), ring.fingerprint()));
}

TEST(Escrow, opens_with_its_passphrase_to_the_same_keys) {
  const auto ring = KeyRing::generate();
  const auto wrapped = ring.wrap(DataKey::from(std::string(32, 'k')), "file a");
  const auto copy = ring.escrow("correct horse 电池");
  const auto back = KeyRing::from_escrow(copy, "correct horse 电池");
  ASSERT_TRUE(back) << back.error().detail();
  EXPECT_EQ(back->fingerprint(), ring.fingerprint());
  EXPECT_EQ(back->person_key().bytes(), ring.person_key().bytes());
  EXPECT_TRUE(back->unwrap(wrapped, "file a"));
}

TEST(Escrow, holds_no_key_in_the_open) {
  const auto ring = KeyRing::generate();
  EXPECT_FALSE(contains(ring.escrow("passphrase"), hex(ring.person_key().bytes())));
  EXPECT_NE(ring.escrow("passphrase"), ring.escrow("passphrase")) << "salted";
}

TEST(Escrow, refuses_another_passphrase) {
  const auto copy = KeyRing::generate().escrow("passphrase");
  for (const auto* wrong : {"", "Passphrase", "passphrase "}) {
    const auto back = KeyRing::from_escrow(copy, wrong);
    ASSERT_FALSE(back) << wrong;
    EXPECT_EQ(back.error().code(), Errc::unauthorised);
  }
}

TEST(Escrow, refuses_a_copy_that_was_changed) {
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
