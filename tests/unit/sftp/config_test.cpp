#include "sftp/config.hpp"
#include "support/written_config.hpp"

namespace yingbao::sftp {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kFingerprint = "SHA256:" + std::string(43, 'a');

class SftpSection : public config::testing::WrittenConfig {
 protected:
  Config sftp(const std::string& lines) {
    const auto read = agency("agency = \"a\"\nplugin = \"p\"\n[connector]\ntype = \"sftp\"\n" + lines +
                             "\n[[feed]]\nkind = \"G6\"\n");
    return dynamic_cast<const Config&>(*read.connector);
  }
  static constexpr const char* kLeast = "host = \"h\"\nuser = \"u\"\nkey = { file = \"k\" }\nfolders = [\"/out\"]\n";
};

TEST_F(SftpSection, NeedsLittle) {
  const auto config = sftp(kLeast);
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(config.port, 22);
  EXPECT_EQ(config.key.name, folder() / "k");
  EXPECT_THAT(config.folders, ElementsAre("/out"));
  EXPECT_THAT(config.host_keys, IsEmpty());
  EXPECT_EQ(config.after, connector::AfterAction::remove);
}

TEST_F(SftpSection, TellsWhatIsMissing) {
  sftp("");
  EXPECT_THAT(problems(), ElementsAre(HasSubstr("connector.host: is needed"), HasSubstr("connector.user: is needed"),
                                      HasSubstr("`password`"), HasSubstr("connector.folders: is needed")));
}

TEST_F(SftpSection, TakesOneHostKeyOrSeveral) {
  EXPECT_EQ(sftp(kLeast + ("host_key = \"" + kFingerprint + "\"")).host_keys.at(0).fingerprint, kFingerprint);
  const auto several =
      sftp(kLeast + ("host_key = [\"" + kFingerprint + "\", \"ssh-rsa " + kFingerprint + "\"]")).host_keys;
  ASSERT_EQ(several.size(), 2u);
  EXPECT_EQ(several[0].type, "");
  EXPECT_EQ(several[1].type, "ssh-rsa");
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(SftpSection, RefusesAHostKeyThatCouldMatchNothing) {
  for (const auto& text : {std::string{"MD5:00:11"}, kFingerprint + "=", kFingerprint.substr(1),
                           "ssh-dss " + kFingerprint, std::string{}}) {
    sftp(kLeast + ("host_key = \"" + text + "\""));
    EXPECT_THAT(problems(), ElementsAre(HasSubstr("connector.host_key: must be"))) << text;
  }
}

TEST_F(SftpSection, NeverTakesASecretItself) {
  sftp("host = \"h\"\nuser = \"u\"\npassword = \"geheim\"\nfolders = [\"/\"]\n");
  EXPECT_THAT(problems(), ::testing::Contains(HasSubstr("never what it is")));
  for (const auto& line : problems()) EXPECT_THAT(line, ::testing::Not(HasSubstr("geheim")));
}

TEST_F(SftpSection, FoldersAreWrittenOneWay) {
  EXPECT_EQ(sftp(std::string{kLeast} + "archive = \"/out/done//\"\nafter = \"archive\"").archive, "/out/done");
  for (const auto* folder : {"out", "/out/../in", "/a//b", "/./a"}) {
    sftp(std::string{kLeast} + "outbox = \"" + folder + "\"");
    EXPECT_THAT(problems(), ElementsAre(HasSubstr("must start at the server's root"))) << folder;
  }
}

TEST_F(SftpSection, TimeoutsStandTogether) {
  const auto config =
      sftp(std::string{kLeast} + "[connector.timeout]\nconnect = \"5s\"\nidle = \"6s\"\ntotal = \"7m\"");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(config.connect_timeout, 5s);
  EXPECT_EQ(config.idle, 6s);
  EXPECT_EQ(config.total, 7min);
}

}  // namespace
}  // namespace yingbao::sftp
