#include "process/sandbox.hpp"

#include "base/sanitizer.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace yingbao::process {
namespace {

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

Filter kill_unless_allowed() { return {::seccomp_init(SCMP_ACT_KILL_PROCESS), ::seccomp_release}; }

bool allow(const Filter& filter, std::initializer_list<int> calls) {
  for (const int call : calls)
    if (::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) return false;
  return true;
}

bool allow_by_argument(const Filter& filter, int call, unsigned argument, std::initializer_list<int> values) {
  for (const int value : values)
    if (::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                           SCMP_CMP(argument, SCMP_CMP_EQ, static_cast<scmp_datum_t>(value))) != 0)
      return false;
  return true;
}

/// What a running program needs in both stages: memory, open descriptors, ending.
bool allow_running(const Filter& filter) {
  return allow(filter, {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(munmap),
                        SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(exit),
                        SCMP_SYS(exit_group), SCMP_SYS(clock_gettime), SCMP_SYS(rt_sigreturn),
                        SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigprocmask)}) &&
         // abort() signals its own process; no other.
         ::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                            SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))) == 0;
}

bool allow_memory(const Filter& filter, bool executable) {
  if (executable) return allow(filter, {SCMP_SYS(mmap), SCMP_SYS(mprotect)});
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    if (::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) != 0)
      return false;
  return true;
}

bool allow_opening_for_reading(const Filter& filter) {
  constexpr scmp_datum_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  return ::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)) == 0 &&
         ::seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                            SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)) == 0;
}

bool set_limit(__rlimit_resource resource, rlim_t value) {
  const rlimit limit{value, value};
  return ::setrlimit(resource, &limit) == 0;
}

Error cannot(std::string_view what) { return errno_error("sandbox: " + std::string{what}); }

/// What every stage begins with.
Status give_up_rights(const SandboxLimits& limits, const std::vector<std::filesystem::path>& readable) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return cannot("no new privileges");
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return cannot("dumpable");
  bool limited = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_FSIZE, 0) && set_limit(RLIMIT_NOFILE, 64) &&
                 set_limit(RLIMIT_CPU, limits.cpu_seconds);
  if (!kAddressSanitizer) limited = limited && set_limit(RLIMIT_AS, limits.memory_bytes);
  if (!limited) return cannot("limits");
  if (auto done = allow_reading_only(readable); !done) return done.error();
  return {};
}

bool deny(const Filter& filter, std::initializer_list<int> calls) {
  for (const int call : calls)
    if (::seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 0) != 0) return false;
  return true;
}

}  // namespace

Status enter_loading_stage(const SandboxLimits& limits, const std::vector<std::filesystem::path>& readable) {
  if (auto done = give_up_rights(limits, readable); !done) return done;
  const auto filter = kill_unless_allowed();
  const bool built =
      filter && allow_running(filter) && allow_memory(filter, true) && allow_opening_for_reading(filter) &&
      allow(filter, {SCMP_SYS(pread64),      SCMP_SYS(fstat),       SCMP_SYS(newfstatat), SCMP_SYS(stat),
                     SCMP_SYS(lstat),        SCMP_SYS(statx),       SCMP_SYS(lseek),      SCMP_SYS(access),
                     SCMP_SYS(faccessat),    SCMP_SYS(faccessat2),  SCMP_SYS(readlink),   SCMP_SYS(readlinkat),
                     SCMP_SYS(getcwd),       SCMP_SYS(getrandom),   SCMP_SYS(sysinfo),    SCMP_SYS(uname),
                     SCMP_SYS(rt_sigaction), SCMP_SYS(sigaltstack), SCMP_SYS(getuid),     SCMP_SYS(geteuid),
                     SCMP_SYS(getgid),       SCMP_SYS(getegid),     SCMP_SYS(seccomp),    SCMP_SYS(getdents64)}) &&
      // No owner and no signal may be set on a pipe that leads to the hub, and no death signal taken back.
      allow_by_argument(filter, SCMP_SYS(fcntl), 1, {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC}) &&
      allow_by_argument(filter, SCMP_SYS(prctl), 0, {PR_SET_NO_NEW_PRIVS, PR_GET_SECCOMP, PR_SET_SECCOMP});
  if (!built || ::seccomp_load(filter.get()) != 0) return cannot("seccomp");
  return {};
}

Status enter_working_stage() {
  const auto filter = kill_unless_allowed();
  if (!filter || !allow_running(filter) || !allow_memory(filter, false) || ::seccomp_load(filter.get()) != 0)
    return cannot("seccomp");
  return {};
}

Status enter_session_stage(const SandboxLimits& limits) {
  if (auto done = give_up_rights(limits, {}); !done) return done;
  const auto filter = kill_unless_allowed();
  const bool built =
      filter && allow_running(filter) && allow_memory(filter, false) &&
      allow(filter, {SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(recvmsg),
                     SCMP_SYS(sendmsg), SCMP_SYS(shutdown), SCMP_SYS(getsockopt), SCMP_SYS(getrandom), SCMP_SYS(fstat),
                     SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(gettimeofday),
                     SCMP_SYS(time), SCMP_SYS(sysinfo), SCMP_SYS(uname)}) &&
      allow_by_argument(filter, SCMP_SYS(fcntl), 1, {F_GETFD, F_SETFD, F_GETFL, F_SETFL}) &&
      // Libraries look for settings and name services; to them there are none.
      deny(filter, {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat),
                    SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
                    SCMP_SYS(getcwd), SCMP_SYS(socket), SCMP_SYS(connect)});
  if (!built || ::seccomp_load(filter.get()) != 0) return cannot("seccomp");
  return {};
}

SandboxLayers sandbox_layers() {
  return {::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0 && ::seccomp_api_get() >= 3, has_landlock()};
}

}  // namespace yingbao::process
