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

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file) { return read_file(file, 64u << 20).value(); }

/// Replaces a file's bytes.
inline void put_bytes(const std::filesystem::path& file, std::string_view bytes) {
  ASSERT_TRUE(write_file_durably(file, bytes, 0600));
}

}  // namespace yingbao::test
