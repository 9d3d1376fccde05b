// A folder of its own for each test, gone afterwards.
#pragma once

#include "base/file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace yingbao::testing {

class TemporaryFolder : public ::testing::Test {
 protected:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "yingbao-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw Failure{errno_error("mkdtemp")};
    folder_ = name;
  }
  ~TemporaryFolder() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  const std::filesystem::path& folder() const { return folder_; }
  /// Writes a file below the folder, making the folders on its way.
  std::filesystem::path write(const std::string& name, std::string_view text) const {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    if (const auto done = write_file_durably(path, text); !done) throw Failure{done.error()};
    return path;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace yingbao::testing
