// Which addresses a client may connect to. A name that an agency's configuration holds must not lead into this machine
// or its network, whatever the name server says: the rules are asked about the address that is connected to.
#pragma once

#include "base/error.hpp"

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::net {

class AddressRules {
 public:
  /// `named`: addresses and networks that are allowed beyond the public ones: "10.1.2.3", "192.168.0.0/16", "fd00::/8".
  static Result<AddressRules> parse(const std::vector<std::string>& named);
  /// For an address that is the operator's own word.
  static AddressRules anywhere();
  bool allows(const boost::asio::ip::address& address) const;

  /// IPv4 stands as ::ffff:a.b.c.d.
  struct Network {
    boost::asio::ip::address_v6::bytes_type base;
    unsigned bits = 128;
  };

 private:
  std::vector<Network> named_;
};

}  // namespace yingbao::net
