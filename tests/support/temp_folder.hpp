// A folder of a test's own, gone afterwards.
#pragma once

#include "base/file.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace yingbao::test {

class TempFolder {
 public:
  TempFolder() {
    std::string name = testing::TempDir() + "yingbao_XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw Failure{errno_error("mkdtemp")};
    path_ = name;
  }
  TempFolder(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path_})
      if (!entry.is_directory()) ++count;
    return count;
  }
  /// Writes a file below the folder, making the folders on its way.
  std::filesystem::path write(const std::string& name, std::string_view text) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    if (const auto done = write_file_durably(file, text); !done) throw Failure{done.error()};
    return file;
  }

 private:
  std::filesystem::path path_;
};

/// A test with a folder of its own.
class InTempFolder : public ::testing::Test {
 protected:
  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path write(const std::string& name, std::string_view text) const {
    return folder_.write(name, text);
  }

 private:
  TempFolder folder_;
};

inline std::string bytes_of(const std::filesystem::path& file) { return read_file(file, 64u << 20).value(); }

/// Replaces a file's bytes.
inline void put_bytes(const std::filesystem::path& file, std::string_view bytes) {
  ASSERT_TRUE(write_file_durably(file, bytes, 0600));
}

}  // namespace yingbao::test
