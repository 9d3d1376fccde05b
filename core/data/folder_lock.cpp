#include "data/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace yingbao::data {

Result<UniqueFd> take_lock(const std::filesystem::path& file, Instant since) {
  UniqueFd fd{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (!fd) return errno_error("lock file " + file.string());
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return errno_error("lock " + file.string());
    char holder[128] = {};
    const auto n = ::pread(fd.get(), holder, sizeof holder - 1, 0);
    std::string who{holder, static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
    std::erase(who, '\n');
    return Error{Errc::conflict, "the data folder " + file.parent_path().string() + " is in use by " +
                                     (who.empty() ? "another process" : who) + "; wait for it or stop it"};
  }
  const std::string who = "process " + std::to_string(::getpid()) + ", since " + iso_local(since) + "\n";
  if (::ftruncate(fd.get(), 0) != 0) return errno_error("lock " + file.string());
  if (auto done = write_all(fd.get(), who); !done) return done.error().in("lock");
  return fd;
}

}  // namespace yingbao::data
