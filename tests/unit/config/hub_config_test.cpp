#include "support/written_config.hpp"

namespace yingbao::config {
namespace {

using namespace std::chrono_literals;
using testing::kAgency;
using testing::kHub;
using testing::kRules;

class HubFile : public testing::WrittenConfig {
 protected:
  HubFile() { write("rules.toml", kRules); }
};

TEST_F(HubFile, BringsRulesAndAgenciesWithIt) {
  write("agencies/b.toml", kAgency);
  write("agencies/a.toml", "agency = \"first\"\n" + std::string{kAgency}.substr(kAgency.find('\n') + 1));
  write("agencies/.hidden.toml", "broken");
  write("agencies/notes.txt", "broken");
  const auto loaded = hub(kHub);
  ASSERT_TRUE(loaded) << loaded.error().detail();
  EXPECT_EQ(loaded->rules.version, "r1");
  ASSERT_EQ(loaded->agencies.size(), 2u);
  EXPECT_EQ(loaded->agencies[0].id, "first") << "in the order of their files";
  EXPECT_EQ(loaded->agency("human_resources"), &loaded->agencies[1]);
  EXPECT_EQ(loaded->agency("nobody"), nullptr);
}

TEST_F(HubFile, StartsRelativePathsAtItsOwnFolder) {
  const auto loaded = hub(kHub);
  ASSERT_TRUE(loaded) << loaded.error().detail();
  EXPECT_EQ(loaded->data, folder() / "data");
  EXPECT_EQ(loaded->keys, folder() / "keys/master.key");
  EXPECT_EQ(loaded->plugin.folder, folder() / "plugins");
  EXPECT_EQ(loaded->platform.ca, folder() / "ca.pem");
}

TEST_F(HubFile, IsCautiousWhereNothingIsSaid) {
  const auto loaded = hub(kHub);
  ASSERT_TRUE(loaded) << loaded.error().detail();
  EXPECT_EQ(loaded->mode, Mode::rehearsal);
  EXPECT_TRUE(loaded->gate.first_send_waits);
  EXPECT_EQ(loaded->gate.max_changes, 5000u);
  EXPECT_EQ(loaded->platform.batch, 500u);
  EXPECT_EQ(loaded->platform.timeout, 30s);
  EXPECT_EQ(loaded->plugin.memory_bytes, 512u << 20);
}

TEST_F(HubFile, SaysEverythingItCanSay) {
  const auto loaded =
      hub("mode = \"live\"\ndata = \"/var/d\"\nkeys = \"k\"\nlanguage = \"zh\"\nagencies = \"agencies\"\n" +
          std::string{kHub} +
          "adapter = \"https_json\"\nbatch = 3000\nconnections = 16\ntimeout = \"5s\"\n"
          "attempts = 1\n[gate]\nfirst_send_waits = false\nmax_changes = 0\nmax_change_share = 1.0\n");
  ASSERT_TRUE(loaded) << loaded.error().detail();
  EXPECT_EQ(loaded->mode, Mode::live);
  EXPECT_EQ(loaded->data, "/var/d");
  EXPECT_EQ(loaded->language, "zh");
  EXPECT_EQ(loaded->platform.batch, 3000u);
  EXPECT_EQ(loaded->platform.timeout, 5s);
  EXPECT_FALSE(loaded->gate.first_send_waits);
  EXPECT_EQ(loaded->gate.max_changes, 0u);
  EXPECT_DOUBLE_EQ(loaded->gate.max_change_share, 1.0);
}

struct Mistake {
  const char* was;
  const char* is;
  const char* place;
  const char* told;
};

TEST_F(HubFile, TellsEachMistakeAndItsPlace) {
  for (const auto& [was, is, place, told] :
       {Mistake{"unit = \"350500\"", "unit = \"350600\"", "hub.toml:1:", "no code of a unit"},
        {"unit = \"350500\"", "", "hub.toml:", "unit: is needed"},
        {"unit = \"350500\"", "unit = \"350500\"\nmode = \"test\"", "hub.toml:2:", "must be one of \"live\""},
        {"unit = \"350500\"", "unit = \"350500\"\nmoed = \"live\"", "hub.toml:2:1", "unknown key 'moed'"},
        {"https://localhost:8443", "http://localhost:8080", "hub.toml:6:", "must begin with https://"},
        {"sender = \"test\"", "sender = \"test\"\nbatch = 3001", "hub.toml:11:", "from 1 to 3000"},
        {"sender = \"test\"", "sender = \"test\"\nbatch = \"500\"", "hub.toml:11:", "must be a whole number"},
        {"sender = \"test\"", "sender = \"test\"\ntimeout = \"fast\"", "hub.toml:11:", "must be a duration"},
        {"sender = \"test\"", "sender = \"test\"\nproxy = \"x\"", "hub.toml:11:1", "unknown key 'proxy' in [platform]"},
        {"folder = \"plugins\"", "folder = \"plugins\"\nmemory = \"512MB\"", "hub.toml:5:", "must be a size"},
        {"folder = \"plugins\"", "folder = \"plugins\"\nsandbox = \"off\"",
         "hub.toml:5:", "must be one of \"required\""},
        {"sender = \"test\"", "sender = \"test\"\n[gate]\nmax_change_share = 20", "hub.toml:12:", "must be a share"},
        {"rules = \"rules.toml\"", "rules = \"other.toml\"", "other.toml", "No such file"},
        {"rules = \"rules.toml\"", "rules = \"rules.toml\"\nagencies = \"none\"", "none", "cannot be read"},
        {"[plugin]\nfolder = \"plugins\"\n", "", "hub.toml:", "[plugin] is needed"},
        {"unit = \"350500\"", "unit = \"350500\"\ngate = 5", "hub.toml:2:", "gate: must be a table"}}) {
    std::string text{kHub};
    text.replace(text.find(was), std::string_view{was}.size(), is);
    SCOPED_TRACE(is);
    EXPECT_FALSE(hub(text));
    expect_problem(place, told);
  }
}

TEST_F(HubFile, RefusesTwoAgenciesOfOneName) {
  write("agencies/a.toml", kAgency);
  write("agencies/b.toml", kAgency);
  EXPECT_FALSE(hub(kHub));
  expect_problem("b.toml", "'human_resources' is configured twice");
}

TEST_F(HubFile, ThatDoesNotExistIsNamed) {
  const auto loaded = load_hub_config(folder() / "nowhere.toml", connector::config_types());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code(), Errc::invalid_config);
  EXPECT_NE(loaded.error().detail().find("nowhere.toml"), std::string::npos);
}

}  // namespace
}  // namespace yingbao::config
