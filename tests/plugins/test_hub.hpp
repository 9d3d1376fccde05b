// A hub of one test: it lands texts as deliveries and ingests them through a fixture.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace yingbao::plugin_tests {

std::filesystem::path hostile_plugin(const std::string& name);

/// Tells a fixture its victim, for as long as it lives.
class Target {
 public:
  Target(const std::string& plugin, const std::string& text);
  ~Target();

 private:
  std::filesystem::path file_;
};

class TestHub {
 public:
  /// Three people below a header row.
  static constexpr std::string_view kPeople = "姓名,身份证号,县区\n张三,,晋江市\n李四,,晋江市\n王五,,南安市\n";

  TestHub();
  Result<store::IngestCommit> deliver(const std::string& plugin, std::string_view text = kPeople);
  store::Store& store() { return data_->store(); }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  test::TempFolder folder_;
  crypto::KeyRing keys_;
  std::unique_ptr<data::DataFolder> data_;
};

/// Fails the test when a fixture that behaves is not read whole, or when a process was left behind.
void expect_that_the_hub_carries_on(TestHub& hub);

}  // namespace yingbao::plugin_tests
