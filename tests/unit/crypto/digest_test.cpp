#include "crypto/digest.hpp"

#include <gtest/gtest.h>

#include <set>

namespace yingbao::crypto {
namespace {

struct Vector {
  std::string text, digest;
};

TEST(Sha256, GivesThePublishedDigests) {
  // FIPS 180-4 examples.
  const Vector vectors[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& each : vectors) {
    const auto digest = sha256(each.text);
    EXPECT_EQ(hex(view(digest)), each.digest) << each.text.size() << " bytes";
  }
}

TEST(Sha256, DoesNotDependOnHowTheBytesWereCut) {
  const std::string text(1000, 'x');
  for (const std::size_t cut : {1u, 7u, 63u, 64u, 65u, 999u}) {
    Sha256 digest;
    for (std::size_t at = 0; at < text.size(); at += cut) digest.add(std::string_view{text}.substr(at, cut));
    EXPECT_EQ(digest.finish(), sha256(text)) << cut;
  }
}

TEST(Hex, IsLowerCaseAndReadsBothCases) {
  const std::string bytes{"\x00\x7f\x80\xff", 4};
  EXPECT_EQ(hex(bytes), "007f80ff");
  EXPECT_EQ(unhex("007f80ff"), bytes);
  EXPECT_EQ(unhex("007F80FF"), bytes);
  EXPECT_EQ(hex({}), "");
}

TEST(Hex, ReadsNothingFromWhatIsNoHexadecimal) {
  for (const auto* text : {"", "0", "0g", "g0", "00 0", " 00", "00\n0", "+1"}) EXPECT_EQ(unhex(text), "") << text;
}

TEST(RandomBytes, DifferEachTimeAndHaveTheSizeAskedFor) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto bytes = random_bytes(16);
    ASSERT_EQ(bytes.size(), 16u);
    seen.insert(bytes);
  }
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_EQ(random_bytes(0), "");
}

TEST(ConstantTime, TellsEqualFromDifferent) {
  EXPECT_TRUE(equal_in_constant_time("", ""));
  EXPECT_TRUE(equal_in_constant_time("same", "same"));
  EXPECT_FALSE(equal_in_constant_time("same", "samf"));
  EXPECT_FALSE(equal_in_constant_time("same", "sam"));
  EXPECT_FALSE(equal_in_constant_time("", "s"));
}

TEST(Wipe, LeavesNothingToRead) {
  std::string secret = "a secret longer than what stands in the string itself";
  wipe(secret);
  EXPECT_TRUE(secret.empty());
}

}  // namespace
}  // namespace yingbao::crypto
