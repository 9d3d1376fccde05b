#include "forward/answer.hpp"
#include "base/text.hpp"
#include "crypto/digest.hpp"

#include <gtest/gtest.h>

namespace yingbao::forward {
namespace {

const std::string kA(16, 'a'), kB(16, 'b'), kC(16, 'c');

/// Whom a reference stands for: nobody can tell by looking at it.
crypto::Key person_of(std::string reference) {
  reference[0] = '!';
  return crypto::Key::from(reference);
}

Batch sent() {
  Batch batch;
  batch.submission_id = "id-1";
  for (const auto& [reference, told] : {std::pair{kA, 1}, {kB, 7}, {kC, 2}}) {
    batch.items.push_back({person_of(reference), {}, static_cast<std::uint64_t>(told)});
    auto& hex = batch.items.back().hex;
    crypto::hex(reference).copy(hex.data(), hex.size());
  }
  return batch;
}

std::string result_of(const std::string& reference, int version, const std::string& status,
                      const std::string& more = {}) {
  return R"({"reference_id":")" + crypto::hex(reference) + R"(","version":)" + std::to_string(version) +
         R"(,"status":")" + status + "\"" + more + "}";
}
std::string answer_with(std::initializer_list<std::string> results, const std::string& id = "id-1",
                        const std::string& status = "done") {
  std::string all;
  for (const auto& result : results) all += (all.empty() ? "" : ",") + result;
  return R"({"submission_id":")" + id + R"(","status":")" + status + R"(","results":[)" + all + "]}";
}

const std::string kYesA = result_of(kA, 1, "accepted"), kYesB = result_of(kB, 7, "accepted"),
                  kYesC = result_of(kC, 2, "accepted"),
                  kNoB = result_of(kB, 7, "refused", R"(,"code":"E7","message":"不符合")");

TEST(Answer, CountsWhatWasAcceptedAndKeepsWhatWasRefused) {
  const auto answer = read_answer(answer_with({kYesA, kNoB, kYesC}), sent());
  ASSERT_TRUE(answer) << answer.error().detail();
  EXPECT_FALSE(answer->processing);
  EXPECT_EQ(answer->accepted, 2u);
  ASSERT_EQ(answer->refused.size(), 1u);
  EXPECT_EQ(answer->refused[0].person, person_of(kB));
  EXPECT_EQ(answer->refused[0].version, 7u);
  EXPECT_EQ(answer->refused[0].code, "E7");
  EXPECT_EQ(answer->refused[0].message, "不符合");
}

TEST(Answer, MayComeInAnyOrder) {
  for (const auto& body :
       {answer_with({kYesC, kYesB, kYesA}), answer_with({kYesB, kYesA, kYesC}), answer_with({kYesC, kYesA, kYesB})})
    EXPECT_EQ(read_answer(body, sent()).value().accepted, 3u);
}

TEST(Answer, MayRefuseWithoutAReasonOrSayMoreThanWasAsked) {
  const auto bare = result_of(kB, 7, "refused"), nulls = result_of(kB, 7, "refused", R"(,"code":null,"message":null)"),
             more = result_of(kB, 7, "accepted", R"(,"seen":true,"note":{"x":[1]})");
  EXPECT_EQ(read_answer(answer_with({kYesA, bare, kYesC}), sent()).value().refused[0].code, "");
  EXPECT_EQ(read_answer(answer_with({kYesA, nulls, kYesC}), sent()).value().refused.size(), 1u);
  EXPECT_EQ(read_answer(answer_with({kYesA, more, kYesC}), sent()).value().accepted, 3u);
}

TEST(Answer, MayStillBeOnItsWay) {
  const auto answer = read_answer(R"({"submission_id":"id-1","status":"processing"})", sent());
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->processing);
  EXPECT_FALSE(read_answer(R"({"submission_id":"id-2","status":"processing"})", sent())) << "of another submission";
}

TEST(Answer, IsNoReceiptUnlessEveryItemIsAnsweredOnce) {
  const std::string bodies[] = {
      answer_with({kYesA, kYesB}),
      answer_with({}),
      answer_with({kYesA, kYesB, kYesC, kYesA}),
      answer_with({kYesA, kYesB, kYesB}),
      answer_with({kYesA, kYesB, kNoB}),
      answer_with({kYesA, kYesB, kYesC, result_of(std::string(16, 'd'), 1, "accepted")}),
      answer_with({kYesA, kYesB, result_of(std::string(16, 'd'), 2, "accepted")}),
      answer_with({kYesA, result_of(kB, 6, "accepted"), kYesC}),
      answer_with({kYesA, result_of(kB, -7, "accepted"), kYesC}),
      answer_with({kYesA, result_of(kB, 7, "maybe"), kYesC}),
      answer_with({kYesA, result_of(kB, 7, ""), kYesC}),
      answer_with({kYesA, kYesB, kYesC}, "id-2"),
      answer_with({kYesA, kYesB, kYesC}, ""),
  };
  for (const auto& body : bodies) {
    const auto answer = read_answer(body, sent());
    ASSERT_FALSE(answer) << body;
    EXPECT_EQ(answer.error().code(), Errc::malformed);
  }
}

TEST(Answer, IsMalformedWhenItIsAnythingElse) {
  const auto whole = answer_with({kYesA, kYesB, kYesC});
  const std::string bodies[] = {
      "",
      "null",
      "[]",
      "{}",
      "<html>",
      R"({"submission_id":"id-1"})",
      R"({"submission_id":"id-1","status":"done"})",
      R"({"submission_id":1,"status":"done","results":[]})",
      R"({"submission_id":"id-1","status":"done","results":{}})",
      R"({"submission_id":"id-1","status":"done","results":[1,2,3]})",
      whole.substr(0, whole.size() - 1),
      whole + "}",
      std::string(100000, '['),
      "{\"submission_id\":\"id-1\xff\"}",
  };
  for (const auto& body : bodies) {
    const auto answer = read_answer(body, sent());
    ASSERT_FALSE(answer) << body.substr(0, 100);
    EXPECT_EQ(answer.error().code(), Errc::malformed);
  }
}

TEST(Answer, CutsLongReasonsBetweenCharacters) {
  std::string words;
  for (int i = 0; i < 300; ++i) words += "错";
  const auto refused = result_of(kB, 7, "refused", R"(,"code":"E7","message":")" + words + "\"");
  const auto answer = read_answer(answer_with({kYesA, refused, kYesC}), sent());
  ASSERT_TRUE(answer);
  EXPECT_LE(answer->refused[0].message.size(), 500u);
  EXPECT_GE(answer->refused[0].message.size(), 400u);
  EXPECT_TRUE(is_utf8(answer->refused[0].message));
}

}  // namespace
}  // namespace yingbao::forward
