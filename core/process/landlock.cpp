#include "base/file.hpp"
#include "process/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace yingbao::process {
namespace {

constexpr __u64 kRead = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr __u64 kAll = kRead | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                       LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                       LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                       LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

}  // namespace

bool has_landlock() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0; }

Result<bool> allow_reading_only(const std::vector<std::filesystem::path>& readable) {
  if (!has_landlock()) return false;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kAll;
  const UniqueFd rules{
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0))};
  if (!rules) return errno_error("landlock_create_ruleset");
  for (const auto& path : readable) {
    const UniqueFd fd{::open(path.c_str(), O_PATH | O_CLOEXEC)};
    if (!fd) continue;  // not on this system: nothing to allow
    landlock_path_beneath_attr rule{};
    rule.parent_fd = fd.get();
    rule.allowed_access = std::filesystem::is_directory(path) ? kRead : kRead & ~__u64{LANDLOCK_ACCESS_FS_READ_DIR};
    if (::syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
      return errno_error("landlock_add_rule");
  }
  if (::syscall(SYS_landlock_restrict_self, rules.get(), 0) != 0) return errno_error("landlock_restrict_self");
  return true;
}

}  // namespace yingbao::process
