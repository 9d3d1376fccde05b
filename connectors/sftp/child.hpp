// What runs in the process of an SFTP session: libssh, one connected socket, no files, no keys but this agency's.
#pragma once

#include "base/clock.hpp"

namespace yingbao::sftp {

/// The argument by which the executable knows that it is a session's process.
inline constexpr const char* kChildArgument = "--sftp-session";
inline constexpr int kChannelDescriptor = 3, kServerDescriptor = 4;

/// Answers the hub on descriptor 3, talks to the server over descriptor 4. The exit code of the process.
int child_main(const Clock& clock);

}  // namespace yingbao::sftp
