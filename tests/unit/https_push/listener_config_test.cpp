#include "https_push/listener_config.hpp"
#include "https_push/config.hpp"
#include "support/written_config.hpp"

namespace yingbao::https_push {
namespace {

using namespace std::chrono_literals;
using config::testing::kHub;
using config::testing::kRules;

constexpr std::string_view kListener = R"([listener]
address = "127.0.0.1:8444"
certificate = "server.pem"
key = "server.key"
client_ca = "ca.pem"
)";

const std::string kPrint = "sha256:" + std::string(64, 'a');

std::string pushing(const std::string& id, const std::string& connector) {
  return "agency = \"" + id + "\"\nplugin = \"tabular\"\n[connector]\ntype = \"https_push\"\n" + connector +
         "\n[[feed]]\nkind = \"G6\"\n";
}

std::string certificate(const std::string& text) { return "certificates = [\"" + text + "\"]"; }

class ListenerFile : public config::testing::WrittenConfig {
 protected:
  ListenerFile() { write("rules.toml", kRules); }
  Result<config::HubConfig> listening(const std::string& more = {}) {
    return hub(std::string{kHub} + std::string{kListener} + more);
  }
};

TEST_F(ListenerFile, GivesEachPushingAgencyAFolderOfItsOwn) {
  write("agencies/medical.toml", pushing("medical", certificate(kPrint)));
  const auto loaded = listening();
  ASSERT_TRUE(loaded) << loaded.error().detail();
  const auto& listener = dynamic_cast<const ListenerConfig&>(*loaded->connectors.at("https_push"));
  EXPECT_EQ(listener.host, "127.0.0.1");
  EXPECT_EQ(listener.port, 8444);
  EXPECT_EQ(listener.retry_window, 24h);
  const auto& push = dynamic_cast<const Config&>(*loaded->agencies[0].connector);
  EXPECT_EQ(push.spool, folder() / "spool/medical");
  EXPECT_EQ(push.spool_key, folder() / "keys/spool.key");
  EXPECT_THAT(push.fingerprints, ::testing::ElementsAre(kPrint));
}

TEST_F(ListenerFile, IsNotNeededWhereNobodyPushes) {
  const auto loaded = hub(kHub);
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(loaded->connectors.empty());
}

TEST_F(ListenerFile, IsNeededByAPushingAgency) {
  write("agencies/medical.toml", pushing("medical", certificate(kPrint)));
  EXPECT_FALSE(hub(kHub));
  expect_problem("medical.toml", "[listener]");
}

TEST_F(ListenerFile, KnowsAnAgencyByOneNameThatIsNobodyElses) {
  write("agencies/a.toml", pushing("a", certificate(kPrint)));
  write("agencies/b.toml", pushing("b", certificate(kPrint)));
  EXPECT_FALSE(listening());
  expect_problem("b.toml", "is agency 'a' already");
}

TEST_F(ListenerFile, RefusesWhatNamesNobody) {
  for (const auto& connector : {std::string{}, certificate("sha256:12"), certificate("sha1:" + std::string(64, 'a')),
                                certificate(kPrint) + "\nsubject = \"CN=medical\""}) {
    write("agencies/medical.toml", pushing("medical", connector));
    EXPECT_FALSE(listening()) << connector;
    EXPECT_EQ(problems().size(), 1u) << connector;
  }
}

TEST_F(ListenerFile, RefusesWhatIsNoAddress) {
  for (const auto* address :
       {"8444", "localhost:8444", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:a", "::1:8444", "[::1]"}) {
    EXPECT_FALSE(hub(std::string{kHub} + "[listener]\naddress = \"" + address +
                     "\"\ncertificate = \"c\"\nkey = \"k\"\nclient_ca = \"a\"\n"))
        << address;
    expect_problem("hub.toml:", "listener.address");
  }
}

TEST_F(ListenerFile, KeepsRecordsAtLeastForTheRetryWindow) {
  EXPECT_FALSE(listening("retry_window = \"2d\"\nretention = \"1d\"\n"));
  expect_problem("hub.toml:", "retry_window");
}

TEST(Fingerprint, IsReadAsOpensslPrintsIt) {
  std::string printed = "sha256:";
  for (int i = 0; i < 32; ++i) printed += i ? ":AB" : "AB";
  std::string plain = "sha256:";
  for (int i = 0; i < 32; ++i) plain += "ab";
  EXPECT_EQ(fingerprint_of(printed), plain);
  EXPECT_EQ(fingerprint_of("sha256:xyz"), "");
}

}  // namespace
}  // namespace yingbao::https_push
