// In a container the hub may be process 1: its plugins' processes must not take it for a parent that is gone.
#include "run_rows.hpp"
#include "test_hub.hpp"

#include <gtest/gtest.h>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yingbao::plugin_tests {
namespace {

constexpr int kMayNot = 77;

/// Runs a delivery as process 1 of a new process namespace; the number of its records, or kMayNot.
int records_of_first_process() {
  if (::unshare(CLONE_NEWPID) != 0) return kMayNot;
  const pid_t first = ::fork();
  if (first == 0) {
    auto job = job_of({});
    job.plugin = hostile_plugin("behave");
    const auto rows = run_rows(job, TestHub::kPeople);
    ::_exit(rows ? static_cast<int>(rows->records.size()) : 0);
  }
  int status = 0;
  ::waitpid(first, &status, 0);
  return WEXITSTATUS(status);
}

TEST(FirstProcess, RunsItsPlugins) {
  const pid_t outer = ::fork();
  ASSERT_GE(outer, 0);
  if (outer == 0) ::_exit(records_of_first_process());
  int status = 0;
  ASSERT_EQ(::waitpid(outer, &status, 0), outer);
  if (WEXITSTATUS(status) == kMayNot) GTEST_SKIP() << "only root can make a process namespace";
  EXPECT_EQ(WEXITSTATUS(status), 3);
}

}  // namespace
}  // namespace yingbao::plugin_tests
