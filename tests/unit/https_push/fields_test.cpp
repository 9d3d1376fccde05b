#include "https_push/fields.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_push {
namespace {

// Of the empty text.
constexpr std::string_view kEmptyDigest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";

TEST(ContentDigest, GivesTheSha256) {
  const auto digest = digest_in(kEmptyDigest);
  ASSERT_TRUE(digest && *digest);
  EXPECT_EQ(**digest, crypto::sha256(""));
}

TEST(ContentDigest, PassesOtherAlgorithmsOver) {
  const auto both = digest_in("sha-512=:AAAA:, " + std::string{kEmptyDigest});
  ASSERT_TRUE(both && *both);
  EXPECT_EQ(**both, crypto::sha256(""));
  const auto other = digest_in("sha-512=:AAAA:");
  ASSERT_TRUE(other);
  EXPECT_FALSE(*other);
}

TEST(ContentDigest, RefusesWhatIsNone) {
  for (const auto* text : {"", "sha-256", "sha-256=", "sha-256=abc", "sha-256=::", "sha-256=:AAAA:", "sha-256=:####:",
                           "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU:",
                           "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:,", "md5"})
    EXPECT_FALSE(digest_in(text)) << text;
  EXPECT_FALSE(digest_in(std::string{kEmptyDigest} + ", " + std::string{kEmptyDigest})) << "two that may differ";
}

TEST(FileName, ComesFromTheExtendedParameterFirst) {
  EXPECT_EQ(file_name_in("attachment; filename=\"a.csv\"; filename*=UTF-8''%E5%85%A8.csv").value(), "全.csv");
  EXPECT_EQ(file_name_in("attachment; filename*=utf-8'zh'a%20b.csv").value(), "a b.csv");
  EXPECT_EQ(file_name_in("Attachment; FileName=a.csv").value(), "a.csv");
  EXPECT_EQ(file_name_in("attachment; filename=\"a;b \\\"c\\\".csv\"").value(), "a;b \"c\".csv");
  EXPECT_EQ(file_name_in("attachment; filename=\"全.csv\"").value(), "全.csv");
}

TEST(FileName, IsNeverAPath) {
  for (const auto* text : {"", "attachment", "attachment; filename=\"\"", "attachment; filename=\"../a.csv\"",
                           "attachment; filename=\"a\\\\b.csv\"", "attachment; filename*=UTF-8''%2Fetc%2Fpasswd",
                           "attachment; filename*=UTF-8''..", "attachment; filename*=UTF-8''a%00.csv",
                           "attachment; filename*=UTF-8''a%0d%0a.csv", "attachment; filename*=UTF-8''%ff.csv",
                           "attachment; filename*=UTF-8''a%2", "attachment; filename*=GBK''a.csv",
                           "attachment; filename*=a.csv", "attachment; filename=\"a.csv"})
    EXPECT_FALSE(file_name_in(text)) << text;
  EXPECT_FALSE(file_name_in("attachment; filename=" + std::string(201, 'a')));
}

TEST(MediaType, LeavesParametersAndCaseAside) {
  EXPECT_EQ(media_type_in("Text/CSV; charset=gb18030"), "text/csv");
  EXPECT_EQ(media_type_in(""), "");
}

}  // namespace
}  // namespace yingbao::https_push
