// The child's SFTP session: what can be done with files at the server. Every call blocks.
#pragma once

#include "sftp/wire.hpp"

#include <functional>
#include <memory>

struct ssh_session_struct;
struct sftp_session_struct;
struct sftp_file_struct;

namespace yingbao::sftp {

using Emit = std::function<Status(std::string_view)>;

class RemoteFiles {
 public:
  static Result<RemoteFiles> open(ssh_session_struct* session);

  /// Emits packed entries in batches; `.` and `..` are left out.
  Status list(const std::string& folder, const Emit& emit);
  /// Does not follow a link.
  Result<Entry> look(const std::string& path);
  /// Emits the bytes from `offset` to the expected size. Errc::conflict when size or time is another than expected,
  /// before or after.
  Status read(const std::string& path, const Entry& expected, std::uint64_t offset, const Emit& emit);

  /// One file at a time: created or emptied, appended to, closed. On the server's disk afterwards, where it can tell.
  Status create(const std::string& path);
  Status append(std::string_view bytes);
  Status close();

  /// Over whatever stands there, when the server can do that in one step; otherwise it must not exist.
  Status rename(const std::string& from, const std::string& to);
  Status remove(const std::string& path);

 private:
  using Session = std::unique_ptr<sftp_session_struct, void (*)(sftp_session_struct*)>;
  using File = std::unique_ptr<sftp_file_struct, int (*)(sftp_file_struct*)>;
  RemoteFiles(ssh_session_struct* ssh, Session session);
  Error told(const std::string& what);
  Status check_same(sftp_file_struct* file, const Entry& expected);

  ssh_session_struct* ssh_;
  Session session_;
  File written_;
};

}  // namespace yingbao::sftp
