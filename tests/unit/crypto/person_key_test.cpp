#include "crypto/person_key.hpp"

#include "crypto/digest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace yingbao::crypto {
namespace {

/// Seventeen digits and any check character: the key does not hold the eighteenth.
std::string number_with(std::uint64_t digits) {
  auto text = std::to_string(digits);
  return std::string(17 - text.size(), '0') + text + 'X';
}

TEST(Keyer, EncryptsTheBlockOfFips197) {
  Keyer keyer{DataKey::from(unhex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))};
  Key block = Key::from(unhex("00112233445566778899aabbccddeeff"));
  keyer.encrypt({&block, 1});
  EXPECT_EQ(hex(block.bytes()), "8ea2b7ca516745bfeafc49904b496089");
}

TEST(Keyer, EncryptsManyBlocksAsItDoesOne) {
  Keyer keyer{DataKey::random()};
  std::vector<Key> many;
  for (std::uint64_t i = 0; i < 1000; ++i) many.push_back(Keyer::person_block(number_with(i * 1234567)));
  auto together = many;
  keyer.encrypt(together);
  for (std::size_t i = 0; i < many.size(); ++i) {
    keyer.encrypt({&many[i], 1});
    EXPECT_EQ(together[i], many[i]);
  }
  keyer.encrypt({});
}

TEST(Keyer, GivesTheSamePersonTheSameKeyAndTheNumberBack) {
  const auto secret = DataKey::random();
  Keyer keyer{secret}, again{secret};
  std::mt19937_64 random{1};
  for (int i = 0; i < 2000; ++i) {
    const auto number = number_with(random() % 100000000000000000u);
    const auto key = keyer.person(number);
    EXPECT_EQ(key, again.person(number));
    EXPECT_EQ(keyer.number_of(key), number.substr(0, 17));
  }
  for (const std::uint64_t digits : {std::uint64_t{0}, std::uint64_t{99999999999999999}})
    EXPECT_EQ(keyer.number_of(keyer.person(number_with(digits))), number_with(digits).substr(0, 17));
}

TEST(Keyer, GivesDifferentPeopleDifferentKeys) {
  Keyer keyer{DataKey::random()};
  std::vector<Key> keys;
  for (std::uint64_t i = 0; i < 200000; ++i) keys.push_back(Keyer::person_block(number_with(35050219500101000u + i)));
  keyer.encrypt(keys);
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST(Keyer, GivesAnotherKeyUnderAnotherSecret) {
  const auto number = number_with(35050219900101001);
  EXPECT_NE(Keyer{DataKey::random()}.person(number), Keyer{DataKey::random()}.person(number));
}

TEST(Keyer, TellsNoNumberFromAKeyOfAnotherKindOrSecret) {
  Keyer keyer{DataKey::random()};
  auto unkeyed = Keyer::hashed_block(KeyKind::unkeyed, 0, 35050219900101001);
  keyer.encrypt({&unkeyed, 1});
  EXPECT_EQ(keyer.number_of(unkeyed), "");
  EXPECT_EQ(keyer.number_of(Keyer{DataKey::random()}.person(number_with(35050219900101001))), "");
}

TEST(Keyer, NeverLetsKindsMeet) {
  std::mt19937_64 random{2};
  std::vector<std::uint64_t> halves{0, 1, ~std::uint64_t{0}, std::uint64_t{1} << 56, std::uint64_t{0x01} << 56};
  for (int i = 0; i < 200; ++i) halves.push_back(random());
  std::set<std::uint64_t> types[3];
  for (const auto high : halves)
    for (const auto low : halves) {
      types[0].insert(Keyer::person_block(number_with(low % 100000000000000000u)).high >> 56);
      types[1].insert(Keyer::hashed_block(KeyKind::cases, high, low).high >> 56);
      types[2].insert(Keyer::hashed_block(KeyKind::unkeyed, high, low).high >> 56);
    }
  std::set<std::uint64_t> all;
  for (const auto& each : types) {
    EXPECT_EQ(each.size(), 1u) << "one byte of the block names the kind";
    all.insert(each.begin(), each.end());
  }
  EXPECT_EQ(all.size(), 3u);
}

TEST(Keyer, Keeps120BitsOfAHash) {
  const auto block = Keyer::hashed_block(KeyKind::unkeyed, 0x1122334455667788, 0x99aabbccddeeff00);
  EXPECT_EQ(hex(block.bytes()).substr(2), "1122334455667799aabbccddeeff00");
}

TEST(Key, ComparesAsItsBytesDo) {
  std::mt19937_64 random{3};
  for (int i = 0; i < 2000; ++i) {
    const Key a{random() % 3, random()}, b{random() % 3, random()};
    EXPECT_EQ(a < b, a.bytes() < b.bytes());
    EXPECT_EQ(Key::from(a.bytes()), a);
    EXPECT_LE(a, kLastKey);
  }
}

}  // namespace
}  // namespace yingbao::crypto
