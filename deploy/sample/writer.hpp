#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::sample {

enum class Encoding { utf8, utf8_with_mark, gb18030 };

struct File {
  std::string name;
  Encoding encoding;
  std::string_view line_end;
  std::vector<std::vector<std::string>> records;  // UTF-8, apart from stray bytes
};

// Quotes only what must be quoted, so quoted line breaks and doubled quotes do occur, but rarely.
std::string csv(const File& file);

// The file appears under its name complete or not at all: a connector may be watching the folder.
void write_bytes(const std::filesystem::path& path, std::string_view bytes);

}  // namespace yingbao::sample
