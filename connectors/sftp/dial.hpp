// A TCP connection to the server, made by the hub: the session's child gets it open and can make no other.
#pragma once

#include "base/file.hpp"
#include "sftp/channel.hpp"

#include <string>

namespace yingbao::sftp {

/// Tries every address of the host until then. Looking up its name is bounded by the resolver's own time limit.
Result<UniqueFd> dial(const std::string& host, std::uint16_t port, Clock::Steady until, const Clock& clock);

}  // namespace yingbao::sftp
