#include "sftp/host_key.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yingbao::sftp {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(HostKey, AnyOfTheConfiguredIsTheServer) {
  Config config;
  config.host_keys = {{"", "SHA256:old"}, {"ssh-rsa", "SHA256:new"}};
  EXPECT_TRUE(check_host_key(config, "ssh-ed25519", "SHA256:old"));
  EXPECT_TRUE(check_host_key(config, "ssh-rsa", "SHA256:new"));
  EXPECT_FALSE(check_host_key(config, "ssh-ed25519", "SHA256:new"));
}

TEST(HostKey, AStrangerIsShownBesideWhomWeKnow) {
  Config config;
  config.host = "10.0.0.8";
  config.port = 2222;
  config.host_keys = {{"ssh-rsa", "SHA256:known"}};
  const auto refused = check_host_key(config, "ssh-ed25519", "SHA256:stranger");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), Errc::unauthorised);
  EXPECT_THAT(refused.error().detail(),
              AllOf(HasSubstr("ssh-ed25519 SHA256:stranger"), HasSubstr("ssh-rsa SHA256:known"),
                    HasSubstr("ssh-keyscan -p 2222 10.0.0.8 | ssh-keygen -lf -")));
}

TEST(HostKey, TheConfiguredTypesAreAskedFor) {
  EXPECT_EQ(algorithms_for({{"ssh-rsa", ""}, {"ssh-ed25519", ""}}), "rsa-sha2-512,rsa-sha2-256,ssh-ed25519");
  EXPECT_EQ(algorithms_for({{"ssh-rsa", ""}, {"", ""}}), "");
}

}  // namespace
}  // namespace yingbao::sftp
