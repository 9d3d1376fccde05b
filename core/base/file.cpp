#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

namespace yingbao {

void UniqueFd::reset(int fd) {
  if (fd_ >= 0) ::close(fd_);
  fd_ = fd;
}

Status write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno_error("write");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<std::size_t> read_some(int fd, std::span<char> out) {
  std::size_t done = 0;
  while (done < out.size()) {
    const auto n = ::read(fd, out.data() + done, out.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno_error("read");
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

Status read_exactly_at(int fd, std::span<char> out, std::uint64_t offset) {
  std::size_t done = 0;
  while (done < out.size()) {
    const auto n = ::pread(fd, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno_error("read");
    if (n == 0) return Error{Errc::internal, "file ends before the bytes its index names"};
    done += static_cast<std::size_t>(n);
  }
  return {};
}

Status sync_data(int fd) {
  if (::fdatasync(fd) != 0) return errno_error("fdatasync");
  return {};
}

Status sync_folder(const std::filesystem::path& folder) {
  const UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!fd) return errno_error("open " + folder.string());
  if (::fsync(fd.get()) != 0) return errno_error("fsync " + folder.string());
  return {};
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) return errno_error(path.string());
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const auto n = read_some(fd.get(), buffer);
    if (!n) return n.error().in(path.string());
    if (*n == 0) return bytes;
    bytes.append(buffer, *n);
    if (bytes.size() > limit) return Error{Errc::malformed, path.string() + ": larger than expected"};
  }
}

Status write_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const std::filesystem::path beside = path.string() + ".new";
  {
    const UniqueFd fd{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)};
    if (!fd) return errno_error("create " + beside.string());
    if (::fchmod(fd.get(), mode) != 0) return errno_error("chmod " + beside.string());
    if (auto done = write_all(fd.get(), bytes); !done) return done.error().in(beside.string());
    if (auto done = sync_data(fd.get()); !done) return done.error().in(beside.string());
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return errno_error("rename to " + path.string());
  return sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

}  // namespace yingbao
