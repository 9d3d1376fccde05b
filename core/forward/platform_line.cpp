#include "forward/platform_line.hpp"

#include "base/file.hpp"
#include "base/secret.hpp"

namespace yingbao::forward {

Result<PlatformLine> open_line(boost::asio::any_io_executor executor, const config::PlatformConfig& platform,
                               const Clock& clock) {
  auto address = net::Uri::parse(platform.url);
  if (!address) return address.error().in("[platform] url");
  auto bytes = read_file(platform.key);
  if (!bytes) return Error{Errc::invalid_config, bytes.error().detail()};
  const Secret key{std::move(*bytes)};
  auto client = net::HttpsClient::open(std::move(executor),
                                       {platform.ca, {}, platform.certificate, key.reveal(), platform.key.string()},
                                       net::AddressRules::anywhere(),
                                       {.connect = platform.timeout, .idle = platform.timeout}, clock);
  if (!client) return client.error();
  return PlatformLine{std::move(*address), std::move(*client)};
}

}  // namespace yingbao::forward
