// One agency's night: listed once, each arrival landed once, and confirmed only when it has been read.
#include "connector/session.hpp"
#include "support/data_folders.hpp"

#include <gmock/gmock.h>

namespace yingbao::connector {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// What lies at a source that the test fills.
struct Source {
  std::vector<Found> objects;
  std::map<std::string, Error> broken;  ///< objects that cannot be taken
  bool again = false, stays = false;
  int listings = 0;
  std::vector<std::string> confirmed;
};

class AtSource final : public Connector {
 public:
  explicit AtSource(Source& source) : source_{source} {}
  std::string_view type() const override { return "test"; }
  bool offers_again() const override { return source_.again; }
  Result<std::vector<Found>> list_new(std::vector<Left>&) override {
    ++source_.listings;
    return source_.objects;
  }
  Status take(const Found& found, const ByteSink& sink) override {
    if (const auto broken = source_.broken.find(found.name); broken != source_.broken.end()) return broken->second;
    return sink(found.name);
  }
  Result<bool> confirm(const Found& found) override {
    source_.confirmed.push_back(found.bookmark.object);
    return !source_.stays;
  }
  Result<bool> give_back(const Return&) override { return false; }
  Result<Probe> probe() override { return Probe{}; }

 private:
  Source& source_;
};

class Nights : public ::testing::Test {
 protected:
  Session night() { return {open_.data, "agency", std::make_unique<AtSource>(source_)}; }
  void offer(const std::string& name, const std::string& version = "1") {
    source_.objects.push_back({name, {name, version}});
  }
  static std::vector<std::string> names_of(const Collected& collected) {
    std::vector<std::string> names;
    for (const auto& each : collected.landed) names.push_back(each.name);
    return names;
  }
  void read_all(store::DeliveryState state = store::DeliveryState::listed) {
    for (auto& delivery : open_.store.landed_deliveries()) {
      delivery.state = state;
      store::IngestCommit commit{delivery, {}, {}};
      open_.store.commit_ingest(commit);
    }
  }

  store::OpenData open_;
  Source source_;
};

TEST_F(Nights, ListOnceAndConfirmWhatHasBeenRead) {
  offer("a");
  offer("b");
  auto session = night();
  EXPECT_THAT(names_of(session.collect().value()), ElementsAre("a", "b"));
  EXPECT_THAT(session.confirm_read(), IsEmpty());
  EXPECT_THAT(source_.confirmed, IsEmpty()) << "nothing has been read";
  read_all();
  EXPECT_THAT(session.confirm_read(), IsEmpty());
  EXPECT_THAT(source_.confirmed, ElementsAre("a", "b"));
  EXPECT_EQ(source_.listings, 1);
}

TEST_F(Nights, TakeNothingTwiceThatWaitsForItsConfirmation) {
  offer("a");
  EXPECT_THAT(names_of(night().collect().value()), ElementsAre("a"));
  EXPECT_THAT(names_of(night().collect().value()), IsEmpty());
  source_.objects = {{"a", {"a", "2"}}};
  EXPECT_THAT(names_of(night().collect().value()), ElementsAre("a")) << "another version is another arrival";
}

TEST_F(Nights, TakeTheSameObjectAgainOnceItWasConfirmed) {
  offer("a");
  auto first = night();
  first.collect().value();
  read_all();
  first.confirm_read();
  EXPECT_THAT(names_of(night().collect().value()), ElementsAre("a"));
}

TEST_F(Nights, OfASourceThatOffersAgainTakeEachVersionOnce) {
  source_.again = true;
  offer("a");
  auto first = night();
  first.collect().value();
  read_all();
  source_.objects.clear();
  first.confirm_read();
  EXPECT_THAT(source_.confirmed, ElementsAre("a")) << "also when the source offers something else by now";
  offer("a");
  EXPECT_THAT(names_of(night().collect().value()), IsEmpty());
  offer("a", "2");
  EXPECT_THAT(names_of(night().collect().value()), ElementsAre("a"));
}

TEST_F(Nights, OfASourceThatOffersAgainTakeAnewWhatCouldNotBeRead) {
  source_.again = true;
  offer("a");
  night().collect().value();
  read_all(store::DeliveryState::set_aside);
  EXPECT_THAT(names_of(night().collect().value()), ElementsAre("a"));
}

TEST_F(Nights, ConfirmAnotherTimeWhatStaysAtItsSource) {
  source_.stays = true;
  offer("a");
  for (int i = 0; i < 2; ++i) {
    auto session = night();
    session.collect().value();
    read_all();
    session.confirm_read();
  }
  EXPECT_THAT(source_.confirmed, ElementsAre("a", "a"));
}

TEST_F(Nights, TellWhatWasNotTakenAndGoOn) {
  for (const auto* name : {"away", "changed", "wrong", "good"}) offer(name);
  source_.broken = {{"away", Error{Errc::timed_out, "silent"}},
                    {"changed", Error{Errc::conflict, "grows"}},
                    {"wrong", Error{Errc::rejected, "no"}}};
  const auto collected = night().collect().value();
  EXPECT_THAT(names_of(collected), ElementsAre("good"));
  ASSERT_EQ(collected.failed.size(), 2u);
  EXPECT_EQ(collected.failed[0].name, "away");
  EXPECT_TRUE(collected.failed[0].passes);
  EXPECT_FALSE(collected.failed[1].passes);
  ASSERT_EQ(collected.left.size(), 1u);
  EXPECT_EQ(collected.left[0].name, "changed");
}

TEST_F(Nights, StopWhereTheDiskIsFull) {
  offer("a");
  offer("b");
  source_.broken = {{"a", Error{Errc::no_space, "full"}}};
  EXPECT_EQ(night().collect().error().code(), Errc::no_space);
  EXPECT_THAT(open_.store.deliveries(), IsEmpty());
}

}  // namespace
}  // namespace yingbao::connector
