// Whether a server is the one that was configured. No input or output.
#pragma once

#include "base/error.hpp"
#include "sftp/config.hpp"

namespace yingbao::sftp {

/// The names by which SSH negotiates the configured types of key; empty when any type will do.
std::string algorithms_for(const std::vector<HostKey>& keys);

/// Errc::unauthorised when the key is none of those configured: both are shown, and what to do.
Status check_host_key(const Config& config, const std::string& type, const std::string& fingerprint);

}  // namespace yingbao::sftp
