// Child processes of this same executable: they inherit the descriptors named and nothing else, and die with the
// parent.
#pragma once

#include "base/file.hpp"

#include <sys/types.h>

#include <chrono>
#include <span>
#include <string>
#include <vector>

namespace yingbao::process {

/// How a child ended.
struct ExitStatus {
  bool exited = false;  ///< by itself, with `code`; otherwise killed by `signal`
  int code = 0;
  int signal = 0;
};

/// Owns a running child; one that is still running when its owner goes is killed.
class Child {
 public:
  /// Starts /proc/self/exe with `arguments`. `descriptors[i]` becomes descriptor 3 + i; standard input, output and
  /// error are /dev/null; the environment is empty. The child must call die_with_parent() first.
  static Result<Child> start(const std::vector<std::string>& arguments, std::span<const int> descriptors);
  Child(Child&& other) noexcept : pid_{std::exchange(other.pid_, -1)}, pidfd_{std::move(other.pidfd_)} {}
  ~Child();

  /// Readable when the child has ended.
  int pidfd() const { return pidfd_.get(); }
  void kill();
  /// Waits until it has ended.
  ExitStatus wait();

 private:
  Child(pid_t pid, UniqueFd pidfd) : pid_{pid}, pidfd_{std::move(pidfd)} {}
  pid_t pid_;
  UniqueFd pidfd_;
};

/// In the child: a kill signal when the thread that started it ends.
void die_with_parent();

}  // namespace yingbao::process
