#include "https_pull/config.hpp"
#include "support/written_config.hpp"

namespace yingbao::https_pull {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kFrame = R"(agency = "human_resources"
plugin = "human_resources"
[[feed]]
kind = "G6"
[connector]
type = "https_pull"
)";
constexpr std::string_view kTrust = "ca = \"agency-ca.pem\"\n";
constexpr std::string_view kRequest = R"([[connector.request]]
id = "jobless"
url = "https://data.example.cn/jobless"
)";

class HttpsPullFile : public config::testing::WrittenConfig {
 protected:
  Config pull(std::string_view text) {
    return dynamic_cast<const Config&>(*agency(std::string{kFrame} + std::string{text}).connector);
  }
  Config pull_with(std::string_view request_key) {
    return pull(std::string{kTrust} + std::string{kRequest} + std::string{request_key} + "\n");
  }
};

TEST_F(HttpsPullFile, NeedsOneRequestAndSomebodyToTrust) {
  const auto config = pull(std::string{kTrust} + std::string{kRequest});
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(config.ca, folder() / "agency-ca.pem");
  ASSERT_EQ(config.requests.size(), 1u);
  const auto& request = config.requests[0];
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.name.expand(*Date::of(2021, 6, 15), {}, Escape::none), "jobless_20210615");
  EXPECT_EQ(request.paging.kind, Paging::Kind::none);
  EXPECT_FALSE(request.records);
  EXPECT_EQ(config.max_size, 2ull << 30);
  EXPECT_EQ(config.auth.kind, GatewayAuth::Kind::none);
  EXPECT_THAT(config.allow_private, IsEmpty());
}

TEST_F(HttpsPullFile, SaysEverythingItCanSay) {
  const auto config = pull(R"(ca = "ca.pem"
pin = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
certificate = "hub.pem"
key = { file = "hub.key" }
allow_private = ["10.1.2.3", "192.168.0.0/16"]
connect_timeout = "5s"
idle_timeout = "20s"
total_timeout = "2h"
attempts = 6
max_size = "512MiB"
max_page = "4MiB"
probe = "https://data.example.cn/health"

[connector.values]
operator = "张三"
operator_id = { env = "OPERATOR_ID" }

[connector.auth]
type = "gjzwfwpt_two_step"
requester = "RID"
service = "SID"
app_key = { file = "app.key" }
gateway = "https://gateway.example.cn/gateway/httpproxy"

[connector.login]
url = "https://data.example.cn/login"
body = '{"user": "{operator}"}'
session = "/data"
idle = "10m"
expired = { pointer = "/code", equals = "401" }

[[connector.request]]
id = "jobless"
method = "POST"
url = "https://data.example.cn/jobless/{business_date:%Y%m}"
headers = { "X-Operator" = "{operator_id}" }
query = { day = "{business_date-1d}" }
body = '{"session": "{session}", "page": {page}, "size": {page_size}}'
service = "SID2"
name = "失业_{business_date:%Y%m%d}.ndjson"
paging = { kind = "page", start = 0, size = 500, total = "/total", ends = "short" }
records = "/data/list"
unwrap = [{ xml = "return" }, { json = "/data" }]
ok = { pointer = "/code", equals = "200", message = "/message" }
empty_is = "delivery"

[connector.confirm]
url = "https://data.example.cn/ack/{id}"
body = '{"date": "{business_date}"}'

[connector.give_back]
method = "PUT"
url = "https://data.example.cn/slips/{id}/{file}"
)");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_THAT(config.allow_private, ElementsAre("10.1.2.3", "192.168.0.0/16"));
  EXPECT_EQ(config.idle_timeout, 20s);
  EXPECT_EQ(config.total_timeout, 2h);
  EXPECT_EQ(config.key.name, folder() / "hub.key");
  ASSERT_EQ(config.values.size(), 2u);
  EXPECT_EQ(config.values[0].text, "张三");
  EXPECT_EQ(config.values[1].secret.name, "OPERATOR_ID");
  EXPECT_EQ(config.auth.kind, GatewayAuth::Kind::gjzwfwpt_two_step);
  EXPECT_EQ(config.auth.identity, "RID");
  ASSERT_TRUE(config.login);
  EXPECT_EQ(config.login->idle, 10min);
  EXPECT_EQ(config.login->expired.equals, "401");
  ASSERT_EQ(config.requests.size(), 1u);
  const auto& request = config.requests[0];
  EXPECT_EQ(request.service, "SID2");
  EXPECT_EQ(request.content_type, "application/json");
  EXPECT_EQ(request.paging.start, 0);
  EXPECT_TRUE(request.paging.short_page_ends);
  EXPECT_EQ(request.unwrap.size(), 2u);
  EXPECT_EQ(request.ok.message, "/message");
  EXPECT_TRUE(request.empty_is_delivery);
  EXPECT_EQ(config.confirm->method, "POST");
  EXPECT_EQ(config.give_back->method, "PUT");
}

TEST_F(HttpsPullFile, TellsEachMistake) {
  for (const auto& [key, told] : std::initializer_list<std::pair<const char*, const char*>>{
           {"method = \"PUT\"", "must be one of \"GET\", \"POST\""},
           {"query = { a = \"{operater}\" }", "nothing has the name {operater}"},
           {"query = { a = \"{session}\" }", "nothing has the name {session}"},
           {"query = { a = \"{business_date:%H}\" }", "%Y, %m and %d"},
           {"body = \"x\"", "a GET has none"},
           {"records = \"data\"", "must be a JSON pointer"},
           {"paging = { kind = \"page\" }", "is needed to put pages together"},
           {"records = \"/d\"\npaging = { kind = \"cursor\" }", "is needed for cursors"},
           {"records = \"/d\"\npaging = { ends = \"short\" }", "is needed where a short page is the last"},
           {"unwrap = [{ xml = \"a\", json = \"/b\" }]", "either `xml` or `json`"},
           {"ok = { equals = \"1\" }", "is needed"},
           {"name = \"../x\"", "plain file name"},
           {"new = \"changed\"\nmethod = \"POST\"", "only a GET"},
           {"redirects = 5", "unknown key 'redirects'"}}) {
    pull_with(key);
    expect_problem("agency.toml:", told);
  }
}

TEST_F(HttpsPullFile, TellsWhomItWouldTrust) {
  pull(kRequest);
  expect_problem("agency.toml:", "whom to trust");
  pull("pin = \"AAAA\"\n" + std::string{kRequest});
  expect_problem("agency.toml:", "must be \"sha256/\"");
  pull("ca = \"a\"\ncertificate = \"c.pem\"\n" + std::string{kRequest});
  expect_problem("agency.toml:", "come together");
  for (const auto* url : {"http://a.cn/x", "https://{who}.cn/x", "https://a.cn{who}/"}) {
    pull(std::string{kTrust} + "[connector.values]\nwho = \"b\"\n[[connector.request]]\nid = \"a\"\nurl = \"" + url +
         "\"\n");
    EXPECT_EQ(problems().size(), 1u) << url;
  }
}

TEST_F(HttpsPullFile, HoldsNoSecretItself) {
  pull(std::string{kTrust} + "[connector.auth]\ntype = \"bearer\"\ntoken = \"s3cret\"\n" + std::string{kRequest});
  expect_problem("agency.toml:", "must say where the secret is");
  EXPECT_EQ(problems()[0].find("s3cret"), std::string::npos);
}

}  // namespace
}  // namespace yingbao::https_pull
