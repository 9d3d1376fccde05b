#include "sftp/channel.hpp"
#include "support/fixed_clock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <thread>

namespace yingbao::sftp {
namespace {

std::array<int, 2> socket_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) throw Failure{errno_error("socketpair")};
  return ends;
}

struct Pair {
  std::array<int, 2> ends = socket_pair();
  Channel ours{UniqueFd{ends[0]}, test::kMorning};
  UniqueFd theirs{ends[1]};
};

TEST(Channel, CarriesFramesBothWays) {
  Pair pair;
  Channel theirs{std::move(pair.theirs), test::kMorning};
  const std::string big(kMaxFrameBytes, 'x');
  std::thread sender{[&] {
    EXPECT_TRUE(theirs.send(Word::done, {}, kForever));
    EXPECT_TRUE(theirs.send(Word::bytes, big, kForever));
  }};
  const auto first = pair.ours.receive(kForever);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->word, Word::done);
  const auto second = pair.ours.receive(kForever);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->payload, big);
  sender.join();
}

TEST(Channel, ASilentSideCostsTheDeadline) {
  Pair pair;
  EXPECT_EQ(pair.ours.receive(test::kMorning.steady()).error().code(), Errc::timed_out);
}

TEST(Channel, ASideThatTakesNothingCostsTheDeadline) {
  Pair pair;
  const std::string big(kMaxFrameBytes, 'x');
  EXPECT_EQ(pair.ours.send(Word::bytes, big, test::kMorning.steady()).error().code(), Errc::timed_out);
}

TEST(Channel, ASideThatIsGoneIsNoSignal) {
  Pair pair;
  pair.theirs.reset();
  EXPECT_EQ(pair.ours.receive(kForever).error().code(), Errc::cancelled);
  EXPECT_EQ(pair.ours.send(Word::done, {}, kForever).error().code(), Errc::cancelled);
}

TEST(Channel, AFrameThatIsTooLongIsRefusedBeforeItIsRead) {
  Pair pair;
  ASSERT_TRUE(write_all(pair.theirs.get(), std::string_view{"\xff\xff\xff\xff"
                                                            "B",
                                                            5}));
  EXPECT_EQ(pair.ours.receive(kForever).error().code(), Errc::refused);
}

TEST(Wire, EntriesReadBackAndDamageIsSeen) {
  std::string packed_entries;
  append(packed_entries, {"a\xff", Entry::Kind::file, 7, -1});
  append(packed_entries, {"b", Entry::Kind::folder, 0, 5});
  std::vector<Entry> entries;
  ASSERT_TRUE(take_entries(packed_entries, entries));
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].name, "a\xff");
  EXPECT_EQ(entries[0].modified, -1);
  EXPECT_EQ(entries[1].kind, Entry::Kind::folder);
  for (std::size_t cut = 1; cut < packed_entries.size(); ++cut) {
    std::vector<Entry> some;
    const bool whole = take_entries(std::string_view{packed_entries}.substr(0, cut), some);
    EXPECT_TRUE(!whole || some.size() == 1) << cut;
  }
}

TEST(Wire, AFailureIsShownAsOneLineOfText) {
  const auto told = unpack_failure(pack_failure(Error{Errc::refused, "no\n\x1b[31mway \xff"}));
  EXPECT_EQ(told.code(), Errc::refused);
  EXPECT_EQ(told.detail(), "no  [31mway %FF");
  EXPECT_EQ(unpack_failure("short").code(), Errc::internal);
  EXPECT_EQ(unpack_failure(pack_failure(Error{Errc::no_space, "a lie"})).code(), Errc::internal);
}

}  // namespace
}  // namespace yingbao::sftp
