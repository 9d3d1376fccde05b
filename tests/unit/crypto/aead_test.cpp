#include "crypto/aead.hpp"

#include "crypto/digest.hpp"

#include <gtest/gtest.h>

#include <openssl/evp.h>

#include <memory>

namespace yingbao::crypto {
namespace {

std::string sealed_by(const DataKey& key, std::uint64_t nonce, std::string_view associated, std::string_view plain) {
  std::string out;
  Aead{key}.seal(nonce, associated, plain, out);
  return out;
}

Result<std::string> opened_by(const DataKey& key, std::uint64_t nonce, std::string_view associated,
                              std::string_view sealed) {
  std::string out;
  if (auto good = Aead{key}.open(nonce, associated, sealed, out); !good) return good.error();
  return out;
}

/// The same written down a second time, straight on EVP.
std::string expectation(std::string_view key, std::string_view nonce, std::string_view associated,
                        std::string_view plain) {
  const auto in = [](std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); };
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context{EVP_CIPHER_CTX_new(),
                                                                                EVP_CIPHER_CTX_free};
  std::string out(plain.size() + 16, '\0');
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  int n = 0, last = 0;
  EXPECT_EQ(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in(key), in(nonce)), 1);
  EXPECT_EQ(EVP_EncryptUpdate(context.get(), nullptr, &n, in(associated), static_cast<int>(associated.size())), 1);
  n = 0;
  EXPECT_EQ(EVP_EncryptUpdate(context.get(), to, &n, in(plain), static_cast<int>(plain.size())), 1);
  EXPECT_EQ(EVP_EncryptFinal_ex(context.get(), to + n, &last), 1);
  EXPECT_EQ(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, 16, to + plain.size()), 1);
  return out;
}

TEST(Aead, GivesThePublishedResultsForTheZeroKey) {
  // McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 and 14.
  const auto key = DataKey::from(std::string(32, '\0'));
  EXPECT_EQ(hex(sealed_by(key, 0, {}, {})), "530f8afbc74536b9a963b4f1c4cb738b");
  EXPECT_EQ(hex(sealed_by(key, 0, {}, std::string(16, '\0'))),
            "cea7403d4d606b6e074ec5d3baf39d18"
            "d0d1c8a799996bf0265b98b5d48ab919");
}

TEST(Aead, IsAes256GcmWithTheCounterAtTheEndOfTheNonce) {
  const auto key = DataKey::random();
  const struct {
    std::uint64_t counter;
    const char* nonce;
  } cases[] = {{0, "000000000000000000000000"},
               {1, "000000000000000000000001"},
               {0x0102030405060708, "000000000102030405060708"},
               {std::uint64_t{1} << 63, "000000008000000000000000"},
               {~std::uint64_t{0}, "00000000ffffffffffffffff"}};
  for (const auto& each : cases)
    for (const std::size_t size : {0u, 1u, 15u, 16u, 17u, 5000u}) {
      const std::string plain(size, 'p');
      EXPECT_EQ(sealed_by(key, each.counter, "bound to this", plain),
                expectation(key.bytes(), unhex(each.nonce), "bound to this", plain))
          << each.nonce << ' ' << size;
    }
}

TEST(Aead, OpensWhatItSealedInAnyOrderAndAppends) {
  const auto key = DataKey::random();
  Aead aead{key};
  std::string first, second, plain = "before ";
  aead.seal(1, "a", "one", first);
  aead.seal(2, "b", "two", second);
  ASSERT_TRUE(aead.open(2, "b", second, plain));
  ASSERT_TRUE(aead.open(1, "a", first, plain));
  EXPECT_EQ(plain, "before twoone");
  EXPECT_EQ(first.size(), 3 + kSealOverhead);
}

TEST(Aead, RefusesEveryFlippedBit) {
  const auto key = DataKey::random();
  const auto sealed = sealed_by(key, 7, "context", "thirty-two bytes of plain text..");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    auto changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(opened_by(key, 7, "context", changed)) << "bit " << bit;
  }
}

TEST(Aead, RefusesEveryOtherLength) {
  const auto key = DataKey::random();
  const auto sealed = sealed_by(key, 7, "context", "plain text");
  for (std::size_t size = 0; size < sealed.size(); ++size)
    EXPECT_FALSE(opened_by(key, 7, "context", std::string_view{sealed}.substr(0, size))) << size;
  EXPECT_FALSE(opened_by(key, 7, "context", sealed + '\0'));
}

TEST(Aead, RefusesAnotherNonceContextOrKey) {
  const auto key = DataKey::random();
  const auto sealed = sealed_by(key, 7, "context", "plain text");
  ASSERT_TRUE(opened_by(key, 7, "context", sealed));
  EXPECT_FALSE(opened_by(key, 8, "context", sealed));
  EXPECT_FALSE(opened_by(key, 7, "contexT", sealed));
  EXPECT_FALSE(opened_by(key, 7, "", sealed));
  EXPECT_FALSE(opened_by(DataKey::random(), 7, "context", sealed));
}

TEST(Aead, GivesNoPlaintextWhenItRefuses) {
  const auto key = DataKey::random();
  auto sealed = sealed_by(key, 7, "context", "plain text");
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  std::string out = "kept";
  Aead aead{key};
  EXPECT_FALSE(aead.open(7, "context", sealed, out));
  EXPECT_EQ(out, "kept");
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  ASSERT_TRUE(aead.open(7, "context", sealed, out)) << "usable after a refusal";
  EXPECT_EQ(out, "keptplain text");
}

TEST(DataKey, HasExactly32Bytes) {
  EXPECT_THROW(DataKey::from(std::string(31, 'k')), Failure);
  EXPECT_THROW(DataKey::from(std::string(33, 'k')), Failure);
  EXPECT_EQ(DataKey::from(std::string(32, 'k')).bytes(), std::string(32, 'k'));
  EXPECT_NE(DataKey::random().bytes(), DataKey::random().bytes());
}

}  // namespace
}  // namespace yingbao::crypto
