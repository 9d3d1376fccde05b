// Who may see what, and the files of an answer.
#include "https_push/api.hpp"

#include "spools.hpp"
#include "support/fixed_clock.hpp"

#include <gmock/gmock.h>

namespace yingbao::https_push {
namespace {

using testing::kId;

const std::string kPrint = "sha256:" + std::string(64, 'a'), kOtherPrint = "sha256:" + std::string(64, 'b');

class Answers : public testing::Spools {
 protected:
  Answers() {
    EXPECT_TRUE(keys.save_new(folder() / "spool.key"));
    listener_.spool = folder() / "spools";
    listener_.spool_key = folder() / "spool.key";
    add("medical", kPrint);
    add("federation", kOtherPrint);
    spool = Spool::open(folder() / "spools/medical", keys).value();
    pushed(kId, "bytes", 1'623'283'200'000'000'000);
    api_ = Api::open(listener_, agencies_, clock_, [](const std::string&) {}).value();
  }
  void add(const std::string& id, const std::string& print) {
    Config push;
    push.fingerprints = {print};
    push.spool = folder() / "spools" / id;
    agencies_.emplace_back().id = id;
    agencies_.back().connector = std::make_shared<Config>(push);
  }
  net::Answer get(const std::string& path, const std::string& print = kPrint) {
    return std::get<net::Answer>(api_->begin({print, "CN=x"}, {"GET", path, {}, {}}));
  }

  test::FixedClock clock_;
  ListenerConfig listener_;
  std::vector<config::AgencyConfig> agencies_;
  std::unique_ptr<Api> api_;
};

TEST_F(Answers, GiveAFileBackAsItWasGiven) {
  const std::string rows(700'000, 'r');
  ASSERT_TRUE(spool.answer(kId, "accepted", R"({"state":"accepted"})", {{"退回行.csv", rows}}));
  EXPECT_THAT(get("/v1/deliveries/" + kId).body, ::testing::HasSubstr("/files/%E9%80%80%E5%9B%9E%E8%A1%8C.csv"));
  auto answer = get("/v1/deliveries/" + kId + "/files/退回行.csv");
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.content_type, "text/csv; charset=utf-8");
  EXPECT_EQ(answer.pieces_length, rows.size());
  std::string bytes;
  for (auto piece = answer.pieces().value(); !piece.empty(); piece = answer.pieces().value()) bytes += piece;
  EXPECT_EQ(bytes, rows);
  EXPECT_EQ(get("/v1/deliveries/" + kId + "/files/other.csv").status, 404);
}

TEST_F(Answers, AreTheDeliveringAgencysAlone) {
  ASSERT_TRUE(spool.answer(kId, "accepted", R"({"state":"accepted"})", {{"a.csv", "a"}}));
  for (const auto& path : {"/v1/deliveries/" + kId, "/v1/deliveries/" + kId + "/files/a.csv"}) {
    EXPECT_EQ(get(path).status, 200);
    EXPECT_EQ(get(path, kOtherPrint).status, 404);
    EXPECT_EQ(get(path, "sha256:" + std::string(64, 'c')).status, 401);
  }
}

TEST_F(Answers, NeverComeFromAPath) {
  EXPECT_EQ(get("/v1/deliveries/../medical").status, 404);
  EXPECT_EQ(get("/v1/deliveries/" + kId + "/files/../" + kId + ".json").status, 404);
  EXPECT_EQ(get("/v1/deliveries/" + kId.substr(1) + "/").status, 404);
}

TEST_F(Answers, OneListenerAloneUsesASpool) {
  const auto second = Api::open(listener_, agencies_, clock_, [](const std::string&) {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code(), Errc::conflict);
}

}  // namespace
}  // namespace yingbao::https_push
