#include "https_push/connector.hpp"

#include "spools.hpp"

#include <gmock/gmock.h>

namespace yingbao::https_push {
namespace {

using testing::kId;

class Connector : public testing::Spools {
 protected:
  Connector() {
    EXPECT_TRUE(keys.save_new(folder() / "spool.key"));
    config_.spool = spool.folder();
    config_.spool_key = folder() / "spool.key";
  }
  Result<std::string> taken(HttpsPushConnector& connector, const connector::Found& found) {
    std::string bytes;
    const auto done = connector.take(found, [&](std::string_view piece) {
      bytes += piece;
      return Status{};
    });
    if (!done) return done.error();
    return bytes;
  }

  Config config_;
  std::vector<connector::Left> left_;
};

TEST_F(Connector, TakesAnswersAndConfirmsWhatLiesInTheSpool) {
  pushed(kId, "bytes", 7);
  HttpsPushConnector connector{config_};
  const auto found = connector.list_new(left_).value();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].name, "登记失业人员_20210610.csv");
  EXPECT_EQ(found[0].bookmark.object, kId);
  EXPECT_EQ(taken(connector, found[0]).value(), "bytes");
  EXPECT_TRUE(connector.give_back({found[0].bookmark, R"({"state":"accepted"})", {{"a.csv", "a"}}}).value());
  EXPECT_TRUE(connector.confirm(found[0]).value());
  EXPECT_TRUE(connector.confirm(found[0]).value()) << "a confirmation that was cut off is said again";
  EXPECT_TRUE(connector.list_new(left_).value().empty());
  EXPECT_EQ(spool.answer_of(kId).value()->state, "accepted");
  EXPECT_TRUE(spool.find(kId).value()) << "its record stays, for the agency to ask about";
}

TEST_F(Connector, RefusesBytesThatAreNotWhatWasReceived) {
  auto received = sealed(kId, "bytes");
  received.sha256 = std::string(64, '0');
  ASSERT_TRUE(spool.add(received));
  HttpsPushConnector connector{config_};
  const auto result = taken(connector, connector.list_new(left_).value()[0]);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code(), Errc::malformed);
}

TEST_F(Connector, RefusesBytesThatWereCutOff) {
  pushed(kId, std::string(600'000, 'x'));
  std::filesystem::resize_file(spool.folder() / (kId + ".sealed"), 300'000);
  HttpsPushConnector connector{config_};
  EXPECT_FALSE(taken(connector, connector.list_new(left_).value()[0]));
}

TEST_F(Connector, HasNobodyToAnswerOnceTheRetentionIsOver) {
  HttpsPushConnector connector{config_};
  connector::Return answer;
  answer.bookmark.object = kId;
  answer.verdict = R"({"state":"accepted"})";
  EXPECT_FALSE(connector.give_back(answer).value());
}

TEST_F(Connector, WithoutItsKeySaysSo) {
  config_.spool_key = folder() / "none.key";
  EXPECT_FALSE(HttpsPushConnector{config_}.list_new(left_));
}

}  // namespace
}  // namespace yingbao::https_push
