#include "net/http/address_rules.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace yingbao::net {
namespace {

namespace ip = boost::asio::ip;
using Network = AddressRules::Network;
using Bytes = ip::address_v6::bytes_type;

/// Private, of this machine, of this link, multicast, for documents, or a way to an IPv4 address inside another one.
constexpr const char* kNotPublic[] = {"0.0.0.0/8",      "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",
                                      "169.254.0.0/16", "172.16.0.0/12",  "192.0.0.0/24",  "192.0.2.0/24",
                                      "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                                      "203.0.113.0/24", "224.0.0.0/3",    "2001::/32",     "2001:db8::/32",
                                      "2002::/16"};
constexpr const char* kGlobalV6 = "2000::/3";
constexpr const char* kMappedV4 = "::ffff:0:0/96";

Bytes bytes_of(const ip::address& address) {
  return address.is_v4() ? ip::make_address_v6(ip::v4_mapped, address.to_v4()).to_bytes() : address.to_v6().to_bytes();
}

std::optional<Network> network_of(std::string_view text) {
  const auto slash = text.find('/');
  boost::system::error_code failed;
  const auto address = ip::make_address(std::string{text.substr(0, slash)}, failed);
  if (failed) return {};
  Network network{bytes_of(address)};
  if (slash == text.npos) return network;
  const auto digits = text.substr(slash + 1);
  const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), network.bits);
  const unsigned most = address.is_v4() ? 32 : 128;
  if (ec != std::errc{} || end != digits.data() + digits.size() || network.bits > most) return {};
  network.bits += 128 - most;
  return network;
}

bool contains(const Network& network, const Bytes& address) {
  for (unsigned bit = 0; bit < network.bits; bit += 8) {
    const auto mask = static_cast<unsigned char>(0xFF00u >> std::min(8u, network.bits - bit));
    if ((network.base[bit / 8] ^ address[bit / 8]) & mask) return false;
  }
  return true;
}

}  // namespace

Result<AddressRules> AddressRules::parse(const std::vector<std::string>& named) {
  AddressRules rules;
  for (const auto& text : named) {
    const auto network = network_of(text);
    if (!network) return Error{Errc::invalid_config, "'" + text + "' is neither an address nor a network"};
    rules.named_.push_back(*network);
  }
  return rules;
}

AddressRules AddressRules::anywhere() {
  AddressRules rules;
  rules.named_.push_back({{}, 0});
  return rules;
}

bool AddressRules::allows(const ip::address& address) const {
  const auto bytes = bytes_of(address);
  const auto within = [&](const char* network) { return contains(*network_of(network), bytes); };
  if (std::any_of(named_.begin(), named_.end(), [&](const auto& network) { return contains(network, bytes); }))
    return true;
  if (!within(kGlobalV6) && !within(kMappedV4)) return false;
  return std::none_of(std::begin(kNotPublic), std::end(kNotPublic), within);
}

}  // namespace yingbao::net
