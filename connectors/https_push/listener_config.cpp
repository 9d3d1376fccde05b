#include "https_push/listener_config.hpp"

#include "crypto/key_ring.hpp"
#include "net/tls/server_context.hpp"

#include <arpa/inet.h>

#include <charconv>

namespace yingbao::https_push {
namespace {

/// "127.0.0.1:8444" or "[::1]:8444"
bool read_address(std::string_view text, ListenerConfig& listener) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  auto host = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  const bool is_v6 = host.starts_with('[') && host.ends_with(']');
  if (is_v6) host = host.substr(1, host.size() - 2);
  listener.host = host;
  unsigned char bytes[16];
  if (::inet_pton(is_v6 ? AF_INET6 : AF_INET, listener.host.c_str(), bytes) != 1) return false;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), listener.port);
  return failed == std::errc{} && end == digits.data() + digits.size() && !digits.empty();
}

}  // namespace

ListenerConfig read_listener(config::Section& section, const std::filesystem::path& base) {
  ListenerConfig listener;
  const auto path = [&](const std::string& relative) {
    return relative.empty() ? std::filesystem::path{} : (base / relative).lexically_normal();
  };
  const auto count = [&](std::string_view key, std::size_t otherwise, std::int64_t high) {
    return static_cast<std::size_t>(section.integer(key, static_cast<std::int64_t>(otherwise), 1, high));
  };
  const auto address = section.required_text("address");
  if (!address.empty() && !read_address(address, listener))
    section.problem("address", "must be a numeric address and a port, such as \"0.0.0.0:8444\" or \"[::]:8444\"");
  listener.certificate = path(section.required_text("certificate"));
  listener.key = path(section.required_text("key"));
  listener.client_ca = path(section.required_text("client_ca"));
  listener.spool = path(section.text("spool", "spool"));
  listener.spool_key = path(section.text("spool_key", "keys/spool.key"));
  listener.reserve = section.size("reserve", listener.reserve);
  listener.content_types = section.texts("content_types");
  if (listener.content_types.empty())
    listener.content_types = {"text/csv",
                              "application/json",
                              "application/xml",
                              "text/xml",
                              "application/zip",
                              "application/x-ndjson",
                              "application/vnd.ms-excel",
                              "application/octet-stream",
                              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
  listener.connections = count("max_connections", listener.connections, 10'000);
  listener.connections_of_agency = count("max_connections_per_agency", listener.connections_of_agency, 10'000);
  listener.requests_of_connection = count("max_requests_per_connection", listener.requests_of_connection, 1'000'000);
  listener.handshake = section.duration("handshake_timeout", listener.handshake);
  listener.header = section.duration("header_timeout", listener.header);
  listener.idle = section.duration("idle_timeout", listener.idle);
  listener.total = section.duration("total_timeout", listener.total);
  listener.grace = section.duration("grace", listener.grace);
  listener.min_rate = section.size("min_rate", listener.min_rate);
  listener.retry_window = section.duration("retry_window", listener.retry_window);
  listener.retention = section.duration("retention", listener.retention);
  if (listener.retention < listener.retry_window) section.problem("retention", "must not be shorter than retry_window");
  return listener;
}

std::vector<std::string> ListenerConfig::problems() const {
  std::vector<std::string> found;
  if (const auto keys = crypto::KeyRing::load(spool_key); !keys) found.push_back(keys.error().detail());
  if (const auto tls = net::server_tls({client_ca, certificate, key}); !tls)
    found.push_back("listener: " + tls.error().detail());
  return found;
}

}  // namespace yingbao::https_push
