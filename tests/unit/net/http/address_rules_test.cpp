#include "net/http/address_rules.hpp"

#include <gtest/gtest.h>

namespace yingbao::net {
namespace {

bool allows(const AddressRules& rules, const char* address) {
  return rules.allows(boost::asio::ip::make_address(address));
}

TEST(AddressRules, AllowPublicAddresses) {
  const auto rules = AddressRules::parse({}).value();
  for (const auto* address : {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "172.15.0.1", "172.32.0.1",
                              "192.167.1.1", "223.5.5.5", "2400:3200::1", "2a00::1"})
    EXPECT_TRUE(allows(rules, address)) << address;
}

TEST(AddressRules, RefuseWhatIsNotPublicHoweverItIsWritten) {
  const auto rules = AddressRules::parse({}).value();
  for (const auto* address : {"0.0.0.0",          "10.1.2.3",        "100.64.0.1",  "127.0.0.1",
                              "127.255.0.1",      "169.254.169.254", "172.16.0.1",  "172.31.255.255",
                              "192.168.1.1",      "198.18.0.1",      "224.0.0.1",   "239.1.1.1",
                              "240.0.0.1",        "255.255.255.255", "::",          "::1",
                              "fe80::1",          "fc00::1",         "fd12::1",     "ff02::1",
                              "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1",
                              "2002:7f00:1::",    "2001::1"})
    EXPECT_FALSE(allows(rules, address)) << address;
}

TEST(AddressRules, AllowWhatIsNamedAndNothingBesides) {
  const auto rules = AddressRules::parse({"10.1.2.3", "192.168.4.0/22", "fd00:1::/32", "127.0.0.1/32"}).value();
  for (const auto* address : {"10.1.2.3", "::ffff:10.1.2.3", "192.168.4.0", "192.168.7.255", "fd00:1::9", "127.0.0.1"})
    EXPECT_TRUE(allows(rules, address)) << address;
  for (const auto* address : {"10.1.2.4", "192.168.3.255", "192.168.8.0", "fd00:2::1", "127.0.0.2", "::1"})
    EXPECT_FALSE(allows(rules, address)) << address;
  EXPECT_TRUE(allows(AddressRules::parse({"0.0.0.0/0"}).value(), "127.0.0.1"));
  EXPECT_FALSE(allows(AddressRules::parse({"0.0.0.0/0"}).value(), "::1"));
  for (const auto* address : {"127.0.0.1", "::1", "10.1.2.3", "fe80::1", "8.8.8.8"})
    EXPECT_TRUE(allows(AddressRules::anywhere(), address)) << address;
}

TEST(AddressRules, AreAddressesOrNetworks) {
  for (const auto* text :
       {"", "localhost", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "::/129"})
    EXPECT_EQ(AddressRules::parse({text}).error().code(), Errc::invalid_config) << text;
}

}  // namespace
}  // namespace yingbao::net
