// Every problem of every file in one error: an operator mends them all in one go.
#include "support/written_config.hpp"

#include <regex>

namespace yingbao::config {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

class AllProblems : public testing::WrittenConfig {};

TEST_F(AllProblems, OfSeveralFilesAreToldAtOnce) {
  write("rules.toml", "version = \"r1\"\n[groups.G99]\nexcluded_by = [\"G6\"]\n");
  write("agencies/a.toml",
        "agency = \"a\"\nplugin = \"p\"\ntypo = 1\n[connector]\nfolder = \"x\"\nsettle = \"2\"\n[[feed]]\n"
        "kind = \"G6\"\n");
  write("agencies/b.toml", "agency = \"b\nplugin = \"p\"\n");
  std::string text{testing::kHub};
  text.insert(0, "language = \"fr\"\n");
  EXPECT_FALSE(hub(text));
  EXPECT_THAT(problems(),
              UnorderedElementsAre(AllOf(HasSubstr("hub.toml:1:"), HasSubstr("language")),
                                   AllOf(HasSubstr("rules.toml:"), HasSubstr("'G99' is no target group")),
                                   AllOf(HasSubstr("rules.toml:3:"), HasSubstr("'G6' is no roster")),
                                   AllOf(HasSubstr("a.toml:3:1"), HasSubstr("unknown key 'typo'")),
                                   AllOf(HasSubstr("a.toml:6:"), HasSubstr("settle")), HasSubstr("b.toml:1:")));
}

TEST_F(AllProblems, CarryFileLineAndColumn) {
  write("rules.toml", "version = 5\n[groups.G6]\nexcluded_by = \"DIBAO\"\nbases = \"x\"\n");
  write("agencies/a.toml",
        "agency = 1\nplugin = 2\nname = 3\nconnector = 4\nfeed = 5\nread = 6\nallow = 7\ncolumns = 8\n");
  EXPECT_FALSE(hub(testing::kHub));
  EXPECT_GE(problems().size(), 11u);
  const std::regex place{"^/.*\\.toml:[1-9][0-9]*:[1-9][0-9]*: .+"};
  for (const auto& line : problems()) EXPECT_TRUE(std::regex_match(line, place)) << line;
}

TEST_F(AllProblems, IncludeEveryMissingSection) {
  write("rules.toml", testing::kRules);
  EXPECT_FALSE(hub("unit = \"350500\"\nrules = \"rules.toml\"\n"));
  EXPECT_THAT(problems(), UnorderedElementsAre(HasSubstr("[plugin] is needed"), HasSubstr("[platform] is needed")));
}

TEST_F(AllProblems, IncludeAMissingSectionBesideAnotherMistake) {
  write("rules.toml", testing::kRules);
  std::string text{testing::kHub};
  text.replace(text.find("[plugin]\nfolder = \"plugins\"\n"),
               std::string_view{"[plugin]\nfolder = \"plugins\"\n"}.size(), "");
  EXPECT_FALSE(hub("mode = \"test\"\n" + text));
  EXPECT_THAT(problems(), UnorderedElementsAre(HasSubstr("mode"), HasSubstr("[plugin] is needed")));
}

TEST_F(AllProblems, IncludeEveryUnknownKeyOfAFile) {
  agency(
      "agency = \"a\"\nplugin = \"p\"\nx = 1\ny = [1]\n[z]\nq = 1\n[connector]\nfolder = \"f\"\nw = 2\n[[feed]]\nkind "
      "= \"G6\"\n"
      "v = 3\n");
  EXPECT_THAT(problems(), UnorderedElementsAre(HasSubstr("'x'"), HasSubstr("'y'"), HasSubstr("'z'"),
                                               HasSubstr("'w' in [connector]"), HasSubstr("'v' in [feed]")));
}

}  // namespace
}  // namespace yingbao::config
