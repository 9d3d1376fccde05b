// One agency's door, without sockets: what is judged before the body and at its end.
#include "https_push/door.hpp"

#include "spools.hpp"
#include "support/fixed_clock.hpp"

#include <gmock/gmock.h>

namespace yingbao::https_push {
namespace {

class Doors : public testing::Spools {
 protected:
  Doors() {
    listener_.content_types = {"text/csv"};
    listener_.reserve = 0;
    config_.spool = spool.folder();
    config_.max_size = 1000;
    open();
  }
  void open() { door_ = Door::open(listener_, "medical", config_, keys, clock_, log_).value(); }

  static net::Request request(net::Fields more = {}, std::optional<std::uint64_t> length = 5) {
    net::Request request{"PUT", "/v1/deliveries/medical", std::move(more), length};
    request.fields.emplace_back("content-type", "text/csv");
    request.fields.emplace_back("content-disposition", "attachment; filename=\"a.csv\"");
    return request;
  }
  net::Answer push(std::string_view bytes, net::Fields more = {}) {
    auto begun = door_->receive(request(std::move(more), bytes.size()));
    if (auto* refused = std::get_if<net::Answer>(&begun)) return *refused;
    auto& upload = std::get<std::unique_ptr<net::Upload>>(begun);
    if (auto refused = upload->write(bytes)) return *refused;
    return upload->finish();
  }
  int refused(const net::Request& wanted) {
    auto begun = door_->receive(wanted);
    const auto* answer = std::get_if<net::Answer>(&begun);
    return answer ? answer->status : 0;
  }

  test::FixedClock clock_;
  ListenerConfig listener_;
  Config config_;
  Log log_ = [](const std::string&) {};
  std::unique_ptr<Door> door_;
};

TEST_F(Doors, ADeliveryIsInTheSpoolWhenItIsAnswered) {
  const auto answer = push("bytes");
  EXPECT_EQ(answer.status, 201);
  const auto waiting = spool.waiting().value();
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(answer.fields.front().second, "/v1/deliveries/" + waiting[0].id);
  EXPECT_EQ(text_of(spool.read(waiting[0])), "bytes");
}

TEST_F(Doors, ARepeatedKeyIsTheSameDeliveryEvenAfterARestart) {
  const net::Fields key{{"idempotency-key", "k1"}};
  const auto first = push("bytes", key);
  const auto again = push("bytes", key);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  door_.reset();
  open();
  EXPECT_EQ(push("bytes", key).body, first.body);
  EXPECT_EQ(push("other", key).status, 409);
  EXPECT_EQ(push("bytes", {{"idempotency-key", "k2"}}).status, 201) << "another key is another arrival";
  EXPECT_EQ(spool.waiting().value().size(), 2u);
  EXPECT_EQ(files().size(), 4u) << "what was not stored left nothing behind";
}

TEST_F(Doors, AKeyIsKnownForItsWindowAndNotLonger) {
  const net::Fields key{{"idempotency-key", "k1"}};
  const auto first = push("bytes", key);
  clock_.pass(listener_.retry_window);
  EXPECT_EQ(push("bytes", key).body, first.body);
  clock_.pass(std::chrono::nanoseconds{1});
  EXPECT_EQ(push("bytes", key).status, 201);
}

TEST_F(Doors, WhatIsCommittedIsForgottenWhenItsRetentionIsOver) {
  push("committed");
  push("waits for the hub");
  const auto waiting = spool.waiting().value();
  ASSERT_TRUE(spool.remove_bytes(waiting[0].id));
  clock_.pass(listener_.retention);
  door_->forget();
  EXPECT_EQ(files().size(), 3u);
  clock_.pass(std::chrono::seconds{1});
  door_->forget();
  EXPECT_EQ(files().size(), 2u);
  EXPECT_EQ(spool.waiting().value().size(), 1u);
}

TEST_F(Doors, AMinuteBringsAMinutesWorthOfRequests) {
  config_.requests_per_minute = 2;
  open();
  EXPECT_EQ(door_->take_turn(), 0);
  EXPECT_EQ(door_->take_turn(), 0);
  EXPECT_EQ(door_->take_turn(), 30);
  clock_.pass(std::chrono::seconds{30});
  EXPECT_EQ(door_->take_turn(), 0);
  EXPECT_EQ(door_->take_turn(), 30);
}

TEST_F(Doors, WithoutAKeyTheSameFileIsTheSameDelivery) {
  const auto first = push("bytes");
  EXPECT_EQ(push("bytes").body, first.body);
  EXPECT_EQ(push("other").status, 201);
  EXPECT_EQ(spool.waiting().value().size(), 2u);
}

TEST_F(Doors, TwoAlikeThatCameAtOnceAreOne) {
  const net::Fields key{{"idempotency-key", "k1"}};
  auto one = door_->receive(request(key)), two = door_->receive(request(key));
  auto& first = std::get<std::unique_ptr<net::Upload>>(one);
  auto& second = std::get<std::unique_ptr<net::Upload>>(two);
  EXPECT_FALSE(first->write("bytes"));
  EXPECT_FALSE(second->write("bytes"));
  const auto answer = first->finish();
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(second->finish().body, answer.body);
  second.reset();
  EXPECT_EQ(files().size(), 2u);
}

TEST_F(Doors, OtherBytesThanTheirDigestAreRefusedAndGone) {
  const net::Fields digest{{"content-digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"}};
  EXPECT_EQ(push("bytes", digest).status, 400);
  EXPECT_TRUE(files().empty());
  EXPECT_EQ(push("", digest).status, 201);
}

TEST_F(Doors, WhatIsTooLongIsRefusedBeforeOrWhileItComes) {
  EXPECT_EQ(refused(request({}, 1001)), 413);
  auto chunked = request({}, std::nullopt);
  chunked.chunked = true;
  auto begun = door_->receive(chunked);
  auto& upload = std::get<std::unique_ptr<net::Upload>>(begun);
  EXPECT_FALSE(upload->write(std::string(1000, 'x')));
  const auto refusal = upload->write("x");
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 413);
  upload.reset();
  EXPECT_TRUE(files().empty());
}

TEST_F(Doors, RefuseWhatTheyCannotTake) {
  EXPECT_EQ(refused(request({}, std::nullopt)), 411);
  EXPECT_EQ(refused(request({{"content-type", "image/png"}})), 415);
  EXPECT_EQ(refused(request({{"content-encoding", "gzip"}})), 415);
  EXPECT_EQ(refused(request({{"content-range", "bytes 0-4/10"}})), 400);
  EXPECT_EQ(refused(request({{"content-disposition", "attachment"}})), 400);
  EXPECT_EQ(refused(request({{"content-digest", "sha-256"}})), 400);
  EXPECT_EQ(refused(request({{"idempotency-key", std::string(256, 'k')}})), 400);
  EXPECT_TRUE(files().empty());
}

TEST_F(Doors, KeepTheDisksReserve) {
  listener_.reserve = std::filesystem::space(folder()).available * 2;
  EXPECT_EQ(refused(request()), 507);
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace yingbao::https_push
