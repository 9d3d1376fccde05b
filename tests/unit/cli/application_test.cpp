// What a shell sees: exit codes, and on which of the two streams a thing is said.
#include "cli/application.hpp"
#include "cli/context.hpp"
#include "support/fixed_clock.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>

namespace yingbao::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Said {
  int code;
  std::string out, errors;
};

Said call(std::vector<std::string> words) {
  words.insert(words.begin(), "yingbao");
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const auto code = run_application(static_cast<int>(arguments.size()), arguments.data(), test::kMorning);
  auto out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

TEST(Application, GivesHelpThatNamesEveryCommand) {
  const auto said = call({"--help"});
  EXPECT_EQ(said.code, 0);
  for (const auto* command :
       {"init",   "check",      "preview",     "import",  "listen", "run",     "status", "deliveries",
        "lists",  "candidates", "submissions", "rejects", "slip",   "release", "revoke", "explain",
        "ledger", "report",     "plugin",      "keys",    "audit",  "agency"})
    EXPECT_THAT(said.out, HasSubstr(std::string{"  "} + command + " ")) << command;
}

TEST(Application, AnswersAnythingItDoesNotUnderstandWithTwo) {
  const std::vector<std::vector<std::string>> calls{
      {},         {"nothing"}, {"--nothing"},    {"status", "--nothing"}, {"--lang", "fr", "status"},
      {"report"}, {"release"}, {"run", "--date"}};
  for (const auto& words : calls) {
    const auto said = call(words);
    EXPECT_EQ(said.code, 2) << testing::PrintToString(words);
    EXPECT_THAT(said.out, IsEmpty());
    EXPECT_NE(said.errors, "");
  }
}

TEST(Application, SaysWhichConfigurationIsNotThere) {
  const test::TempFolder folder;
  const auto said = call({"status", "-c", (folder / "nowhere.toml").string()});
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.out, IsEmpty());
  EXPECT_THAT(said.errors, HasSubstr("nowhere.toml"));
}

TEST(Application, TakesTheConfigurationFromTheEnvironmentUnlessItIsNamed) {
  ::setenv("YINGBAO_CONFIG", "/nowhere/environment.toml", 1);
  EXPECT_THAT(call({"status"}).errors, HasSubstr("environment.toml"));
  EXPECT_THAT(call({"status", "-c", "/nowhere/named.toml"}).errors, HasSubstr("named.toml"));
  ::unsetenv("YINGBAO_CONFIG");
}

TEST(ExitCode, IsTwoForWhatMustBeMendedAndThreeForWhatMayPass) {
  for (const auto code : {Errc::invalid_config, Errc::not_found, Errc::malformed, Errc::refused, Errc::unauthorised})
    EXPECT_EQ(exit_code_of(Error{code, ""}), 2);
  for (const auto code : {Errc::unreachable, Errc::timed_out, Errc::internal})
    EXPECT_EQ(exit_code_of(Error{code, ""}), 3);
}

TEST(Ids, AreOfTheirKindAndWholeNumbers) {
  EXPECT_EQ(id_in("list-12", "list-"), 12);
  for (const auto* text : {"list-", "list-1x", "plan-12", "12", "", "list-99999999999999999999"})
    EXPECT_EQ(id_in(text, "list-"), 0) << text;
}

}  // namespace
}  // namespace yingbao::cli
