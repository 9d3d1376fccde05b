// Header blocks that two readers could frame differently, each with its name, and good ones.
#include "net/http/guard.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace yingbao::net {
namespace {

using namespace std::string_literals;

struct Block {
  const char* name;
  std::string text;
  int status = 400;
};

void PrintTo(const Block& block, std::ostream* out) { *out << block.name; }

std::string named(const ::testing::TestParamInfo<Block>& info) { return info.param.name; }

const std::string kLine = "PUT /v1/deliveries/medical HTTP/1.1\r\n";
const std::string kHost = "Host: hub\r\n";

/// A request that is good but for these fields.
std::string with(const std::string& fields) { return kLine + kHost + fields + "\r\n"; }
std::string to(const std::string& target) { return "GET " + target + " HTTP/1.1\r\n" + kHost + "\r\n"; }

std::string many_fields(int count) {
  std::string fields;
  for (int i = 0; i < count; ++i) fields += "X-" + std::to_string(i) + ": 1\r\n";
  return fields;
}

class Refused : public ::testing::TestWithParam<Block> {};

TEST_P(Refused, WithItsStatus) {
  const auto refusal = judge(GetParam().text);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, GetParam().status);
  EXPECT_FALSE(refusal->why.empty());
}

INSTANTIATE_TEST_SUITE_P(Framing, Refused,
                         ::testing::ValuesIn(std::vector<Block>{
                             {"LengthAndChunked", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")},
                             {"ChunkedAndLength", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")},
                             {"GzipWithLength", with("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n")},
                             {"GzipThenChunked", with("Transfer-Encoding: gzip, chunked\r\n")},
                             {"ChunkedThenGzip", with("Transfer-Encoding: chunked, gzip\r\n")},
                             {"ChunkedTwiceInOneField", with("Transfer-Encoding: chunked, chunked\r\n")},
                             {"ChunkedTwice", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
                             {"IdentityCoding", with("Transfer-Encoding: identity\r\n")},
                             {"NoCoding", with("Transfer-Encoding:\r\n")},
                             {"CodingWithParameter", with("Transfer-Encoding: chunked;q=1\r\n")},
                             {"CodingInQuotes", with("Transfer-Encoding: \"chunked\"\r\n")},
                             {"CodingBehindVerticalTab", with("Transfer-Encoding: \x0b"
                                                              "chunked\r\n")},
                             {"CodingMisspelt", with("Transfer-Encoding: xchunked\r\n")},
                             {"ChunkedInHttp10", "PUT /a HTTP/1.0\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n"},
                             {"LengthTwiceTheSame", with("Content-Length: 5\r\nContent-Length: 5\r\n")},
                             {"LengthTwiceInTwoSpellings", with("Content-Length: 5\r\ncontent-length: 6\r\n")},
                             {"LengthAsList", with("Content-Length: 5, 5\r\n")},
                             {"LengthWithPlus", with("Content-Length: +5\r\n")},
                             {"LengthNegative", with("Content-Length: -1\r\n")},
                             {"LengthHexadecimal", with("Content-Length: 0x10\r\n")},
                             {"LengthWithBlankInside", with("Content-Length: 1 0\r\n")},
                             {"LengthWithPoint", with("Content-Length: 5.0\r\n")},
                             {"LengthEmpty", with("Content-Length: \r\n")},
                             {"LengthBeyondEveryNumber", with("Content-Length: 18446744073709551621\r\n")},
                             {"LengthInFullWidthDigits", with("Content-Length: \xef\xbc\x95\r\n")},
                             {"TrailerAnnounced", with("Transfer-Encoding: chunked\r\nTrailer: Content-Length\r\n")},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(Lines, Refused,
                         ::testing::ValuesIn(std::vector<Block>{
                             {"BareLineFeeds", "GET / HTTP/1.1\nHost: hub\n\n"},
                             {"OneBareLineFeed", kLine + "Host: hub\nContent-Length: 5\r\n\r\n"},
                             {"BareCarriageReturn", with("X-A: 1\rContent-Length: 5\r\n")},
                             {"CarriageReturnTwice", with("X-A: 1\r\r\n")},
                             {"FoldedValue", with("X-A: 1\r\n more\r\n")},
                             {"FoldedCoding", with("Transfer-Encoding:\r\n chunked\r\n")},
                             {"FoldedByTab", with("X-A: 1\r\n\tmore\r\n")},
                             {"BlankBeforeFirstField", kLine + " Host: hub\r\n\r\n"},
                             {"BlankBeforeColon", with("Content-Length : 5\r\n")},
                             {"TabBeforeColon", with("Transfer-Encoding\t: chunked\r\n")},
                             {"NoColon", with("Content-Length 5\r\n")},
                             {"NoName", with(": 5\r\n")},
                             {"NameWithBlank", with("Content Length: 5\r\n")},
                             {"NameBeyondAscii", with("Content-L\xc3\xa9ngth: 5\r\n")},
                             {"NameWithNul", with("Content-Len\0gth: 5\r\n"s)},
                             {"ValueWithNul", with("X-A: a\0b\r\n"s)},
                             {"ValueWithBell", with("X-A: \x07\r\n")},
                             {"ValueWithDelete", with("X-A: \x7f\r\n")},
                             {"EmptyLineFirst", "\r\n" + with("")},
                             {"NoEnd", kLine + kHost},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(RequestLines, Refused,
                         ::testing::ValuesIn(std::vector<Block>{
                             {"Http09", "GET /\r\n\r\n"},
                             {"Http2", "PRI * HTTP/2.0\r\n\r\n"},
                             {"Http12", "GET / HTTP/1.2\r\n" + kHost + "\r\n"},
                             {"VersionInLowerCase", "GET / http/1.1\r\n" + kHost + "\r\n"},
                             {"VersionWithMoreDigits", "GET / HTTP/1.10\r\n" + kHost + "\r\n"},
                             {"TwoBlanks", "GET  / HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"TabInsteadOfBlank", "GET\t/ HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"BlankInTarget", "GET /a b HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"BlankBehind", "GET / HTTP/1.1 \r\n" + kHost + "\r\n"},
                             {"MethodWithColon", "GE:T / HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"MethodTooLong", std::string(17, 'M') + " / HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"AbsoluteForm", to("https://hub/v1/health")},
                             {"AuthorityForm", "CONNECT hub:443 HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"AsteriskForm", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n"},
                             {"Fragment", to("/v1/health#a")},
                             {"Query", to("/v1/health?a=1")},
                             {"Backslash", to("/v1\\health")},
                             {"DotSegment", to("/v1/./health")},
                             {"DotDotSegment", to("/v1/../health")},
                             {"EncodedDots", to("/v1/%2e%2e/health")},
                             {"EncodedSlash", to("/v1%2Fhealth")},
                             {"EncodedBackslash", to("/v1%5Chealth")},
                             {"EncodedNul", to("/v1/a%00")},
                             {"EncodedLineEnd", to("/v1/a%0d%0aHost")},
                             {"EncodedTwice", to("/v1/%252e")},
                             {"EncodedLetter", to("/v1/%68ealth")},
                             {"EncodedOverlong", to("/v1/%C0%AFa")},
                             {"EncodingCutOff", to("/v1/a%4")},
                             {"EncodingWithoutDigits", to("/v1/%zz")},
                             {"EmptySegment", to("//v1/health")},
                             {"RawBytes", to("/v1/\xe5\x85\xa8")},
                             {"TargetTooLong", to("/" + std::string(kMaxTargetBytes, 'a')), 414},
                         }),
                         named);

INSTANTIATE_TEST_SUITE_P(Fields, Refused,
                         ::testing::ValuesIn(std::vector<Block>{
                             {"NoHost", kLine + "\r\n"},
                             {"NoHostInHttp10", "GET / HTTP/1.0\r\n\r\n"},
                             {"HostTwice", with("Host: other\r\n")},
                             {"HostEmpty", kLine + "Host:\r\n\r\n"},
                             {"HostWithPath", kLine + "Host: hub/a\r\n\r\n"},
                             {"HostWithUser", kLine + "Host: me@hub\r\n\r\n"},
                             {"Upgrade", with("Upgrade: h2c\r\nConnection: Upgrade\r\n")},
                             {"ConnectionUpgrade", with("Connection: keep-alive, Upgrade\r\n")},
                             {"ConnectionNamesLength", with("Connection: close, Content-Length\r\n")},
                             {"ConnectionEmptyOption", with("Connection: close,\r\n")},
                             {"TransferOptions", with("TE: trailers\r\n")},
                             {"ExpectSomethingElse", with("Expect: 200-ok\r\n")},
                             {"ExpectTwice", with("Expect: 100-continue\r\nExpect: 100-continue\r\n")},
                             {"ExpectInHttp10", "PUT /a HTTP/1.0\r\n" + kHost + "Expect: 100-continue\r\n\r\n"},
                             {"DigestTwice",
                              with("Content-Digest: sha-256=:AA==:\r\nContent-Digest: sha-256=:AQ==:\r\n")},
                             {"TypeTwice", with("Content-Type: text/csv\r\nContent-Type: text/csv\r\n")},
                             {"KeyTwice", with("Idempotency-Key: a\r\nIdempotency-Key: b\r\n")},
                             {"TooManyFields", with(many_fields(kMaxFields)), 431},
                             {"TooLong", with("X-A: " + std::string(kMaxHeaderBytes, 'a') + "\r\n"), 431},
                         }),
                         named);

class Good : public ::testing::TestWithParam<Block> {};

TEST_P(Good, PassesJudgement) {
  const auto refusal = judge(GetParam().text);
  EXPECT_FALSE(refusal) << refusal->why;
}

INSTANTIATE_TEST_SUITE_P(Requests, Good,
                         ::testing::ValuesIn(std::vector<Block>{
                             {"Plain", to("/v1/health")},
                             {"Root", to("/")},
                             {"LastSegmentEmptyIsRoot", to("/")},
                             {"Length", with("Content-Length: 5\r\n")},
                             {"LengthZero", with("Content-Length: 0\r\n")},
                             {"LengthWithBlanksAround", with("Content-Length: \t5 \r\n")},
                             {"Chunked", with("Transfer-Encoding: chunked\r\n")},
                             {"ChunkedInAnyCase", with("transfer-ENCODING: Chunked\r\n")},
                             {"Expecting", with("Expect: 100-Continue\r\nContent-Length: 5\r\n")},
                             {"Http10", "GET / HTTP/1.0\r\n" + kHost + "\r\n"},
                             {"KeepAlive", with("Connection: Keep-Alive\r\n")},
                             {"CloseAndKeepAlive", with("Connection: keep-alive, close\r\n")},
                             {"EncodedName", to("/v1/%E9%80%80%E5%9B%9E.csv")},
                             {"EncodedBlank", to("/v1/a%20b")},
                             {"HostWithPort", kLine + "Host: [::1]:8444\r\n\r\n"},
                             {"ValueWithTab", with("X-A: a\tb\r\n")},
                             {"ValueBeyondAscii", with("X-A: \xe5\x85\xa8\r\n")},
                             {"ValueEmpty", with("X-A:\r\n")},
                             {"AsManyFieldsAsMayBe", with(many_fields(kMaxFields - 1))},
                         }),
                         named);

TEST(HeaderEnd, IsFoundByTheLaxestReading) {
  EXPECT_EQ(header_end("GET / HTTP/1.1\r\nHost: a\r\n"), std::string_view::npos);
  EXPECT_EQ(header_end("a\r\n\r\nbody"), 5u);
  EXPECT_EQ(header_end("a\n\nbody"), 3u);
  EXPECT_EQ(header_end("a\r\n\nbody"), 4u);
  EXPECT_EQ(header_end("a\n\r\nbody"), 4u);
  EXPECT_EQ(header_end(""), std::string_view::npos);
}

TEST(Endless, BlockIsTooLongALineOrTooManyFields) {
  EXPECT_EQ(judge_endless("GET /" + std::string(kMaxHeaderBytes, 'a')).status, 414);
  EXPECT_EQ(judge_endless("GET / HTTP/1.1\r\n" + std::string(kMaxHeaderBytes, 'a')).status, 431);
}

TEST(PercentDecoded, GivesTheNameBack) { EXPECT_EQ(percent_decoded("%E5%85%A8%20a.csv"), "全 a.csv"); }

}  // namespace
}  // namespace yingbao::net
