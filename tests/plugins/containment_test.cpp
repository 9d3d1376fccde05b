// What a plugin's process must not do does not happen, whenever it is tried.
#include "base/file.hpp"
#include "plugin_host/owner/host.hpp"
#include "process/sandbox.hpp"
#include "run_rows.hpp"
#include "support/fixed_clock.hpp"
#include "test_hub.hpp"

#include <gmock/gmock.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

namespace yingbao::plugin_tests {
namespace {

using store::DeliveryState;
using testing::HasSubstr;
using testing::StartsWith;

void expect_stopped(TestHub& hub, const std::string& plugin) {
  const auto done = hub.deliver(plugin);
  ASSERT_TRUE(done) << done.error().detail();
  EXPECT_EQ(done->delivery.state, DeliveryState::set_aside);
  EXPECT_THAT(done->delivery.reason, StartsWith("plugin " + plugin + ".so: tried what the sandbox forbids"));
}

/// Suites of one act: the parameter is the fixture.
class Fixture : public testing::TestWithParam<const char*> {
 protected:
  std::string plugin_ = GetParam();
  TestHub hub_;
};
std::string name_of_case(const testing::TestParamInfo<const char*>& info) { return info.param; }

using MakingAFile = Fixture;
TEST_P(MakingAFile, LeavesNone) {
  const auto file = hub_.folder() / "made";
  const Target target{plugin_, file.string()};
  expect_stopped(hub_, plugin_);
  EXPECT_FALSE(std::filesystem::exists(file));
  expect_that_the_hub_carries_on(hub_);
}
INSTANTIATE_TEST_SUITE_P(Acts, MakingAFile,
                         testing::Values("write_file", "write_file_in_constructor", "write_file_in_static_initialiser",
                                         "execute", "execute_in_constructor", "execute_in_static_initialiser"),
                         name_of_case);

using RemovingAFile = Fixture;
TEST_P(RemovingAFile, LeavesIt) {
  const auto file = hub_.folder() / "kept";
  ASSERT_TRUE(write_file_durably(file, "x"));
  const Target target{plugin_, file.string()};
  expect_stopped(hub_, plugin_);
  EXPECT_TRUE(std::filesystem::exists(file));
  expect_that_the_hub_carries_on(hub_);
}
INSTANTIATE_TEST_SUITE_P(Acts, RemovingAFile, testing::Values("remove_file", "remove_file_in_constructor"),
                         name_of_case);

TEST(ReadingAFile, WhileRowsAreReadIsStopped) {
  TestHub hub;
  const Target target{"read_file", hostile_plugin("read_file").string()};
  expect_stopped(hub, "read_file");
  expect_that_the_hub_carries_on(hub);
}

TEST(ReadingAFile, OutsideOfItsFolderWhileItLoadsIsShut) {
  if (!process::has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  TestHub hub;
  const auto secret = hub.folder() / "secret";
  ASSERT_TRUE(write_file_durably(secret, "x"));
  const Target target{"read_file_in_constructor", secret.string()};
  const auto done = hub.deliver("read_file_in_constructor");
  ASSERT_TRUE(done) << done.error().detail();
  EXPECT_THAT(done->delivery.reason, HasSubstr("shut out"));
}

/// Listens on a free port of this machine.
class Listener {
 public:
  Listener() : fd_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(fd_.get(), plain, length) != 0 || ::listen(fd_.get(), 1) != 0 ||
        ::getsockname(fd_.get(), plain, &length) != 0)
      throw std::runtime_error{"cannot listen"};
    port_ = ntohs(address.sin_port);
  }
  int port() const { return port_; }
  bool was_called() const {
    pollfd wait{fd_.get(), POLLIN, 0};
    return ::poll(&wait, 1, 0) != 0;
  }

 private:
  UniqueFd fd_;
  int port_ = 0;
};

using Connecting = Fixture;
TEST_P(Connecting, ReachesNobody) {
  const Listener listener;
  const Target target{plugin_, std::to_string(listener.port())};
  expect_stopped(hub_, plugin_);
  EXPECT_FALSE(listener.was_called());
  expect_that_the_hub_carries_on(hub_);
}
INSTANTIATE_TEST_SUITE_P(Acts, Connecting,
                         testing::Values("connect", "connect_in_constructor", "connect_in_static_initialiser"),
                         name_of_case);

using Multiplying = Fixture;
TEST_P(Multiplying, LeavesNoProcess) {
  expect_stopped(hub_, plugin_);
  expect_that_the_hub_carries_on(hub_);
}
INSTANTIATE_TEST_SUITE_P(Acts, Multiplying,
                         testing::Values("fork_process", "fork_process_in_constructor",
                                         "fork_process_in_static_initialiser", "start_thread"),
                         name_of_case);

/// Counts SIGUSR1 while it lives.
class SignalCount {
 public:
  SignalCount() {
    count_ = 0;
    previous_ = ::signal(SIGUSR1, [](int) { count_ = count_ + 1; });
  }
  ~SignalCount() { ::signal(SIGUSR1, previous_); }
  int count() const { return count_; }

 private:
  static inline volatile sig_atomic_t count_ = 0;
  void (*previous_)(int);
};

using AttackingTheHub = Fixture;
TEST_P(AttackingTheHub, DoesNotReachIt) {
  const SignalCount signals;
  const Target target{plugin_, std::to_string(::getpid())};
  expect_stopped(hub_, plugin_);
  EXPECT_EQ(signals.count(), 0);
  expect_that_the_hub_carries_on(hub_);
}
INSTANTIATE_TEST_SUITE_P(Acts, AttackingTheHub,
                         testing::Values("signal_hub", "signal_hub_in_constructor", "signal_hub_in_static_initialiser",
                                         "signal_hub_thread", "trace_hub"),
                         name_of_case);

TEST(AttackingTheHub, ThroughTheOwnerOfItsPipesDoesNotReachIt) {
  const std::string plugin = "signal_hub_through_pipes_in_constructor";
  const SignalCount signals;
  const Target target{plugin, std::to_string(::getpid())};
  struct Ignore final : plugin_host::RunHandler {
    Status records(std::string_view) override { return {}; }
    Status reject(const plugin_host::RejectFrame&) override { return {}; }
  } ignore;
  // The delivery comes when the plugin's process waits for it already.
  std::string_view text = TestHub::kPeople;
  const plugin_host::PieceSource late = [&]() -> Result<std::string_view> {
    std::this_thread::sleep_for(std::chrono::milliseconds{500});
    return std::exchange(text, {});
  };
  auto job = job_of({});
  job.plugin = hostile_plugin(plugin);
  plugin_host::run_plugin(job, late, {std::chrono::seconds{5}}, test::kMorning, ignore);
  EXPECT_EQ(signals.count(), 0);
}

using WritingDescriptors = Fixture;
TEST_P(WritingDescriptors, ReachesNoneOfTheHub) {
  const auto path = hub_.folder() / "open";
  const UniqueFd inherited{::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND, 0600)};
  ASSERT_TRUE(inherited);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const UniqueFd read{ends[0]}, write{ends[1]};
  const auto done = hub_.deliver(plugin_);
  ASSERT_TRUE(done) << done.error().detail();
  EXPECT_EQ(done->delivery.state, DeliveryState::listed) << done->delivery.reason;
  EXPECT_EQ(std::filesystem::file_size(path), 0u);
  pollfd wait{read.get(), POLLIN, 0};
  EXPECT_EQ(::poll(&wait, 1, 0), 0);
  expect_that_the_hub_carries_on(hub_);
}
INSTANTIATE_TEST_SUITE_P(Acts, WritingDescriptors,
                         testing::Values("write_descriptors", "write_descriptors_in_constructor"), name_of_case);

/// A hub in a process of its own, which runs `plugin` and is killed when the plugin is at work.
void kill_hub_at_work(const std::string& plugin) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  const UniqueFd read{ends[0]};
  UniqueFd write{ends[1]};
  const pid_t hub = ::fork();
  ASSERT_GE(hub, 0);
  if (hub == 0) {
    struct Ignore final : plugin_host::RunHandler {
      Status records(std::string_view) override { return {}; }
      Status reject(const plugin_host::RejectFrame&) override { return {}; }
    } ignore;
    auto job = job_of({});
    job.plugin = hostile_plugin(plugin);
    job.cpu_seconds = 10;
    std::string_view text = TestHub::kPeople;
    const plugin_host::PieceSource pieces = [&]() -> Result<std::string_view> {
      if (text.empty()) write_all(write.get(), "x");
      return std::exchange(text, {});
    };
    plugin_host::run_plugin(job, pieces, {std::chrono::seconds{30}}, test::kMorning, ignore);
    ::_exit(0);
  }
  write.reset();
  char delivered = 0;
  EXPECT_GE(::read(read.get(), &delivered, 1), 0);
  std::this_thread::sleep_for(std::chrono::seconds{1});
  ::kill(hub, SIGKILL);
  ::waitpid(hub, nullptr, 0);
}

using OutlivingTheHub = Fixture;
TEST_P(OutlivingTheHub, EndsWithIt) {
  kill_hub_at_work(plugin_);
  int status = 0;
  pid_t ended = 0;
  for (int i = 0; i < 30 && ended == 0; ++i) {
    ended = ::waitpid(-1, &status, WNOHANG);
    if (ended == 0) std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  EXPECT_NE(ended, 0) << "the plugin's process goes on without its hub";
  if (ended == 0) ::waitpid(-1, &status, 0);
}
INSTANTIATE_TEST_SUITE_P(Acts, OutlivingTheHub,
                         testing::Values("loop", "loop_in_constructor", "outlive_hub_in_constructor"), name_of_case);

}  // namespace
}  // namespace yingbao::plugin_tests
