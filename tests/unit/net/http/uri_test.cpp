#include "net/http/uri.hpp"

#include <gmock/gmock.h>

namespace yingbao::net {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(Uri, IsTakenApart) {
  const auto uri = Uri::parse("https://Data.Example.cn:8443/api/v1?name=%E5%BC%A0&b=1+2&flag#top").value();
  EXPECT_EQ(uri.host, "data.example.cn");
  EXPECT_EQ(uri.port, "8443");
  EXPECT_EQ(uri.path, "/api/v1");
  EXPECT_THAT(uri.query, ElementsAre(Pair("name", "张"), Pair("b", "1 2"), Pair("flag", "")));
  EXPECT_EQ(uri.authority(), "data.example.cn:8443");
  EXPECT_EQ(uri.target(), "/api/v1?name=%E5%BC%A0&b=1%202&flag=");
}

TEST(Uri, HasDefaults) {
  const auto uri = Uri::parse("https://example.cn").value();
  EXPECT_EQ(uri.port, "443");
  EXPECT_EQ(uri.target(), "/");
  EXPECT_EQ(uri.authority(), "example.cn");
  EXPECT_EQ(Uri::parse("HTTPS://example.cn?a=1").value().target(), "/?a=1");
}

TEST(Uri, MayHoldAnAddressOfVersionSix) {
  const auto uri = Uri::parse("https://[2400:3200::1]:8443/x").value();
  EXPECT_EQ(uri.host, "2400:3200::1");
  EXPECT_EQ(uri.port, "8443");
  EXPECT_EQ(uri.authority(), "[2400:3200::1]:8443");
  EXPECT_EQ(Uri::parse("https://[::1]").value().authority(), "[::1]");
}

TEST(Uri, RefusesWhatIsNoPlainHttpsAddress) {
  for (const auto* text :
       {"", "http://a", "ftp://a", "https:/a", "https://", "https:///x", "https://:443/", "https://a:b/",
        "https://a:0/", "https://a:65536/", "https://a:/", "https://user@a/", "https://a@b:443/", "https://[::1",
        "https://[::1]8/", "https://a /", "https://a/\r\nX: y", "https://a/名单"})
    EXPECT_FALSE(Uri::parse(text)) << text;
}

TEST(Uri, FollowsOnlyOnTheSameHost) {
  const auto from = Uri::parse("https://a.cn:8443/api/list?page=1").value();
  EXPECT_EQ(from.follow("/other?x=1").value().target(), "/other?x=1");
  EXPECT_EQ(from.follow("?page=2").value().target(), "/api/list?page=2");
  EXPECT_EQ(from.follow("next").value().target(), "/api/next");
  EXPECT_EQ(from.follow("https://A.cn:8443/z").value().target(), "/z");
  EXPECT_EQ(from.follow("//a.cn:8443/z").value().target(), "/z");
  for (const auto* elsewhere :
       {"", "https://b.cn:8443/", "https://a.cn/", "https://a.cn:8444/", "//b.cn/", "http://a.cn:8443/",
        "https://a.cn:8443@b.cn/", "file:///etc/passwd", "https://a.cn.b.cn:8443/"})
    EXPECT_EQ(from.follow(elsewhere).error().code(), Errc::refused) << elsewhere;
}

TEST(Uri, EncodesAValueSoThatItStaysOne) {
  Uri uri;
  uri.query = {{"q", "a&b=c d/张\r\n"}};
  EXPECT_EQ(uri.target(), "/?q=a%26b%3Dc%20d%2F%E5%BC%A0%0D%0A");
}

}  // namespace
}  // namespace yingbao::net
