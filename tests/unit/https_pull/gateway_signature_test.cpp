#include "https_pull/gateway_signature.hpp"

#include "crypto/base64.hpp"

#include <gmock/gmock.h>

namespace yingbao::https_pull {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::int64_t kSeconds = 1623031200;

TEST(NationalSignature, IsThePublishedOne) {
  const NationalCall call{"RID1", "SID1", kSeconds * 1000};
  const auto signature = national_signature(call, "secret");
  EXPECT_EQ(signature, "WXoWLIekoBn6aWC9lLwOjdZfbScoMEKJ/P6lQB7OB7M=");
  EXPECT_THAT(national_headers(call, signature),
              ElementsAre(Pair("gjzwfwpt_rid", "RID1"), Pair("gjzwfwpt_sid", "SID1"),
                          Pair("gjzwfwpt_rtime", "1623031200000"), Pair("gjzwfwpt_sign", signature)));
}

TEST(NationalSignature, ChangesWithEverythingThatIsSigned) {
  const auto signature = national_signature({"RID1", "SID1", kSeconds * 1000}, "secret");
  EXPECT_NE(signature, national_signature({"RID2", "SID1", kSeconds * 1000}, "secret"));
  EXPECT_NE(signature, national_signature({"RID1", "SID2", kSeconds * 1000}, "secret"));
  EXPECT_NE(signature, national_signature({"RID1", "SID1", kSeconds * 1000 + 1}, "secret"));
  EXPECT_NE(signature, national_signature({"RID1", "SID1", kSeconds * 1000}, "Secret"));
}

TEST(TwoStepSignature, OpensThePublishedAnswer) {
  EXPECT_EQ(opened_national_signature("Ee3NNn+O9gUsljrfaQDdoA==", "testappkey").value(), "hello");
}

TEST(TwoStepSignature, OpensNothingElse) {
  EXPECT_EQ(opened_national_signature("Ee3NNn+O9gUsljrfaQDdoA==", "otherappkey").error().code(), Errc::unauthorised);
  EXPECT_EQ(opened_national_signature("Ee3NNn+O9gUsljrfaQDdoAAA", "testappkey").error().code(), Errc::unauthorised);
  for (const auto* answer : {"", "hello", "!!!!", "Ee3NNn+O9gUsljrfaQDdoA"})
    EXPECT_EQ(opened_national_signature(answer, "testappkey").error().code(), Errc::malformed) << answer;
}

TEST(TifSignature, IsThePublishedOne) {
  const auto headers = tif_headers("paas", "", "TOKEN", kSeconds, "123456789abcdefg");
  EXPECT_THAT(headers,
              ElementsAre(Pair("x-tif-paasid", "paas"), Pair("x-tif-timestamp", "1623031200"),
                          Pair("x-tif-nonce", "123456789abcdefg"),
                          Pair("x-tif-signature", "9fb09070617a2d591943de9d6ce92edd2380d2ba6af79b269d4a042fd87a1615")));
  EXPECT_THAT(tif_headers("paas", "svc", "TOKEN", kSeconds, "n"), Contains(Pair("x-tif-serviceId", "svc")));
}

TEST(BgHmacSignature, IsThePublishedOne) {
  EXPECT_THAT(bg_hmac_headers({"POST", "/restapi/prod/test", {{"a", "1"}, {"b", "2"}}}, "AK1", "SK1", kSeconds),
              ElementsAre(Pair("X-BG-HMAC-ACCESS-KEY", "AK1"), Pair("X-BG-HMAC-ALGORITHM", "hmac-sha256"),
                          Pair("X-BG-DATE-TIME", "Mon, 07 Jun 2021 02:00:00 GMT"),
                          Pair("X-BG-HMAC-SIGNATURE", "8AYwi9W00uJJ0OWPn5QQ8b5PeJTZxaS48ZxfRd6eer8=")));
}

TEST(BgHmacSignature, SortsTheQueryAndNamesAnEmptyPath) {
  const auto signature = [](std::string_view path, net::Pairs query) {
    return bg_hmac_headers({"POST", path, std::move(query)}, "AK1", "SK1", kSeconds).back().second;
  };
  EXPECT_EQ(signature("/restapi/prod/test", {{"b", "2"}, {"a", "1"}}), "8AYwi9W00uJJ0OWPn5QQ8b5PeJTZxaS48ZxfRd6eer8=");
  EXPECT_EQ(signature("", {}), signature("/", {}));
}

TEST(Base64, ComesBack) {
  for (const auto* text : {"", "a", "ab", "abc", "abcd"}) EXPECT_EQ(crypto::unbase64(crypto::base64(text)), text);
  const std::string bytes{"\0\xff\0", 3};
  EXPECT_EQ(crypto::unbase64(crypto::base64(bytes)), bytes);
  for (const auto* text : {"a", "abc", "ab=c", "====", " YQ==", "YQ==\n", "YQ= ="})
    EXPECT_FALSE(crypto::unbase64(text)) << text;
}

}  // namespace
}  // namespace yingbao::https_pull
