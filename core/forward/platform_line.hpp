// The way to the platform, as hub.toml names it.
#pragma once

#include "config/hub_config.hpp"
#include "net/http/client.hpp"

namespace yingbao::forward {

struct PlatformLine {
  net::Uri address;
  net::HttpsClient client;
};

/// Reads certificates and key and connects to nobody yet. Errc::invalid_config names the file at fault.
/// The clock must outlive it.
Result<PlatformLine> open_line(boost::asio::any_io_executor executor, const config::PlatformConfig& platform,
                               const Clock& clock);

}  // namespace yingbao::forward
