#include "file_drop/config.hpp"
#include "support/written_config.hpp"

namespace yingbao::config {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kAgency;
using ::testing::Pair;

class AgencyFile : public testing::WrittenConfig {};

TEST_F(AgencyFile, NeedsLittleAndFillsInTheRest) {
  const auto config = agency(kAgency);
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(config.id, "human_resources");
  EXPECT_EQ(config.name, "human_resources");
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).folder, folder() / "inbox");
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).settle, 2s);
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).after, connector::AfterAction::remove);
  ASSERT_EQ(config.feeds.size(), 1u);
  EXPECT_EQ(config.feeds[0].as_of, AsOfFrom::file_name);
  EXPECT_TRUE(config.feeds[0].enabled);
  EXPECT_EQ(config.delimiter, 0);
}

TEST_F(AgencyFile, SaysEverythingItCanSay) {
  const auto config = agency(R"(agency = "rosters"
name = "在保对象名册"
plugin = "tabular"
unit = "350521"
legal_basis = "某某办法第五条"
catalogue = "3505-001"
allow = ["姓名", "身份证号码"]

[connector]
type = "file_drop"
folder = "../inbox"
patterns = ["*.csv", "*.txt"]
settle = "250ms"
after = "archive"
archive = "done"

[[feed]]
kind = "DIBAO"
files = ["*低保*"]
mode = "snapshot"
as_of = "operator"
expect = "half-monthly by 13,28"
enabled = false
max_reject_share = 0.02
max_shrink = 1
max_age = "10d"
min_records = 100

[[feed]]
kind = "TEKUN"
files = ["*特困*"]
as_of = "arrival"

[read]
charset = "gbk"
delimiter = "|"

[columns]
"身份证号" = "公民身份号码"

[settings]
label = "x"
count = 3
flag = true
inner = { list = ["a", "b"] }
)");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(config.unit, "350521");
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).folder,
            (folder() / "../inbox").lexically_normal());
  EXPECT_THAT(static_cast<const file_drop::Config&>(*config.connector).patterns, ElementsAre("*.csv", "*.txt"));
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).settle, 250ms);
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).after, connector::AfterAction::archive);
  EXPECT_EQ(static_cast<const file_drop::Config&>(*config.connector).archive, folder() / "done");
  ASSERT_EQ(config.feeds.size(), 2u);
  const auto& dibao = *config.feed("DIBAO");
  EXPECT_EQ(dibao.as_of, AsOfFrom::operator_only);
  EXPECT_FALSE(dibao.enabled);
  ASSERT_TRUE(dibao.expect);
  EXPECT_EQ(dibao.expect->text(), "half-monthly by 13, 28");
  EXPECT_FALSE(config.feed("TEKUN")->expect);
  EXPECT_DOUBLE_EQ(dibao.gates.max_reject_share, 0.02);
  EXPECT_DOUBLE_EQ(dibao.gates.max_shrink, 1.0);
  EXPECT_EQ(dibao.gates.max_age, 240h);
  EXPECT_EQ(dibao.gates.min_records, 100u);
  EXPECT_EQ(config.feed("TEKUN")->as_of, AsOfFrom::arrival);
  EXPECT_EQ(config.charset, "gbk");
  EXPECT_EQ(config.delimiter, '|');
  EXPECT_THAT(config.allowed, ElementsAre("姓名", "身份证号码"));
  EXPECT_THAT(config.overrides, ElementsAre(Pair("身份证号", "公民身份号码")));
  EXPECT_THAT(config.settings,
              ::testing::UnorderedElementsAre(Pair("label", "x"), Pair("count", "3"), Pair("flag", "true"),
                                              Pair("inner.list.0", "a"), Pair("inner.list.1", "b")));
}

TEST_F(AgencyFile, LetsABaselineAgeOnlyWhereItSaysSo) {
  const auto max_age = [&](const std::string& feed) {
    return agency(std::string{kAgency} + feed).feeds.front().gates.max_age;
  };
  EXPECT_LT(max_age(""), std::chrono::milliseconds::max());
  EXPECT_EQ(max_age("baseline = true\n"), std::chrono::milliseconds::max());
  EXPECT_EQ(max_age("baseline = true\nmax_age = \"400d\"\n"), 9600h);
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(AgencyFile, LosesNoSettingSilently) {
  for (const char* setting : {"share = 0.5", "since = 2020-01-01", "at = 02:30:00"}) {
    const auto config = agency(std::string{kAgency} + "[settings]\n" + setting + "\n");
    EXPECT_TRUE(!config.settings.empty() || !problems().empty()) << setting;
  }
}

struct Mistake {
  const char* was;
  const char* is;
  const char* place;
  const char* told;
};

TEST_F(AgencyFile, TellsEachMistakeAndItsPlace) {
  for (const auto& [was, is, place, told] :
       {Mistake{"agency = \"human_resources\"", "agency = \"Human Resources\"", "agency.toml:1:", "lower-case"},
        {"plugin = \"human_resources\"", "plugin = \"../x.so\"", "agency.toml:2:", "not a path"},
        {"plugin = \"human_resources\"", "plugin = \"p\"\nunit = \"123456\"", "agency.toml:3:", "no code of a unit"},
        {"plugin = \"human_resources\"", "plugin = \"p\"\nplugn = \"p\"", "agency.toml:3:1", "unknown key 'plugn'"},
        {"folder = \"inbox\"", "folder = \"inbox\"\ntype = \"ftp\"", "agency.toml:5:", "must be one of \"file_drop\""},
        {"folder = \"inbox\"", "folder = \"inbox\"\nsettle = \"2 s\"", "agency.toml:5:", "must be a duration"},
        {"folder = \"inbox\"", "folder = \"inbox\"\nsettle = 2", "agency.toml:5:", "must be text"},
        {"folder = \"inbox\"", "folder = \"inbox\"\nafter = \"archive\"",
         "agency.toml:", "connector.archive: is needed"},
        {"folder = \"inbox\"", "folder = \"inbox\"\npatterns = \"*.csv\"", "agency.toml:5:", "must be a list of texts"},
        {"folder = \"inbox\"", "folder = \"inbox\"\npatterns = [1]", "agency.toml:5:", "must hold texts only"},
        {"folder = \"inbox\"", "folder = \"inbox\"\nfoldr = \"x\"", "agency.toml:5:1",
         "unknown key 'foldr' in [connector]"},
        {"kind = \"G6\"", "kind = \"G66\"", "agency.toml:6:", "is no group or roster kind"},
        {"kind = \"G6\"", "kind = \"G6\"\nmax_shrink = 30", "agency.toml:7:", "must be a share"},
        {"kind = \"G6\"", "kind = \"G6\"\nmax_shrink = -0.1", "agency.toml:7:", "must be a share"},
        {"kind = \"G6\"", "kind = \"G6\"\nmin_records = -1", "agency.toml:7:", "must be a whole number"},
        {"kind = \"G6\"", "kind = \"G6\"\nmin_records = 1.5", "agency.toml:7:", "must be a whole number"},
        {"kind = \"G6\"", "kind = \"G6\"\nenabled = \"yes\"", "agency.toml:7:", "must be true or false"},
        {"kind = \"G6\"", "kind = \"G6\"\nas_of = \"mtime\"", "agency.toml:7:", "must be one of"},
        {"kind = \"G6\"", "kind = \"G6\"\nextra = 1", "agency.toml:7:1", "unknown key 'extra' in [feed]"},
        {"kind = \"G6\"", "kind = \"G6\"\ndeadline = \"02:30\"", "agency.toml:7:1", "expect = \"monthly by 10\""},
        {"kind = \"G6\"", "kind = \"G6\"\nexpect = \"monthly by 32\"",
         "agency.toml:7:", "feed.expect: 'monthly by 32': must be \"daily\""},
        {"kind = \"G6\"", "kind = \"G6\"\nretention = \"400d\"", "agency.toml:7:1",
         "feed.retention: has no effect yet"},
        {"kind = \"G6\"", "kind = \"G6\"\n[read]\ndelimiter = \"||\"", "agency.toml:8:", "must be one character"},
        {"kind = \"G6\"", "kind = \"G6\"\n[read]\ncharset = \"big5\"", "agency.toml:8:", "must be one of"},
        {"kind = \"G6\"", "kind = \"G6\"\n[columns]\na = 1", "agency.toml:8:", "must be text"}}) {
    std::string text{kAgency};
    text.replace(text.find(was), std::string_view{was}.size(), is);
    agency(text);
    SCOPED_TRACE(is);
    expect_problem(place, told);
  }
}

TEST_F(AgencyFile, DoesNotCallMissingWhatHasTheWrongType) {
  std::string text{kAgency};
  text.replace(0, text.find('\n'), "agency = 5");
  agency(text);
  expect_problem("agency.toml:1:", "must be text");
}

TEST_F(AgencyFile, TellsWhatIsMissing) {
  agency("agency = \"a\"\nplugin = \"p\"\n");
  EXPECT_THAT(problems(),
              ElementsAre(::testing::HasSubstr("[connector] is needed"), ::testing::HasSubstr("[[feed]] is needed")));
  agency("");
  EXPECT_EQ(problems().size(), 4u);
}

TEST_F(AgencyFile, TellsWhereItIsNoToml) {
  agency("agency = \"a\"\nplugin = p\n");
  expect_problem("agency.toml:2:", "");
}

TEST_F(AgencyFile, TellsThatItCannotBeRead) {
  Problems problems;
  load_agency(folder() / "nowhere.toml", folder(), connector::config_types(), {}, problems);
  EXPECT_THAT(lines_of(problems), ElementsAre(::testing::HasSubstr("nowhere.toml")));
}

}  // namespace
}  // namespace yingbao::config
