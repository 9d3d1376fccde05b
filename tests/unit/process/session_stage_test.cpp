#include "base/sanitizer.hpp"
#include "process/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>

namespace yingbao::process {
namespace {

/// How a process ends that does `act` shut in.
int shut_in(const std::function<int()>& act) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(enter_session_stage({256u << 20, 60}) ? act() : 99);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return status;
}

#define EXPECT_ENDS_WELL(status) EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status
#define EXPECT_KILLED(status) EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) << status

/// The address sanitizer makes calls of its own that the stage forbids.
class SessionStage : public testing::Test {
 protected:
  void SetUp() override {
    if (kAddressSanitizer) GTEST_SKIP() << "not under the address sanitizer";
  }
};

TEST_F(SessionStage, TalksOverWhatIsOpen) {
  int ends[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  EXPECT_ENDS_WELL(shut_in([&] { return ::send(ends[1], "x", 1, MSG_NOSIGNAL) == 1 ? 0 : 1; }));
  char byte = 0;
  EXPECT_EQ(::recv(ends[0], &byte, 1, 0), 1);
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_F(SessionStage, FindsNoFileAndOpensNoConnection) {
  EXPECT_ENDS_WELL(shut_in([] { return ::open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? 0 : 1; }));
  EXPECT_ENDS_WELL(shut_in([] { return ::open("/tmp/yingbao-session", O_WRONLY | O_CREAT, 0600) < 0 ? 0 : 1; }));
  EXPECT_ENDS_WELL(shut_in([] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EACCES ? 0 : 1; }));
}

TEST_F(SessionStage, AnythingElseIsTheEnd) {
  EXPECT_KILLED(shut_in([] {
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    return ::execv(program, arguments);
  }));
  EXPECT_KILLED(shut_in([] { return static_cast<int>(::fork()); }));
  EXPECT_KILLED(shut_in([] { return static_cast<int>(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); }));
  EXPECT_KILLED(shut_in([] { return ::kill(::getppid(), SIGTERM); }));
  EXPECT_KILLED(shut_in([] { return ::unlink("/tmp/yingbao-session"); }));
}

}  // namespace
}  // namespace yingbao::process
