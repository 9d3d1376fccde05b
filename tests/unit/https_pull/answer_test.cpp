#include "https_pull/answer.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_pull {
namespace {

HttpsCall call(std::vector<UnwrapStep> steps, AnswerSign ok = {}) {
  HttpsCall made;
  made.unwrap = std::move(steps);
  made.ok = std::move(ok);
  return made;
}

UnwrapStep xml(const char* name) { return {UnwrapStep::Kind::xml, name}; }
UnwrapStep json(const char* pointer) { return {UnwrapStep::Kind::json, pointer}; }
const AnswerSign kGood{"/code", "200", "/message"};

constexpr const char* kSoap =
    "<?xml version='1.0' encoding='utf-8'?><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
    "<ns:call "
    "xmlns:ns='urn:x'><ns:return>{\"code\":200,\"data\":\"[{\\&quot;a\\&quot;:&quot;&lt;&quot;}]\"}</ns:return>"
    "</ns:call></s:Body></s:Envelope>";

TEST(Answer, IsUnwrappedStepByStep) {
  EXPECT_EQ(opened(call({}), "as it is").value(), "as it is");
  EXPECT_EQ(opened(call({json("/data")}), R"({"data": "x\n张"})").value(), "x\n张");
  EXPECT_EQ(opened(call({json("/data")}), R"({"data": {"a": [1.10, 2]} })").value(), R"({"a": [1.10, 2]})");
  EXPECT_EQ(opened(call({json("/data")}), R"({"data": null})").value(), "");
  EXPECT_EQ(opened(call({xml("return")}), "<r><return>a&amp;b</return></r>").value(), "a&b");
}

TEST(Answer, IsReadInEveryEncodingThatAFileIs) {
  const std::string utf8 = R"({"code":200,"data":[{"姓名":"张三"}]})";
  const std::string gbk = "{\"code\":200,\"data\":[{\"\xD0\xD5\xC3\xFB\":\"\xD5\xC5\xC8\xFD\"}]}";
  std::string utf16 = "\xFF\xFE";
  for (const char16_t unit : std::u16string_view{u"{\"code\":200,\"data\":[{\"姓名\":\"张三\"}]}"})
    utf16 += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
  for (const auto& answer : {utf8, "\xEF\xBB\xBF" + utf8, gbk, utf16}) {
    EXPECT_EQ(records_at(answer, "/data").value().lines, "{\"姓名\":\"张三\"}\n");
    EXPECT_EQ(opened(call({json("/data")}, kGood), answer).value(), R"([{"姓名":"张三"}])");
    EXPECT_EQ(opened(call({}, kGood), answer).value(), answer) << "what is landed is what came";
  }
  EXPECT_EQ(opened(call({xml("r")}), "<?xml version='1.0' encoding='GBK'?><r>\xD5\xC5\xC8\xFD</r>").value(), "张三");
}

TEST(Answer, OfASoapServiceHoldsJsonInText) {
  EXPECT_EQ(opened(call({xml("return"), json("/data")}, kGood), kSoap).error().code(), Errc::malformed)
      << "a quote that is not escaped twice";
  const std::string soap = R"(<e><return>{"code":200,"data":"[{\&quot;a\&quot;:\&quot;&lt;\&quot;}]"}</return></e>)";
  EXPECT_EQ(opened(call({xml("return"), json("/data")}, kGood), soap).value(), R"([{"a":"<"}])");
}

TEST(Answer, ThatIsNotTheExpectedOneIsRefusedInTheGatewaysWords) {
  const auto error = opened(call({}, kGood), R"({"code": "300", "message": "无权限"})").error();
  EXPECT_EQ(error.code(), Errc::rejected);
  EXPECT_EQ(error.detail(), "the gateway says: 无权限");
  EXPECT_TRUE(opened(call({}, kGood), R"({"code": 200})"));
  EXPECT_TRUE(opened(call({}, kGood), R"({"code": "200"})"));
  for (const auto* body :
       {"", "<html>", "[]", "{}", R"({"code": null})", R"({"code": 2000})", R"({"data": {"code": 200}})"})
    EXPECT_FALSE(opened(call({}, kGood), body)) << body;
}

TEST(Answer, SaysNothingPersonalInAnError) {
  const auto words = told_by(call({}, kGood), R"({"message": "查无 350502199001011234\r\nX-Evil: 1 手机13800138000"})");
  EXPECT_EQ(words, R"(查无 ******\x0D\x0AX-Evil: 1 手机******)");
  const auto longest =
      told_by(call({}, kGood), R"({"message": ")" + std::string(100, 'a') + std::string(10000, '!') + "\"}");
  EXPECT_LE(longest.size(), 210u);
}

TEST(Answer, BearsASignOrDoesNot) {
  const AnswerSign over{"/code", "401", {}};
  EXPECT_TRUE(bears(over, call({}), R"({"code": 401})"));
  EXPECT_TRUE(bears(over, call({xml("return")}), R"(<a><return>{"code": "401"}</return></a>)"));
  for (const auto* body : {"", "401", "{}", R"({"code": 200})", R"({"msg": "401"})"})
    EXPECT_FALSE(bears(over, call({}), body));
  EXPECT_FALSE(bears({}, call({}), R"({"code": 401})")) << "nothing is looked for";
}

TEST(Records, AreWrittenOneALineAsTheyWere) {
  const auto records =
      records_at(
          "{\"data\": { \"list\": [ {\"姓名\": \"张 三\",\r\n \"n\": 1.10, \"id\": 350502199001011234},\n"
          " [ 1 , 2 ], \"x\\n\" , null, 7 ] } }",
          "/data/list")
          .value();
  EXPECT_EQ(records.count, 5u);
  EXPECT_EQ(records.lines, "{\"姓名\":\"张 三\",\"n\":1.10,\"id\":350502199001011234}\n[1,2]\n\"x\\n\"\nnull\n7\n");
}

TEST(Records, MayBeTheWholeAnswer) {
  EXPECT_EQ(records_at("[{\"a\":1},{\"a\":2}]", "").value().lines, "{\"a\":1}\n{\"a\":2}\n");
}

TEST(Records, AreNoneWhereTheGatewayHasNone) {
  for (const auto* body : {R"({"data": {"list": []}})", R"({"data": {"list": null}})", R"({"data": null})"})
    EXPECT_EQ(records_at(body, "/data/list").value().count, 0u) << body;
}

TEST(Records, AreNeverMissedForAChangedFormat) {
  for (const auto* body : {"", "{}", R"({"data": {}})", R"({"data": {"list": {}}})", R"({"data": {"list": "[]"}})",
                           R"({"data": {"list": [1, 2})", R"({"data": {"list": [{"a":1} {"b":2}]}})",
                           "{\"data\": {\"list\": [\"\xff\"]}}", "{\"data\": {\"list\": [\"a\nb\"]}}"})
    EXPECT_EQ(records_at(body, "/data/list").error().code(), Errc::malformed) << body;
}

}  // namespace
}  // namespace yingbao::https_pull
