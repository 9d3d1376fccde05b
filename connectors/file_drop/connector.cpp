#include "file_drop/connector.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "connector/file_names.hpp"
#include "connector/file_version.hpp"
#include "crypto/digest.hpp"
#include "file_drop/manifest.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <thread>

namespace yingbao::file_drop {
namespace {

using connector::FileVersion;
using connector::Found;
using connector::Left;

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

FileVersion version_of(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim)};
}

FileVersion version_of(const Found& found) { return FileVersion::parse(found.bookmark.version); }

/// Written to so long ago that no difference of clocks, ours and a file server's, makes it doubtful.
bool is_quiet(const struct stat& info, std::chrono::milliseconds settle, std::int64_t now_ns) {
  constexpr std::chrono::minutes kClocksDiffer{10};
  const auto long_ago = now_ns - std::chrono::nanoseconds{settle + kClocksDiffer}.count();
  return settle.count() == 0 || (nanoseconds(info.st_mtim) < long_ago && nanoseconds(info.st_ctim) < long_ago);
}

Result<UniqueFd> open_folder(const std::filesystem::path& folder) {
  UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!fd) return Error{Errc::unreachable, errno_error("drop folder " + folder.string()).detail()};
  return fd;
}

/// What lies beside a delivery to say that it is complete.
Result<Manifest> manifest_of(int folder, const std::string& name, const struct stat& data) {
  constexpr std::size_t kMostBytes = 64u << 10;
  const UniqueFd fd{
      ::openat(folder, (name + std::string{kMarkerEnding}).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  if (!fd) return Error{Errc::conflict, "its marker " + printable(name) + ".done is not there yet"};
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode))
    return Error{Errc::rejected, "its marker is no regular file"};
  if (nanoseconds(info.st_mtim) < nanoseconds(data.st_mtim))
    return Error{Errc::conflict, "its marker is older than the file itself"};
  std::string text(kMostBytes, '\0');
  const auto n = read_some(fd.get(), text);
  if (!n) return n.error();
  text.resize(*n);
  return read_manifest(text, name);
}

/// What was read of a file.
struct Passed {
  std::uint64_t bytes = 0;
  std::string sha256;  ///< hexadecimal; empty where nobody asks for it
};

Result<Passed> pass_on(int fd, const connector::ByteSink& sink, bool with_digest) {
  Passed passed;
  crypto::Sha256 digest;
  std::string buffer(1u << 20, '\0');
  for (;;) {
    const auto n = read_some(fd, buffer);
    if (!n) return n.error();
    if (*n == 0) break;
    const auto piece = std::string_view{buffer}.substr(0, *n);
    passed.bytes += *n;
    if (with_digest) digest.add(piece);
    if (auto done = sink(piece); !done) return done.error();
  }
  if (!with_digest) return passed;
  const auto sum = digest.finish();
  passed.sha256 = crypto::hex(crypto::view(sum));
  return passed;
}

Status compare(const Manifest& manifest, const Passed& passed) {
  if (manifest.size && *manifest.size != passed.bytes)
    return Error{Errc::rejected,
                 "has " + std::to_string(passed.bytes) + " bytes; its manifest says " + std::to_string(*manifest.size)};
  if (manifest.sha256 != passed.sha256)
    return Error{Errc::rejected, "is not what its manifest says (SHA-256): ask for it again"};
  return {};
}

}  // namespace

Status FileDropConnector::look(std::vector<Found>& found, std::vector<Watched>& watched, std::vector<Left>& left) {
  auto folder = open_folder(config_.folder);
  if (!folder) return folder.error();
  const std::unique_ptr<DIR, int (*)(DIR*)> entries{::fdopendir(::dup(folder->get())), ::closedir};
  if (!entries) return errno_error("drop folder " + config_.folder.string());
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (connector::is_litter(name)) {
      if (connector::is_programs_own(name))
        left.push_back({printable(name), "is a program's own file, no delivery; ignored"});
      continue;
    }
    if (config_.marker && name.ends_with(kMarkerEnding)) continue;
    struct stat info {};
    if (::fstatat(folder->get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) continue;  // gone meanwhile
    if (!connector::is_wanted(config_.patterns, name)) {
      left.push_back({printable(name), "matches no pattern of this agency"});
    } else if (!S_ISREG(info.st_mode)) {
      left.push_back({printable(name), "is not a regular file"});
    } else if (config_.marker) {
      const auto manifest = manifest_of(folder->get(), name, info);
      if (manifest) found.push_back({printable(name), {name, version_of(info).text()}, manifest->rows});
      else left.push_back({printable(name), manifest.error().detail()});
    } else {
      Found seen{printable(name), {name, version_of(info).text()}};
      if (is_quiet(info, config_.settle, clock_.now_ns())) found.push_back(std::move(seen));
      else watched.push_back({std::move(seen), info});
    }
  }
  return {};
}

Status FileDropConnector::watch(const std::vector<Watched>& watched, std::vector<Found>& found,
                                std::vector<Left>& left) {
  if (watched.empty()) return {};
  constexpr std::chrono::milliseconds kLongestWatch{30000};
  auto folder = open_folder(config_.folder);
  if (!folder) return folder.error();
  std::this_thread::sleep_for(std::min(config_.settle, kLongestWatch));
  for (const auto& [seen, before] : watched) {
    struct stat after {};
    if (::fstatat(folder->get(), seen.bookmark.object.c_str(), &after, AT_SYMLINK_NOFOLLOW) != 0)
      continue;  // gone meanwhile
    const bool same = before.st_ino == after.st_ino && before.st_size == after.st_size &&
                      nanoseconds(before.st_mtim) == nanoseconds(after.st_mtim) &&
                      nanoseconds(before.st_ctim) == nanoseconds(after.st_ctim);
    // Longer than a run can watch, the file's own time decides, when it makes sense.
    const auto age = clock_.now_ns() - nanoseconds(after.st_mtim);
    const bool young =
        config_.settle > kLongestWatch && age >= 0 && age < std::chrono::nanoseconds{config_.settle}.count();
    if (same && !young) found.push_back(seen);
    else left.push_back({seen.name, "still being written; the next run takes it"});
  }
  return {};
}

Result<std::vector<Found>> FileDropConnector::list_new(std::vector<Left>& left) {
  std::vector<Found> found;
  std::vector<Watched> watched;
  if (auto done = look(found, watched, left); !done) return done.error();
  if (auto done = watch(watched, found, left); !done) return done.error();
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    const auto first = version_of(a).modified_ns, second = version_of(b).modified_ns;
    return std::tie(first, a.name) < std::tie(second, b.name);
  });
  return found;
}

Status FileDropConnector::take(const Found& found, const connector::ByteSink& sink) {
  auto folder = open_folder(config_.folder);
  if (!folder) return folder.error();
  const auto& name = found.bookmark.object;
  const UniqueFd fd{::openat(folder->get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  if (!fd) return errno_error("open");
  struct stat before {};
  if (::fstat(fd.get(), &before) != 0) return errno_error("stat");
  if (!S_ISREG(before.st_mode)) return Error{Errc::rejected, "is not a regular file"};
  const auto listed = version_of(found);
  if (version_of(before) != listed) return Error{Errc::conflict, "changed since it was listed; the next run takes it"};
  const auto manifest = config_.marker ? manifest_of(folder->get(), name, before) : Result<Manifest>{Manifest{}};
  if (!manifest) return manifest.error();
  const auto passed = pass_on(fd.get(), sink, !manifest->sha256.empty());
  if (!passed) return passed.error();
  struct stat after {};
  if (::fstat(fd.get(), &after) != 0) return errno_error("stat");
  if (version_of(after) != listed || passed->bytes != listed.size)
    return Error{Errc::conflict, "was written to while it was read; the next run takes it"};
  return compare(*manifest, *passed);
}

Result<bool> FileDropConnector::confirm(const Found& found) {
  if (config_.after == connector::AfterAction::none) return false;
  auto folder = open_folder(config_.folder);
  if (!folder) return folder.error();
  const auto& name = found.bookmark.object;
  struct stat info {};
  if (::fstatat(folder->get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return errno_error("stat");
  const auto listed = version_of(found);
  if (version_of(info) != listed) return Error{Errc::conflict, "another file stands in its place; it is a new arrival"};
  if (config_.after == connector::AfterAction::remove) {
    if (::unlinkat(folder->get(), name.c_str(), 0) != 0) return errno_error("delete");
  } else {
    auto archive = open_folder(config_.archive);
    if (!archive) return archive.error();
    const auto unique = std::to_string(listed.modified_ns) + "-" + std::to_string(clock_.now_ns()) + "-" + name;
    if (::renameat(folder->get(), name.c_str(), archive->get(), unique.c_str()) != 0) return errno_error("archive");
  }
  if (config_.marker && ::unlinkat(folder->get(), (name + std::string{kMarkerEnding}).c_str(), 0) != 0 &&
      errno != ENOENT)
    return errno_error("delete the marker");
  if (auto done = sync_folder(config_.folder); !done) return done.error();
  return true;
}

Result<bool> FileDropConnector::give_back(const connector::Return& answer) {
  if (config_.outbox.empty()) return false;
  for (const auto& file : answer.files)
    if (auto done = write_file_durably(config_.outbox / file.name, file.bytes, 0640); !done) return done.error();
  return true;
}

Result<connector::Probe> FileDropConnector::probe() {
  std::vector<Found> found;
  std::vector<Watched> watched;
  std::vector<Left> left;
  if (auto done = look(found, watched, left); !done) return done.error();
  connector::Probe probe;
  probe.who = config_.folder.string();
  probe.waiting = found.size() + watched.size();
  return probe;
}

}  // namespace yingbao::file_drop
