// Configuration files written into a folder of their own, and the problems found in them.
#pragma once

#include "base/text.hpp"
#include "connector/type.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::config::testing {

inline constexpr std::string_view kAgency = R"(agency = "human_resources"
plugin = "human_resources"
[connector]
folder = "inbox"
[[feed]]
kind = "G6"
)";

inline constexpr std::string_view kRules = R"(version = "r1"
[groups.G6]
excluded_by = ["DIBAO"]
)";

inline constexpr std::string_view kHub = R"(unit = "350500"
rules = "rules.toml"
[plugin]
folder = "plugins"
[platform]
url = "https://localhost:8443"
ca = "ca.pem"
certificate = "client.pem"
key = "client.key"
sender = "test"
)";

class WrittenConfig : public test::InTempFolder {
 protected:
  /// The problems of one file, one string for each.
  static std::vector<std::string> lines_of(const Problems& problems) {
    return problems.none() ? std::vector<std::string>{} : lines_of(problems.error());
  }

  static std::vector<std::string> lines_of(const Error& error) {
    const auto lines = split(error.detail(), '\n');
    return {lines.begin(), lines.end()};
  }

  AgencyConfig agency(std::string_view text) {
    Problems problems;
    auto config = load_agency(write("agency.toml", text), folder(), connector::config_types(), {}, problems);
    problems_ = lines_of(problems);
    return config;
  }
  Rules rules(std::string_view text) {
    Problems problems;
    auto loaded = load_rules(write("rules.toml", text), problems);
    problems_ = lines_of(problems);
    return loaded;
  }
  /// Loads hub.toml with whatever rules and agencies were written beside it.
  Result<HubConfig> hub(std::string_view text) {
    std::filesystem::create_directories(folder() / "agencies");
    auto loaded = load_hub_config(write("hub.toml", text), connector::config_types());
    problems_.clear();
    if (!loaded) {
      EXPECT_EQ(loaded.error().code(), Errc::invalid_config);
      problems_ = lines_of(loaded.error());
    }
    return loaded;
  }

  /// The problems of the file last loaded.
  const std::vector<std::string>& problems() const { return problems_; }
  /// Exactly one problem was found, and it says `what` at `place` ("file:line:column", or a part of it).
  void expect_problem(std::string_view place, std::string_view what) const {
    using ::testing::AllOf;
    using ::testing::ElementsAre;
    using ::testing::HasSubstr;
    EXPECT_THAT(problems_, ElementsAre(AllOf(HasSubstr(std::string{place}), HasSubstr(std::string{what}))));
  }

 private:
  std::vector<std::string> problems_;
};

}  // namespace yingbao::config::testing
