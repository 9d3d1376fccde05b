#include "process/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace yingbao::process {
namespace {

constexpr int kFirstDescriptor = 3;
constexpr int kAboveTargets = 64;  // copies stand here, so that no target overwrites a source

}  // namespace

Result<Child> Child::start(const std::vector<std::string>& arguments, std::span<const int> descriptors) {
  posix_spawn_file_actions_t actions;
  if (::posix_spawn_file_actions_init(&actions) != 0) return errno_error("posix_spawn");
  std::vector<UniqueFd> copies;
  int failed = 0;
  const auto note = [&](int result) { failed = failed ? failed : result; };
  for (const int standard : {0, 1, 2})
    note(::posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", standard == 0 ? O_RDONLY : O_WRONLY, 0));
  int target = kFirstDescriptor;
  for (const int fd : descriptors) {
    copies.emplace_back(::fcntl(fd, F_DUPFD_CLOEXEC, kAboveTargets));
    if (!copies.back()) note(errno);
    note(::posix_spawn_file_actions_adddup2(&actions, copies.back().get(), target++));
  }
  note(::posix_spawn_file_actions_addclosefrom_np(&actions, target));

  std::vector<char*> argv;
  std::string program = "yingbao";
  argv.push_back(program.data());
  std::vector<std::string> own{arguments};
  for (auto& argument : own) argv.push_back(argument.data());
  argv.push_back(nullptr);
  char* environment[] = {nullptr};
  pid_t pid = -1;
  if (!failed) failed = ::posix_spawn(&pid, "/proc/self/exe", &actions, nullptr, argv.data(), environment);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed) {
    errno = failed;
    return errno_error("start child process");
  }
  UniqueFd pidfd{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))};
  Child child{pid, std::move(pidfd)};
  if (!child.pidfd_) return errno_error("pidfd_open");
  return child;
}

Child::~Child() {
  if (pid_ < 0) return;
  kill();
  wait();
}

void Child::kill() {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

ExitStatus Child::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (WIFEXITED(status)) return {true, WEXITSTATUS(status), 0};
  return {false, 0, WTERMSIG(status)};
}

void die_with_parent() {
  // A parent that ended before this line has closed its pipes: the child finds no job and ends by itself.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) ::_exit(1);
}

}  // namespace yingbao::process
