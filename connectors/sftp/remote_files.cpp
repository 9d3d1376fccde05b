#include "sftp/remote_files.hpp"

#include "sftp/pipelined_read.hpp"

#include <fcntl.h>
#include <libssh/libssh.h>
#include <libssh/sftp.h>

#include <algorithm>

namespace yingbao::sftp {
namespace {

constexpr std::size_t kBatchBytes = 64u << 10;
constexpr mode_t kNewFileMode = 0640;

using Attributes = std::unique_ptr<sftp_attributes_struct, void (*)(sftp_attributes)>;

Attributes owned(sftp_attributes attributes) { return {attributes, ::sftp_attributes_free}; }

Entry entry_of(const sftp_attributes_struct& attributes) {
  Entry entry;
  entry.name = attributes.name ? attributes.name : "";
  constexpr std::uint32_t kNeeded = SSH_FILEXFER_ATTR_SIZE | SSH_FILEXFER_ATTR_ACMODTIME;
  // Without size and time no change could be told.
  const bool told = (attributes.flags & kNeeded) == kNeeded;
  if (attributes.type == SSH_FILEXFER_TYPE_DIRECTORY) entry.kind = Entry::Kind::folder;
  if (attributes.type == SSH_FILEXFER_TYPE_REGULAR && told) entry.kind = Entry::Kind::file;
  entry.size = attributes.size;
  entry.modified = attributes.mtime;
  return entry;
}

}  // namespace

RemoteFiles::RemoteFiles(ssh_session_struct* ssh, Session session)
    : ssh_{ssh}, session_{std::move(session)}, written_{nullptr, ::sftp_close} {}

Result<RemoteFiles> RemoteFiles::open(ssh_session_struct* ssh) {
  Session session{::sftp_new(ssh), ::sftp_free};
  if (session && ::sftp_init(session.get()) == 0) return RemoteFiles{ssh, std::move(session)};
  if (!::ssh_is_connected(ssh)) return Error{Errc::unreachable, "the connection broke when SFTP was asked for"};
  return Error{Errc::refused, std::string{"the server lets the user in but offers no SFTP: "} + ::ssh_get_error(ssh)};
}

Error RemoteFiles::told(const std::string& what) {
  const bool broken = !::ssh_is_connected(ssh_) || ::ssh_channel_is_eof(session_->channel) != 0;
  const int code = ::sftp_get_error(session_.get());
  if (broken || code == SSH_FX_CONNECTION_LOST || code == SSH_FX_NO_CONNECTION)
    return Error{Errc::unreachable, what + ": the connection broke"};
  if (code == SSH_FX_NO_SUCH_FILE || code == SSH_FX_NO_SUCH_PATH)
    return Error{Errc::not_found, what + ": there is no such file or folder at the server"};
  if (code == SSH_FX_PERMISSION_DENIED || code == SSH_FX_WRITE_PROTECT)
    return Error{Errc::refused, what + ": the server does not allow it; ask the agency for the right"};
  return Error{Errc::rejected, what + ": the server refuses (SFTP status " + std::to_string(code) + ")"};
}

Status RemoteFiles::list(const std::string& folder, const Emit& emit) {
  using Folder = std::unique_ptr<sftp_dir_struct, int (*)(sftp_dir)>;
  const Folder opened{::sftp_opendir(session_.get(), folder.c_str()), ::sftp_closedir};
  if (!opened) return told("list " + folder);
  std::string batch;
  while (const auto attributes = owned(::sftp_readdir(session_.get(), opened.get()))) {
    auto entry = entry_of(*attributes);
    if (entry.name == "." || entry.name == "..") continue;
    sftp::append(batch, entry);
    if (batch.size() < kBatchBytes) continue;
    if (auto done = emit(batch); !done) return done;
    batch.clear();
  }
  if (!::sftp_dir_eof(opened.get())) return told("list " + folder);
  return batch.empty() ? Status{} : emit(batch);
}

Result<Entry> RemoteFiles::look(const std::string& path) {
  const auto attributes = owned(::sftp_lstat(session_.get(), path.c_str()));
  if (!attributes) return told("look");
  return entry_of(*attributes);
}

Status RemoteFiles::check_same(sftp_file_struct* file, const Entry& expected) {
  const auto attributes = owned(::sftp_fstat(file));
  if (!attributes) return told("look");
  if (!entry_of(*attributes).same_content(expected))
    return Error{Errc::conflict, "was written to since it was listed; the next run takes it"};
  return {};
}

Status RemoteFiles::read(const std::string& path, const Entry& expected, std::uint64_t offset, const Emit& emit) {
  const auto found = look(path);
  if (!found) return found.error();
  if (found->kind != Entry::Kind::file) return Error{Errc::conflict, "is no regular file any more"};
  const File file{::sftp_open(session_.get(), path.c_str(), O_RDONLY, 0), ::sftp_close};
  if (!file) return told("open");
  if (auto same = check_same(file.get(), expected); !same) return same;
  PipelinedRead pieces{file.get(), offset, expected.size};
  std::string buffer(kPieceBytes, '\0');
  for (auto at = offset; at < expected.size;) {
    const auto n = pieces.fill(buffer);
    if (n < 0) return told("read");
    if (n == 0) return Error{Errc::conflict, "became shorter while it was read; the next run takes it"};
    if (auto done = emit(std::string_view{buffer}.substr(0, static_cast<std::size_t>(n))); !done) return done;
    at += static_cast<std::uint64_t>(n);
  }
  return check_same(file.get(), expected);
}

Status RemoteFiles::create(const std::string& path) {
  written_.reset(::sftp_open(session_.get(), path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kNewFileMode));
  return written_ ? Status{} : told("create " + path);
}

Status RemoteFiles::append(std::string_view bytes) {
  if (!written_) return Error{Errc::internal, "no file is being written"};
  constexpr std::size_t kWriteBytes = 32u << 10;
  while (!bytes.empty()) {
    const auto n = ::sftp_write(written_.get(), bytes.data(), std::min(bytes.size(), kWriteBytes));
    if (n <= 0) return told("write");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Status RemoteFiles::close() {
  if (!written_) return Error{Errc::internal, "no file is being written"};
  if (::sftp_extension_supported(session_.get(), "fsync@openssh.com", "1") && ::sftp_fsync(written_.get()) != 0)
    return told("sync");
  return ::sftp_close(written_.release()) == 0 ? Status{} : told("close");
}

Status RemoteFiles::rename(const std::string& from, const std::string& to) {
  return ::sftp_rename(session_.get(), from.c_str(), to.c_str()) == 0 ? Status{} : told("rename to " + to);
}

Status RemoteFiles::remove(const std::string& path) {
  return ::sftp_unlink(session_.get(), path.c_str()) == 0 ? Status{} : told("delete");
}

}  // namespace yingbao::sftp
