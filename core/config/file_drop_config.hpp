// A connector that reads a folder.
#pragma once

#include "config/after_action.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::config {

class Section;

struct FileDropConfig {
  static constexpr std::string_view kType = "file_drop";
  std::filesystem::path folder;
  std::vector<std::string> patterns;
  std::chrono::milliseconds settle{2000};
  bool marker = false;           ///< a file is complete when <name>.done lies beside it, whatever its age
  AfterAction after = AfterAction::remove;
  std::filesystem::path archive;
  std::filesystem::path outbox;  ///< where return slips go; empty: nowhere
};

FileDropConfig read_file_drop(Section& section, const std::filesystem::path& base);

}  // namespace yingbao::config
